using System.Text;
using DieuHanh.Reading.Text;

namespace DieuHanh.Documents.Text;

/// <summary>Gathers text up to the limit.</summary>
internal sealed class Gathered(int limit)
{
    private readonly StringBuilder text = new();

    public bool Full => text.Length >= limit;

    public int Length => text.Length;

    public void Add(ReadOnlySpan<char> part) => text.Append(part[..Math.Min(part.Length, limit - text.Length)]);

    public void Line()
    {
        if (!Full)
        {
            text.Append('\n');
        }
    }

    /// <summary>Whether these words stand in it already.</summary>
    public bool Holds(string words) => text.ToString().Contains(words, StringComparison.Ordinal);

    /// <summary>Whether a letter or a digit stands after <paramref name="from"/>.</summary>
    public bool HoldsWords(int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (char.IsLetterOrDigit(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    public int Counts(char sign, int from)
    {
        var count = 0;
        for (var i = from; i < text.Length; i++)
        {
            count += text[i] == sign ? 1 : 0;
        }

        return count;
    }

    public void Replace(string old, string by, int from) => text.Replace(old, by, from, text.Length - from);

    /// <summary>The text cut at these places.</summary>
    public IReadOnlyList<string> Parts(IReadOnlyList<int> begins) =>
        [.. begins.Select((b, i) => text.ToString(b, (i + 1 < begins.Count ? begins[i + 1] : text.Length) - b))];

    public Extraction Result(bool complete)
    {
        // Pages without words leave their line ends. What no font gave away may still read as one of the old encodings.
        var read = LegacyVietnamese.Mend(text.ToString().Replace("\0", "", StringComparison.Ordinal).Trim());
        return new(
            read,
            read.Length == 0 ? "Tệp không có văn bản, có thể là bản quét; hãy nhập các thông tin bằng tay."
                : complete ? null
                : "Tệp rất dài: chỉ phần đầu được đọc."
        );
    }
}
