using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Reading.Assignments;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DieuHanh.Tasks.Review;

/// <summary>An agency or a group as a directive names it, and the agencies it stood for on the day of the document.</summary>
/// <param name="Agencies">None: the name is unknown. Several without being a group: a person must choose.</param>
/// <param name="IsPart">Only some members of the group are meant ("có liên quan", "ven biển"): which ones is for a person to say.</param>
/// <param name="Former">The agency of this name had ended before the document; its heir is understood.</param>
public sealed record Party(
    string Name,
    IReadOnlyList<Guid> Agencies,
    bool IsGroup,
    bool IsPart = false,
    Guid? Former = null
)
{
    public bool IsKnown => Agencies.Count > 0;
    public bool IsAmbiguous => !IsGroup && Agencies.Count > 1;

    /// <summary>It is known who is meant.</summary>
    public bool IsSettled => IsKnown && !IsAmbiguous && !IsPart;

    public static Party Of(string name, DirectoryBook book, DateOnly day)
    {
        var match = book.Resolve(name, day);
        return new Party(name, match.Candidates, match.IsGroup, match.IsGroup && !match.Whole, match.Former);
    }
}

/// <summary>Why the reader was not sure: its sentence, which is the translation key, and what fills it.</summary>
public sealed record ReadDoubt(DoubtKind Kind, string Sentence, IReadOnlyList<string> Values)
{
    public Reason Reason => new(Sentence, [.. Values]);
}

/// <summary>The words of the text from which a value was read.</summary>
public sealed record ReadCue(CueKind Kind, int Start, int End);

/// <summary>A list that is always replaced as a whole, kept as JSON in one column.</summary>
internal sealed class JsonColumn<T>()
    : ValueConverter<IReadOnlyList<T>, string>(
        value => JsonSerializer.Serialize(value, JsonColumn.Options),
        stored => JsonSerializer.Deserialize<List<T>>(stored, JsonColumn.Options)!
    )
{
    public static readonly ValueComparer<IReadOnlyList<T>> Comparer = new(
        (a, b) => JsonColumn.Same(a, b),
        value => value.Count,
        value => value
    );
}

internal static class JsonColumn
{
    public static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    public static bool Same<T>(IReadOnlyList<T>? a, IReadOnlyList<T>? b) =>
        ReferenceEquals(a, b) || JsonSerializer.Serialize(a, Options) == JsonSerializer.Serialize(b, Options);
}
