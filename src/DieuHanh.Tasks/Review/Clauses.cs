namespace DieuHanh.Tasks.Review;

/// <summary>
/// The parts at whose borders a sentence may be split into several tasks: after a full stop, a semicolon, a colon, a comma or a line
/// end. Which of them really begin a new task is for a person to say.
/// </summary>
public static class Clauses
{
    private const int Most = 60;

    /// <summary>Start and end of each part; together they cover the text.</summary>
    public static IReadOnlyList<(int Start, int End)> Of(string text)
    {
        var parts = new List<(int, int)>();
        var from = 0;
        for (var i = 0; i < text.Length && parts.Count < Most - 1; i++)
        {
            var ends =
                text[i] is '\n'
                || (text[i] is '.' or ';' or ':' or ',' && i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]));
            if (ends && !text.AsSpan(from, i - from).IsWhiteSpace() && !text.AsSpan(i + 1).IsWhiteSpace())
            {
                parts.Add((from, i + 1));
                from = i + 1;
            }
        }

        parts.Add((from, text.Length));
        return parts;
    }

    /// <summary>The pieces that result when a new one begins at each of the numbered parts; blank ends are cut off.</summary>
    public static IReadOnlyList<(int Start, int End)> Cut(string text, IEnumerable<int> beginnings)
    {
        var parts = Of(text);
        var starts = beginnings.Where(b => b > 0 && b < parts.Count).Distinct().Order().Select(b => parts[b].Start);
        var borders = starts.Prepend(0).Append(text.Length).ToList();
        return [.. borders.Zip(borders.Skip(1), (from, to) => Trimmed(text, from, to)).Where(p => p.Start < p.End)];
    }

    private static (int Start, int End) Trimmed(string text, int from, int to)
    {
        while (from < to && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        while (to > from && (char.IsWhiteSpace(text[to - 1]) || text[to - 1] is ';' or ','))
        {
            to--;
        }

        return (from, to);
    }
}
