using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Heading;

/// <summary>What stands to the left and right of a mark in a line, and whether it parts the mark from running text.</summary>
internal readonly record struct MarkEdges(string Text, List<Token> Line)
{
    private const string Signs = ".,;-–—/*\"'“”‘’«»+_!=~•#";

    // What is stamped beside a mark: how urgent it is, which of the numbered copies this is.
    private static readonly PhraseSet Stamped = new("hỏa tốc hẹn giờ|hỏa tốc|thượng khẩn|khẩn|đóng dấu|dấu");
    private static readonly PhraseSet Copy = new("bản số|số bản");
    private static readonly PhraseSet Addressed = new("kính gửi");
    private const int LongestStamp = 4;
    private const int LongestPlace = 5;

    /// <summary>A frame or a wide gap on both sides, or nothing.</summary>
    public bool Fenced(int at, int length) => OpensAt(at) && OpensAt(at + length);

    /// <summary>Beside it stand, up to a frame, a wide gap or the end of the line, only signs and what else is stamped.</summary>
    public bool Alone(int at, int length) => Left(at) is >= 0 and var left && Right(at + length) >= 0 && left <= at;

    /// <summary>The line or the cell says nothing but the mark and what else is stamped.</summary>
    public bool WholeLine(int at, int length) =>
        Left(at) is >= 0 and var left
        && Right(at + length) is >= 0 and var right
        && (left == 0 || Line[left - 1].Is('|'))
        && (right == Line.Count || Line[right].Is('|'));

    /// <summary>How far to the left only what parts reaches; -1 where words touch the mark.</summary>
    private int Left(int i)
    {
        while (!OpensAt(i))
        {
            var stamp = Ending(Stamped, i);
            var copy = CopyBefore(i);
            if (IsSign(Line[i - 1]))
            {
                i--;
            }
            else if (stamp > 0 && Line[i - stamp].Capital)
            {
                i -= stamp;
            }
            else if (copy > 0)
            {
                i -= copy;
            }
            else
            {
                return EndsNumber(i) ? i : -1;
            }
        }

        return i;
    }

    private int Right(int i)
    {
        while (!OpensAt(i))
        {
            var stamp = Stamped.At(Line, i, Line.Count);
            if (IsSign(Line[i]))
            {
                i++;
            }
            else if (stamp > 0 && Line[i].Capital)
            {
                i += stamp;
            }
            else
            {
                return Line[i].Capital && (Copy.At(Line, i, Line.Count) > 0 || OtherColumn(i)) ? i : -1;
            }
        }

        return i;
    }

    /// <summary>Before token <paramref name="i"/> (or at an end) stands a frame, a tab or a gap as between columns.</summary>
    private bool OpensAt(int i)
    {
        if (i == 0 || i == Line.Count || IsFrame(Line[i - 1]) || IsFrame(Line[i]))
        {
            return true;
        }

        var gap = Text.AsSpan(Line[i - 1].End, Math.Max(0, Line[i].Start - Line[i - 1].End));
        return gap.Contains('\t') || gap.Length >= 3 && !(IsSpaced(Line[i - 1]) && IsSpaced(Line[i]));
    }

    /// <summary>"Bản số: 01", "Số bản 05" before <paramref name="i"/>: how many tokens it takes.</summary>
    private int CopyBefore(int i)
    {
        if (Line[i - 1].Kind is not TokenKind.Number)
        {
            return 0;
        }

        var colon = i > 1 && Line[i - 2].Is(':') ? 1 : 0;
        return Copy.At(Line, i - 3 - colon, Line.Count) == 2 ? 3 + colon : 0;
    }

    /// <summary>"Số: 934/BC-BTC MẬT": the number of the document ends where the mark begins.</summary>
    private bool EndsNumber(int i)
    {
        var end = Line[i - 1].End;
        var start = end;
        while (start > 0 && !char.IsWhiteSpace(Text[start - 1]) && end - start < 60)
        {
            start--;
        }

        var run = Text.AsSpan(start, end - start);
        return run.Contains('/') && run.ContainsAnyInRange('0', '9') && Line[i].Start > end;
    }

    /// <summary>"MẬT Kính gửi: …", "MẬT Hà Nội, ngày …": two columns whose base lines became one line.</summary>
    private bool OtherColumn(int i)
    {
        if (Addressed.At(Line, i, Line.Count) > 0)
        {
            return true;
        }

        var end = i;
        while (end < Line.Count && end - i < LongestPlace && Line[end] is { IsWord: true, Capital: true })
        {
            end++;
        }

        return end + 1 < Line.Count && Line[end].Is(',') && Line[end + 1].Key == W.Ngay;
    }

    private int Ending(PhraseSet phrases, int i)
    {
        for (var length = Math.Min(LongestStamp, i); length > 0; length--)
        {
            if (phrases.At(Line, i - length, i) == length)
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>Printed "B Í   M Ậ T", where a wide gap is one between words.</summary>
    private bool IsSpaced(Token t) => Text.AsSpan(t.Start, t.End - t.Start).Contains(' ');

    private static bool IsSign(Token t) => t is { Kind: TokenKind.Mark, Key.Length: 1 } && Signs.Contains(t.Key[0]);

    private static bool IsFrame(Token t) => t.Is('|') || t.Is('[') || t.Is(']') || t.Is('(') || t.Is(')') || t.Is(':');
}
