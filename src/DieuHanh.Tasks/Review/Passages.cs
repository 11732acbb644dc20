using DieuHanh.Reading.Assignments;

namespace DieuHanh.Tasks.Review;

/// <summary>A run of letters in a paragraph of the text, all inside the same proposals.</summary>
/// <param name="Numbers">The proposals whose words these are; none for the rest of the text.</param>
/// <param name="Begins">The proposals that begin here, whose numbers stand in the margin: several where each agency of a sentence has its own.</param>
/// <param name="Cue">What was read from exactly these words.</param>
public sealed record Piece(string Text, IReadOnlyList<int> Numbers, IReadOnlyList<int> Begins, CueKind? Cue);

/// <summary>A paragraph as printed.</summary>
/// <param name="Spaced">An empty line stands before it.</param>
public sealed record Paragraph(int Number, int Start, int End, bool Spaced, IReadOnlyList<Piece> Pieces);

/// <summary>Where a proposal stands in the text, under the number it has on the page.</summary>
public sealed record Marked(int Number, int Start, int End, IReadOnlyList<ReadCue> Cues);

/// <summary>The text of a directive cut into paragraphs and highlighted pieces. Nothing is left out or changed but line ends.</summary>
public static class Passages
{
    public static IReadOnlyList<Paragraph> Of(string text, IReadOnlyList<Marked> marks)
    {
        var paragraphs = new List<Paragraph>();
        var spaced = false;
        for (var at = 0; at < text.Length; )
        {
            var end = text.AsSpan(at).IndexOfAny('\n', '\r', '\f') is >= 0 and var n ? at + n : text.Length;
            if (text.AsSpan(at, end - at).IsWhiteSpace())
            {
                spaced |= end < text.Length && text[end] is '\n';
            }
            else
            {
                paragraphs.Add(new(paragraphs.Count + 1, at, end, spaced, Pieces(text, at, end, marks)));
                spaced = false;
            }

            // "\r\n" is one line end.
            at = end + (end + 1 < text.Length && text[end] is '\r' && text[end + 1] is '\n' ? 2 : 1);
        }

        return paragraphs;
    }

    private static List<Piece> Pieces(string text, int start, int end, IReadOnlyList<Marked> marks)
    {
        var here = marks.Where(m => m.Start < end && m.End > start).ToList();
        if (here.Count == 0)
        {
            return [new(text[start..end], [], [], null)];
        }

        var cues = here.SelectMany(m => m.Cues).Where(c => c.Start < end && c.End > start).ToList();
        var cuts = here.SelectMany(m => new[] { m.Start, m.End })
            .Concat(cues.SelectMany(c => new[] { c.Start, c.End }))
            .Where(c => c > start && c < end)
            .Append(start)
            .Append(end)
            .Distinct()
            .Order()
            .ToList();
        var pieces = new List<Piece>();
        for (var i = 0; i + 1 < cuts.Count; i++)
        {
            var (from, to) = (cuts[i], cuts[i + 1]);
            var inside = here.Where(m => m.Start <= from && m.End >= to).ToList();
            var cue = inside.Count == 0 ? null : cues.FirstOrDefault(c => c.Start <= from && c.End >= to)?.Kind;
            var begins = here.Where(m => m.Start == from).Select(m => m.Number);
            pieces.Add(new(text[from..to], [.. inside.Select(m => m.Number)], [.. begins], cue));
        }

        return pieces;
    }
}
