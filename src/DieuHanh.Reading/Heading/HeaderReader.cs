using System.Globalization;
using DieuHanh.Reading.Agencies;
using DieuHanh.Reading.Deadlines;
using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Heading;

/// <summary>Reads number, date, issuer, kind, subject, addressees, recipients, signer and marks from heading and foot.</summary>
internal sealed class HeaderReader(Sheet sheet, HeadingLines lines, AgencyReader agencies)
{
    private static readonly PhraseSet NumberRow = new("số hiệu|số ký hiệu|số, ký hiệu|số ký hiệu gốc");
    private static readonly PhraseSet IssuerRow = new("cơ quan ban hành|nơi ban hành văn bản");
    private static readonly PhraseSet DateRow = new("ngày ban hành|ngày văn bản");
    private static readonly PhraseSet Urgent = new("khẩn|hỏa tốc|thượng khẩn");
    private static readonly PhraseSet PlaceAndDate = new(", ngày");
    private static readonly PhraseSet Leaders = new(
        "Phó Thủ tướng Thường trực Chính phủ|Phó Thủ tướng Thường trực|Phó Thủ tướng Chính phủ|Phó Thủ tướng|Thủ tướng Chính phủ|Thủ tướng|Phó Chủ tịch UBND tỉnh|Phó Chủ tịch UBND thành phố|Chủ tịch UBND tỉnh|Chủ tịch UBND thành phố|Phó Chủ tịch Ủy ban nhân dân tỉnh|Phó Chủ tịch Ủy ban nhân dân thành phố|Chủ tịch Ủy ban nhân dân tỉnh|Chủ tịch Ủy ban nhân dân thành phố|Bộ trưởng|Thứ trưởng|đồng chí"
    );

    private readonly List<Token> tokens = sheet.Tokens;

    public DirectiveHeader Read()
    {
        var casing = new Casing(sheet);
        var number = Number();
        var symbol = number is null ? null : SymbolOf(number);
        var (date, place) = DateAndPlace();
        var foot = new FootReader(sheet, lines).Read();
        var type = Type(symbol);
        return new(
            number,
            symbol,
            date,
            place,
            new IssuerReader(sheet, lines, casing).Read(symbol) ?? Row(IssuerRow),
            type,
            new SubjectReader(sheet, lines, casing).Read(),
            foot.Signer,
            foot.Capacity,
            DirectedBy(),
            new AddresseeReader(sheet, lines, agencies).Read(),
            foot.Recipients,
            UrgencyMark(),
            SecrecyReader.Read(sheet, lines)
        );
    }

    private string? Number()
    {
        if (lines.Number >= 0)
        {
            var at = lines.NumberAt(sheet.Lines[lines.Number]);
            return Unspaced(tokens[at].Start);
        }

        var row = RowValue(NumberRow);
        return row >= 0 && tokens[row].Kind == TokenKind.Number ? Unspaced(tokens[row].Start) : null;
    }

    /// <summary>"365/TB-VPCP" up to the first space; a space after "/" or "-" is a fault of extraction.</summary>
    private string? Unspaced(int start)
    {
        var end = start;
        while (
            end < sheet.Text.Length
            && end - start < 60
            && !char.IsWhiteSpace(sheet.Text[end])
            && sheet.Text[end] is not ('|' or '*' or ',' or ';' or '(' or ')')
        )
        {
            end++;
        }

        var number = sheet.Text[start..end].TrimEnd('.', ':', '-', '/');
        return number.Contains('/', StringComparison.Ordinal) ? number.Normalize() : null;
    }

    private static string SymbolOf(string number)
    {
        var slash = number.LastIndexOf('/');
        var symbol = number[(slash + 1)..];
        // Party documents: 3260-KH/ĐĐQH15.
        var dash = number.IndexOf('-', StringComparison.Ordinal);
        return dash >= 0 && dash < slash ? number[(dash + 1)..] : symbol;
    }

    private (DateOnly?, string?) DateAndPlace()
    {
        var dates = new DateWords(tokens, null);
        var last = Math.Min(lines.BodyEnd, Math.Max(lines.Type + 2, 60));
        for (var l = 0; l < Math.Min(last, sheet.Lines.Count); l++)
        {
            var line = sheet.Lines[l];
            for (var i = line.From + 1; i < line.To && i < line.From + 40; i++)
            {
                // "Hà Nội, ngày 10 tháng 7 năm 2026" ends the line or the cell.
                if (
                    tokens[i].Key == W.Ngay
                    && tokens[i - 1].Is(',')
                    && dates.At(i, line.To) is { Exists: true, Date: { } date } found
                    && (found.Next >= line.To || tokens[found.Next].Is('|'))
                )
                {
                    return (date, PlaceBefore(line, i - 1));
                }
            }
        }

        var row = RowValue(DateRow);
        return row >= 0 && dates.At(row, Math.Min(tokens.Count, row + 8)) is { Date: { } printed }
            ? (printed, null)
            : (null, null);
    }

