using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Heading;

/// <summary>The foot of a document: the lines of "Nơi nhận", in what capacity it is signed and by whom.</summary>
internal sealed class FootReader(Sheet sheet, HeadingLines lines)
{
    private const int MostLines = 60;

    private static readonly PhraseSet Capacities = new(
        "tm.|kt.|tl.|tuq.|q.|t/m|k/t|thủ tướng|bộ trưởng|chủ tịch|phó thủ tướng|phó chủ tịch|thứ trưởng|chánh văn phòng|phó chánh văn phòng|giám đốc|phó giám đốc|cục trưởng|vụ trưởng|bí thư|phó bí thư|trưởng ban|phó chủ nhiệm|bộ trưởng, chủ nhiệm|thường trực|tổng giám đốc|viện trưởng|hiệu trưởng|chánh án|thống đốc|phó thống đốc|tổng thanh tra|phó tổng thanh tra|phó trưởng ban|phó cục trưởng"
    );

    private readonly List<Token> tokens = sheet.Tokens;

    public (string? Signer, string? Capacity, List<string> Recipients) Read()
    {
        var recipients = new List<string>();
        var l = lines.Recipients + 1;
        if (lines.Recipients >= 0)
        {
            for (; l < Math.Min(sheet.Lines.Count, lines.AnnexStart); l++)
            {
                var line = sheet.Lines[l];
                var marker = Marker.At(tokens, line.From, line.To);
                if (marker.Rank >= Marker.Bullets)
                {
                    recipients.Add(sheet.Words(line.From + marker.Length, Trim(line.From, line.To)));
                }
                else if (Trim(line.From, line.To) == line.From)
                {
                    continue;
                }
                else if (recipients.Count > 0 && !line.AfterBlank && !IsCapacity(line))
                {
                    recipients[^1] += " " + sheet.Words(line.From, Trim(line.From, line.To));
                }
                else
                {
                    break;
                }
            }
        }

        var (signer, capacity) = Signature(lines.Recipients >= 0 ? l : BeforeAnnex());
        return (signer, capacity, recipients);
    }

    private int BeforeAnnex()
    {
        var l = sheet.Lines.Count - 1;
        while (l > 0 && l > sheet.Lines.Count - 12 && !IsCapacity(sheet.Lines[l]))
        {
            l--;
        }

        while (l > 0 && IsCapacity(sheet.Lines[l - 1]))
        {
            l--;
        }

        return l;
    }

    private (string? Signer, string? Capacity) Signature(int from)
    {
        var capacity = new List<string>();
        for (
            var l = Math.Max(from, 0);
            l < Math.Min(Math.Min(sheet.Lines.Count, lines.AnnexStart), from + MostLines);
            l++
        )
        {
            var line = sheet.Lines[l];
            if (IsCapacity(line))
            {
                capacity.Add(sheet.Words(line.From, line.To));
            }
            else if (capacity.Count > 0 && IsName(line))
            {
                return (sheet.Words(line.From, line.To), string.Join(' ', capacity));
            }
            else if (capacity.Count > 0 && !tokens[line.From].Is('[') && !tokens[line.From].Is('('))
            {
                break;
            }
        }

        return (null, capacity.Count > 0 ? string.Join(' ', capacity) : null);
    }

    private bool IsCapacity(Line line) =>
        line.To - line.From < 16
        && tokens[line.From].Capital
        && Capacities.At(tokens, line.From, line.To) > 0
        && !tokens[line.To - 1].Is(';');

    /// <summary>Two to five capitalised words and nothing else.</summary>
    private bool IsName(Line line)
    {
        var length = line.To - line.From;
        if (length is < 2 or > 6)
        {
            return false;
        }

        for (var i = line.From; i < line.To; i++)
        {
            if (tokens[i] is not { IsWord: true, Capital: true })
            {
                return false;
            }
        }

        return true;
    }

    private int Trim(int from, int to)
    {
        while (
            to > from
            && (tokens[to - 1].Is(';') || tokens[to - 1].Is('.') || tokens[to - 1].Is('|') || tokens[to - 1].Is(','))
        )
        {
            to--;
        }

        return to;
    }
}
