using System.Text;

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

    public Extraction Result(bool complete)
    {
        // Pages without words leave their line ends.
        var read = text.ToString().Replace("\0", "", StringComparison.Ordinal).Trim();
        return new(
            read,
            read.Length == 0 ? "Tệp không có văn bản, có thể là bản quét; hãy nhập các thông tin bằng tay."
                : complete ? null
                : "Tệp rất dài: chỉ phần đầu được đọc."
        );
    }
}
