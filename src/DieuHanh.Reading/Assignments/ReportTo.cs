using DieuHanh.Reading.Agencies;
using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Assignments;

/// <summary>Where the result goes: "báo cáo Thủ tướng Chính phủ", "trình Chính phủ", "gửi về Bộ Nội vụ". The first place counts, later ones are what that place does with it.</summary>
internal sealed class ReportTo(Sheet sheet, AgencyReader agencies)
{
    private const int Reach = 26;

    private static readonly PhraseSet Strong = new(
        "báo cáo|trình|gửi|gửi báo cáo|báo cáo kết quả|báo cáo, đề xuất|báo cáo và kiến nghị|báo cáo, kiến nghị|báo cáo, giải trình|trình xin ý kiến|báo cáo xin ý kiến"
    );
    private static readonly PhraseSet Weak = new(
        "đề xuất|tham mưu|kiến nghị|giúp|tham mưu cho|tham mưu, đề xuất|đề xuất, kiến nghị|tham mưu, trình"
    );
    private static readonly PhraseSet Toward = new("về|lên|với|cho|tới|đến|đồng gửi");
    private static readonly PhraseSet NotBefore = new(
        "lập|xét|nghe|của|các|những|theo|tại|trên cơ sở|sau khi|bản|dự thảo|công tác|chế độ|hoàn thiện|đã|hồ sơ|trước khi|xây dựng|tờ|không"
    );
    private static readonly PhraseSet Later = new("để");
    private static readonly PhraseSet Competent = new(
        "cấp có thẩm quyền|các cấp có thẩm quyền|cơ quan có thẩm quyền|các cơ quan có thẩm quyền|cấp trên|lãnh đạo"
    );
    private static readonly PhraseSet Condition = new(
        "vượt thẩm quyền|vượt quá thẩm quyền|trường hợp vượt|nếu vượt|vượt khả năng|khó khăn, vướng mắc vượt"
    );

    public static bool IsConditional(Sheet sheet, int from, int to) => Condition.In(sheet.Tokens, from, to);

    public string? Read(int from, int to, List<Cue> cues) =>
        First(Strong, from, to, cues) ?? First(Weak, from, to, cues);

    private string? First(PhraseSet verbs, int from, int to, List<Cue> cues)
    {
        var tokens = sheet.Tokens;
        for (var i = from; i < to; i++)
        {
            var length = verbs.At(tokens, i, to);
            if (length == 0 || i > from && NotBefore.At(tokens, i - 1, i) > 0)
            {
                continue;
            }

            if (Place(i + length, to) is { } place)
            {
                cues.Add(new(CueKind.ReportTo, tokens[i].Start, tokens[place.Next - 1].End));
                return string.Join("; ", place.Names);
            }

            i += length - 1;
        }

        return null;
    }

    private AgencyList? Place(int at, int to)
    {
        var tokens = sheet.Tokens;
        if (Toward.At(tokens, at, to) is > 0 and var word)
        {
            at += word;
        }

        if (Named(at, to) is { } direct)
        {
            return direct;
        }

        // "báo cáo kết quả thực hiện về Bộ Nội vụ"
        for (var i = at; i < to && i - at < Reach; i++)
        {
            if (tokens[i].Kind == TokenKind.Mark && tokens[i].Key is ";" or "." or ":" || Later.At(tokens, i, to) > 0)
            {
                return null;
            }

            var toward = Toward.At(tokens, i, to);
            if (toward > 0 && Named(i + toward, to) is { } named)
            {
                return named;
            }
        }

        return null;
    }

    private AgencyList? Named(int at, int to) =>
        Competent.At(sheet.Tokens, at, to) is > 0 and var length
            ? new([sheet.Words(at, at + length)], at, at + length, true)
            : agencies.At(at, to);
}
