using System.Globalization;

namespace DieuHanh.Reading;

/// <summary>A sentence for the screen: the Vietnamese sentence with {0}, {1}… is the translation key, the values fill it.</summary>
public sealed record Remark(string Sentence, IReadOnlyList<string> Values)
{
    internal static Remark Of(string sentence, params string[] values) => new(sentence, values);

    /// <summary>Every sentence the reader can say, for the completeness test of translations.</summary>
    public static IReadOnlyList<string> Sentences { get; } =
    [.. Deadlines.DeadlineReasons.All, .. Assignments.Doubts.Sentences];

    public bool Equals(Remark? other) =>
        other is not null && Sentence == other.Sentence && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => Sentence.GetHashCode(StringComparison.Ordinal);

    /// <summary>The Vietnamese sentence, filled.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, Sentence, [.. Values]);
}
