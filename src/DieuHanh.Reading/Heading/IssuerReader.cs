using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Heading;

/// <summary>The issuing agency, printed in capitals above the number: the last line of the block, joined with a line that names its place.</summary>
internal sealed class IssuerReader(Sheet sheet, HeadingLines lines, Casing casing)
{
    private static readonly PhraseSet NotIssuer = new(
        "cộng hòa|độc lập|cộng hòa xã hội|số|số :|thông tin văn bản|văn bản|nội dung|căn cứ|kính gửi|v/v|hỏa tốc|khẩn|thượng khẩn|mật|tối mật|tuyệt mật|căn cứ pháp luật|quyết nghị|đảng cộng sản|bản sao|công báo"
    );
    private static readonly PhraseSet PlaceLine = new("tỉnh|thành phố|huyện|quận|xã|phường|thị xã|đặc khu|thị trấn");
    private static readonly PhraseSet Agency = new(
        "chính phủ|thủ tướng chính phủ|thủ tướng|văn phòng|bộ|ủy ban|ủy ban nhân dân|hội đồng|sở|cục|tổng cục|vụ|ban|thanh tra|kiểm toán|tòa án|viện|ngân hàng|đảng|đảng đoàn|tỉnh ủy|thành ủy|huyện ủy|quốc hội|chủ tịch nước|chủ tịch|tổng công ty|tập đoàn|công ty|trường|học viện|bệnh viện|bảo hiểm|công an|đài|thông tấn xã|kho bạc|chi cục|tổ công tác|trung ương|liên đoàn|liên minh|hội|mặt trận"
    );

    public string? Read(string? symbol)
    {
        (int From, int To)? found = null;
        var last = Math.Min(lines.Type >= 0 ? lines.Type : 14, Math.Min(lines.BodyEnd, sheet.Lines.Count));
        for (var l = 0; l < last; l++)
        {
            var line = sheet.Lines[l];
            var to = Cell(line);
            if (!IsName(line.From, to))
            {
                continue;
            }

            if (PlaceLine.At(sheet.Tokens, line.From, to) > 0 && found is { } above && above.To == line.From)
            {
                found = (above.From, to);
            }
            else if (Agency.At(sheet.Tokens, line.From, to) > 0)
            {
                found = (line.From, to);
            }
        }

        return found is { } block ? casing.Words(block.From, block.To) : OfSymbol(symbol);
    }

    /// <summary>Two columns on one line: the left one ends at "|", at the national title, or where the line is spread apart.</summary>
    private int Cell(Line line)
    {
        var tokens = sheet.Tokens;
        for (var i = line.From + 1; i < line.To; i++)
        {
            if (tokens[i].Is('|') || NotIssuer.At(tokens, i, line.To) > 1 || tokens[i].Start - tokens[i - 1].End >= 3)
            {
                return i;
            }
        }

        return line.To;
    }

    private bool IsName(int from, int to)
    {
        var tokens = sheet.Tokens;
        if (
            to <= from
            || to - from > 24
            || NotIssuer.At(tokens, from, to) > 0
            || DocumentTypes.Alone(tokens, from, to) is not null
        )
        {
            return false;
        }

        for (var i = from; i < to; i++)
        {
            if (tokens[i] is { IsWord: true, AllCapitals: false } || tokens[i].Is(':'))
            {
                return false;
            }
        }

        return tokens[from].IsWord;
    }

    private static string? OfSymbol(string? symbol) =>
        symbol is null ? null
        : symbol.EndsWith("-CP", StringComparison.Ordinal) ? "Chính phủ"
        : symbol.EndsWith("-TTg", StringComparison.Ordinal) ? "Thủ tướng Chính phủ"
        : symbol.EndsWith("-VPCP", StringComparison.Ordinal) || symbol.StartsWith("VPCP-", StringComparison.Ordinal)
            ? "Văn phòng Chính phủ"
        : symbol.Contains("QH", StringComparison.Ordinal) && !symbol.Contains('-', StringComparison.Ordinal)
            ? "Quốc hội"
        : null;
}
