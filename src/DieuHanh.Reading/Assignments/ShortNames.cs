using System.Text;
using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Assignments;

/// <summary>"Thành phố khẩn trương …" in a document about one city means that city; its whole name is the first one the document gives.</summary>
internal sealed class ShortNames
{
    private const int Sample = 3_000;

    private readonly Dictionary<string, string> whole = new(StringComparer.OrdinalIgnoreCase);

    public ShortNames(Sheet sheet)
    {
        var tokens = sheet.Tokens;
        for (var i = 0; i + 2 < Math.Min(tokens.Count, Sample); i++)
        {
            var city = tokens[i].Key == W.Thanh && tokens[i + 1].Key == W.Pho;
            var length =
                city ? 2
                : tokens[i].Key == W.Tinh ? 1
                : 0;
            var end = i + length;
            while (
                length > 0
                && end < tokens.Count
                && OnOneLine(sheet, end)
                && tokens[end] is { IsWord: true, Capital: true, AllCapitals: false }
                && end - i < 6
            )
            {
                end++;
            }

            if (length > 0 && end > i + length)
            {
                whole.TryAdd(sheet.Words(i, i + length), sheet.Words(i, end));
            }
        }
    }

    private static bool OnOneLine(Sheet sheet, int i) =>
        !sheet
            .Text.AsSpan(sheet.Tokens[i - 1].End, sheet.Tokens[i].Start - sheet.Tokens[i - 1].End)
            .ContainsAny('\n', '\r');

    /// <summary>The whole name; a doubt is noted when it had to be inferred.</summary>
    public string Whole(string name, List<Doubt>? doubts)
    {
        if (!whole.TryGetValue(name, out var known) || !char.IsUpper(name.Normalize(NormalizationForm.FormC)[0]))
        {
            return name;
        }

        doubts?.Add(Doubts.Of(DoubtKind.LeadInText, name, known));
        return known;
    }
}
