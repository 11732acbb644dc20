using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Heading;

/// <summary>The summary of a document ("trích yếu"): the lines under its kind, or what follows "V/v".</summary>
internal sealed class SubjectReader(Sheet sheet, HeadingLines lines, Casing casing)
{
    private const int MostLines = 8;

    private static readonly PhraseSet Stops = new(
        "cộng hòa|độc lập|sáng ngày|chiều ngày|tối ngày|trong các ngày|căn cứ|kính gửi|thông tin văn bản|văn bản|nội dung|theo đề nghị|xét đề nghị|hà nội|thủ tướng chính phủ điện|số|ngày|trong|thực hiện|(|chính phủ|thủ tướng chính phủ|điều"
    );
    private static readonly PhraseSet About = new("v/v|v / v");
    private static readonly PhraseSet Row = new("trích yếu");

    private readonly List<Token> tokens = sheet.Tokens;

    public string? Read() => lines.About >= 0 ? Letter() : Titled() ?? Tabled();

    private string? Letter()
    {
        var first = sheet.Lines[lines.About];
        var from = first.From + About.At(tokens, first.From, first.To);
        var to = Cell(from, first.To);
        if (to == first.To)
        {
            for (var l = lines.About + 1; l < Math.Min(lines.About + MostLines, sheet.Lines.Count); l++)
            {
                var line = sheet.Lines[l];
                if (line.AfterBlank || line.Row || Ends(line))
                {
                    break;
                }

                to = line.To;
            }
        }

        return from < to ? sheet.Words(from, Trim(from, to)) : null;
    }

    private string? Titled()
    {
        if (lines.Type < 0)
        {
            return null;
        }

        int from = -1,
            to = -1;
        var bold = false;
        for (
            var l = lines.Type + 1;
            l < Math.Min(lines.Type + 1 + MostLines, Math.Min(sheet.Lines.Count, lines.BodyEnd));
            l++
        )
        {
            var line = sheet.Lines[l];
            if (
                line.Row
                || from >= 0
                    && line.AfterBlank
                    && !(bold && line.Heading && !Marker.At(tokens, line.From, line.To).Exists)
                || Stop(line)
                || from >= 0 && IsCapitals(sheet.Lines[lines.Type + 1]) && !IsCapitals(line)
            )
            {
                break;
            }

            from = from < 0 ? line.From : from;
            to = line.To;
            bold = line.Heading;
        }

        return from < 0 ? null : casing.Words(from, Trim(from, to));
    }

    /// <summary>A subject printed in capitals ends where the text in small letters begins.</summary>
    private bool IsCapitals(Line line)
    {
        var words = 0;
        var capitals = 0;
        for (var i = line.From; i < line.To; i++)
        {
            words += tokens[i].IsWord ? 1 : 0;
            capitals += tokens[i] is { IsWord: true, AllCapitals: true } ? 1 : 0;
        }

        return capitals * 10 >= words * 7;
    }

    private string? Tabled()
    {
        foreach (var line in sheet.Lines.Take(40).Where(l => l.Row))
        {
            var at = tokens[line.From].Is('|') ? line.From + 1 : line.From;
            if (Row.At(tokens, at, line.To) is > 0 and var length && at + length + 1 < line.To)
            {
                return sheet.Words(at + length + 1, Trim(at, Cell(at + length + 1, line.To)));
            }
        }

        return null;
    }

    private bool Stop(Line line) =>
        Stops.At(tokens, line.From, line.To) is var length
        && (length > 0 && (length > 1 || !tokens[line.From].AllCapitals || line.To - line.From == length))
        && !(length == 1 && line.AfterBlank is false && tokens[line.From] is { Capital: false });

    private bool Ends(Line line)
    {
        if (
            Stops.At(tokens, line.From, line.To) > 0 && tokens[line.From].Capital
            || lines.Addressed >= 0 && sheet.Lines[lines.Addressed].From == line.From
        )
        {
            return true;
        }

        for (var i = line.From; i < Math.Min(line.To, line.From + 8); i++)
        {
            // "Hà Nội, ngày …"
            if (tokens[i].Key == W.Ngay && i > line.From && tokens[i - 1].Is(','))
            {
                return true;
            }
        }

        return false;
    }

    private int Cell(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Is('|'))
            {
                return i;
            }
        }

        return to;
    }

    private int Trim(int from, int to)
    {
        while (
            to > from
            && tokens[to - 1].Kind == TokenKind.Mark
            && tokens[to - 1].Key is "." or ":" or ";" or "|" or "-" or "/"
        )
        {
            to--;
        }

        return to;
    }
}
