using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Agencies;

/// <summary>
/// A plural followed by bare names: "các Bộ: Tài chính, Y tế" → "Bộ Tài chính", "Bộ Y tế"; "Ủy ban nhân dân các tỉnh Nam Định, Cà Mau và
/// thành phố Hải Phòng" → three names. What stands before the plural ("Bộ trưởng", "Ủy ban nhân dân") is repeated before each.
/// </summary>
internal static class PluralLists
{
    private static readonly PhraseSet Kinds = new(
        "Bộ|Sở|tỉnh|thành phố|thị xã|huyện|quận|xã|phường|đặc khu|Bộ, cơ quan|Bộ, ngành|Cục|Vụ|tỉnh, thành phố|tỉnh, thành|xã, phường|Tổng công ty|Tập đoàn|Viện|Trường|Hội|Đài"
    );

    private static readonly PhraseSet Plain = new("Bộ|Sở|tỉnh|thành phố|huyện|thị xã|quận|xã|phường");
    private static readonly PhraseSet SureHeads = new(
        "Bộ|Sở|Ủy ban|UBND|Cục|Văn phòng|Công an|Ngân hàng|Thanh tra|Tập đoàn|Tổng công ty|Hội đồng"
    );

    /// <summary>The token after the list, or 0 when no list of bare names stands here.</summary>
    /// <param name="start">Where the words to repeat begin.</param>
    /// <param name="at">Where the agency (after a post) begins: the plural word itself or a head such as "Ủy ban nhân dân".</param>
    public static int Read(Sheet sheet, AgencyReader agencies, int start, int at, int end, List<string> names)
    {
        var tokens = sheet.Tokens;
        var plural = at;
        while (plural < end && plural < at + 8 && AgencyWords.Many.At(tokens, plural, end) == 0)
        {
            plural++;
        }

        if (plural >= end || tokens[plural].Key != W.Cac)
        {
            return 0;
        }

        var kind = Kinds.At(tokens, plural + 1, end);
        var i = plural + 1 + kind;
        if (kind == 0 || i >= end)
        {
            return 0;
        }

        var colon = tokens[i].Is(':');
        if (colon)
        {
            i++;
        }

        // "các Viện Vệ sinh dịch tễ" may be one name; "các Bộ Tài chính, Y tế" and "các tỉnh Nam Định, Cà Mau" are lists without a colon too.
        if (i >= end || !tokens[i].Capital || !colon && Plain.At(tokens, plural + 1, end) == 0)
        {
            return 0;
        }

        var before = sheet.Words(start, plural);
        var (from, to) = (plural + 1, plural + 1 + kind);
        var next = 0;
        while (i < end)
        {
            var own = Kinds.At(tokens, i, end);
            if (own > 0 && i + own < end && tokens[i + own].Capital && !tokens[i].Capital)
            {
                (from, to) = (i, i + own);
                i += own;
            }

            var item = Item(sheet, agencies, i, end, from, to, before, colon, names);
            if (item < 0)
            {
                break;
            }

            next = i = item;
            var more = i < end && (tokens[i].Is(',') || tokens[i].Key == W.Va) ? i + 1 : -1;
            if (more > 0 && more < end && tokens[more].Key == W.Va)
            {
                more++;
            }

            if (
                more < 0
                || more >= end
                || !(
                    tokens[more].Capital
                    || Kinds.At(tokens, more, end) > 0 && more + 1 < end && tokens[more].Key != W.Cac
                )
            )
            {
                break;
            }

            i = more;
        }

        return next;
    }

    private static int Item(
        Sheet sheet,
        AgencyReader agencies,
        int at,
        int end,
        int from,
        int to,
        string before,
        bool colon,
        List<string> names
    )
    {
        var tokens = sheet.Tokens;
        if (at >= end || !tokens[at].Capital)
        {
            return -1;
        }

        var ministry = tokens[from].Key == W.Bo || tokens[from].Key == W.So;
        var field = ministry ? Fields.Ministries.At(tokens, at, end) : 0;
        if (field == 0 && (ministry ? agencies.Opens(at, end) : SureHeads.At(tokens, at, end) > 0))
        {
            // Another agency closes a list of places, but stands inside a list of ministries: "các Bộ, cơ quan: Y tế, Văn phòng Chính phủ".
            if (!colon || !ministry || agencies.At(at, end) is not { } other)
            {
                return -1;
            }

            names.AddRange(other.Names);
            return other.Next;
        }

        var stop = at + field;
        while (field == 0 && stop < end && stop - at < 6 && (tokens[stop].Capital || Joins(tokens, stop, end)))
        {
            stop++;
        }

        var kind = Kind(sheet, at, stop, from, to);
        names.Add(string.Join(' ', new[] { before, kind, sheet.Words(at, stop) }.Where(w => w.Length > 0)));
        return stop;
    }

    private static bool Joins(List<Token> tokens, int i, int end) =>
        i + 1 < end && tokens[i + 1].Capital && (tokens[i].Is('&') || tokens[i].Is('-') || tokens[i].Is('–'));

    /// <summary>"tỉnh, thành phố": the cities are known, the rest are provinces. "Bộ, cơ quan" names ministries.</summary>
    private static string Kind(Sheet sheet, int at, int stop, int from, int to)
    {
        var tokens = sheet.Tokens;
        var comma = from;
        while (comma < to && !tokens[comma].Is(','))
        {
            comma++;
        }

        if (comma == to)
        {
            return sheet.Words(from, to);
        }

        return tokens[from].Key == W.Tinh && Fields.Cities.At(tokens, at, stop) > 0
            ? "thành phố"
            : sheet.Words(from, comma);
    }
}