    private string? PlaceBefore(Line line, int comma)
    {
        var from = comma;
        while (
            from > line.From
            && tokens[from - 1] is { IsWord: true, Capital: true } or { Kind: TokenKind.Mark, Key: "-" or "." }
            && comma - from < 8
        )
        {
            from--;
        }

        // "Số: 33/CT-TTg    Hà Nội": the symbol is no place.
        while (
            from < comma && !tokens[from].IsWord
            || from < comma && tokens[from].AllCapitals && tokens[from].Key != "tp"
            || from < comma && tokens[from].Key == "ttg"
        )
        {
            from++;
        }

        return from < comma ? sheet.Words(from, comma) : null;
    }

    private string? Type(string? symbol)
    {
        if (
            lines.Type >= 0
            && DocumentTypes.Alone(tokens, sheet.Lines[lines.Type].From, sheet.Lines[lines.Type].To) is { } printed
        )
        {
            return printed;
        }

        return symbol is not null && DocumentTypes.OfSymbol(symbol) is { } named ? named
            : lines.Addressed >= 0 || lines.About >= 0 || symbol is not null ? DocumentTypes.OfficialLetter
            : null;
    }

    /// <summary>The first leader named with a name: "Kết luận của Phó Thủ tướng …", "Phó Thủ tướng … có ý kiến".</summary>
    private string? DirectedBy()
    {
        var end = sheet.Lines.Count == 0 ? 0 : sheet.Lines[Math.Min(sheet.Lines.Count, 40) - 1].To;
        for (var i = 0; i < end; i++)
        {
            var post = Leaders.At(tokens, i, end);
            if (post == 0 || !tokens[i].Capital || tokens[i].AllCapitals || IsAddressed(i))
            {
                continue;
            }

            var name = i + post;
            while (
                name < end && tokens[name] is { IsWord: true, Capital: true, AllCapitals: false } && name - i - post < 5
            )
            {
                name++;
            }

            // "… của Thủ tướng Chính phủ", and on the next line "Hà Nội, ngày 20 tháng 11": the place of issue is no name.
            if (name - i - post >= 2 && PlaceAndDate.At(tokens, name, end) == 0)
            {
                return sheet.Words(i, name);
            }
        }

        return null;
    }

    /// <summary>"Kính gửi: Thủ tướng Chính phủ": the one written to, and the capital that opens the next line is no name.</summary>
    private bool IsAddressed(int token)
    {
        if (lines.Addressed < 0)
        {
            return false;
        }

        var line = sheet.Lines[lines.Addressed];
        var below = tokens[line.To - 1].Is(':') && lines.Addressed + 1 < sheet.Lines.Count;
        return token >= line.From && token < (below ? sheet.Lines[lines.Addressed + 1].To : line.To);
    }

    private Urgency UrgencyMark()
    {
        for (var l = 0; l < Math.Min(Math.Max(lines.Type, 12), Math.Min(sheet.Lines.Count, lines.BodyEnd)); l++)
        {
            var line = sheet.Lines[l];
            var (at, length) = Urgent.Find(tokens, line.From, Math.Min(line.To, line.From + 20));
            if (at >= 0 && tokens[at].AllCapitals && (at + length == line.To || tokens[at + length].Is('|')))
            {
                return length == 1 ? Urgency.Urgent
                    : tokens[at].Key == Tokenizer.KeysOf("hỏa")[0] ? Urgency.Express
                    : Urgency.VeryUrgent;
            }
        }

        return Urgency.None;
    }

    private string? Row(PhraseSet name)
    {
        var at = RowValue(name);
        if (at < 0)
        {
            return null;
        }

        var end = at;
        while (end < tokens.Count && !tokens[end].Is('|') && end - at < 20)
        {
            end++;
        }

        return end > at ? sheet.Words(at, end) : null;
    }

    /// <summary>The first token of the cell beside a name, in a table of registration data at the top; -1 when there is none.</summary>
    private int RowValue(PhraseSet name)
    {
        foreach (var line in sheet.Lines.Take(40).Where(l => l.Row))
        {
            var at = tokens[line.From].Is('|') ? line.From + 1 : line.From;
            var length = name.At(tokens, at, line.To);
            if (length > 0 && at + length + 1 < line.To && tokens[at + length].Is('|'))
            {
                return at + length + 1;
            }
        }

        return -1;
    }
}
