using System.Globalization;
using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Deadlines;

/// <summary>
/// Deadlines counted in days: from the date of the document a day can be worked out, from an event it cannot. Where the text does not say
/// from when, a day is proposed and never passed off as one the text names.
/// </summary>
internal sealed class RelativeDeadlines(Sheet sheet, DateOnly? documentDate, Func<DateOnly, bool> isWorkingDay)
{
    private static readonly PhraseSet Within = new(
        "trong thời hạn|trong vòng|trong thời gian|thời hạn|trong|sau|chậm nhất|chậm nhất là|chậm nhất sau|không quá|chậm nhất trong|chậm nhất trong vòng|trong thời hạn không quá|trong thời gian không quá|trong vòng không quá|trong tối đa|tối đa"
    );
    private static readonly PhraseSet Days = new("ngày|ngày làm việc|tuần|tháng|giờ|giờ làm việc");
    private static readonly PhraseSet Since = new("kể từ|tính từ|từ|sau khi|kể từ khi|sau");

    // After a comma only these tell from when: "trong thời hạn 10 ngày, kể từ ngày ký".
    private static readonly PhraseSet SinceApart = new("kể từ|kể từ khi|tính từ");

    // These bound how long the work itself may take, or what comes after it, as often as when it must be done.
    private static readonly PhraseSet OfSomethingElse = new("sau|không quá|tối đa");
    private static readonly PhraseSet GoneBy = new("vừa qua|gần đây|gần nhất|trở lại đây|liên tục|liên tiếp");
    private static readonly PhraseSet Past = new("qua");
    private static readonly PhraseSet OfPeriod = new("đầu|cuối");
    private static readonly PhraseSet Issued = new("ký|ban hành|ký ban hành|được ban hành|có hiệu lực|phát hành|này");
    private static readonly PhraseSet HalfYear = new("tháng đầu|tháng cuối");

    private readonly DeadlineMaker maker = new(sheet);

    /// <summary>"trong thời hạn 45 ngày kể từ ngày ban hành", "trong thời hạn 20 ngày", "trong 48 giờ".</summary>
    public (Deadline? Found, int Next)? At(int i, int to)
    {
        var tokens = sheet.Tokens;
        var at = i + Within.At(tokens, i, to);
        if (
            at == i
            || at >= to
            || tokens[at].Kind != TokenKind.Number
            || !int.TryParse(tokens[at].Key, CultureInfo.InvariantCulture, out var count)
            || count > 3650
        )
        {
            return null;
        }

        // "15 (mười lăm) ngày"
        var unit = at + 1;
        while (
            unit < to
            && unit < at + 8
            && Days.At(tokens, unit, to) == 0
            && (tokens[at + 1].Is('(') || unit == at + 1 && tokens[unit].Kind != TokenKind.Mark)
        )
        {
            unit++;
        }

        var length = Days.At(tokens, unit, to);
        if (length == 0 || HalfYear.At(tokens, unit, to) > 0)
        {
            return null;
        }

        var end = unit + length;
        if (IsPast(end, to))
        {
            return (null, end);
        }

        var span = new Span(count, tokens[unit].Key, Working: length > 1 && tokens[unit].Key == W.Ngay);
        var since =
            end < to && tokens[end].Is(',') && SinceApart.At(tokens, end + 1, to) is > 0 and var apart
                ? apart + 1
                : Since.At(tokens, end, to);
        if (since == 0)
        {
            // "trong 02 ngày 10 và 11 tháng 4", "trong 10 ngày đầu tháng" name days of another kind.
            var unknown =
                span.InHours
                || OfSomethingElse.At(tokens, i, at) == at - i
                || end < to && tokens[end].Kind == TokenKind.Number
                || OfPeriod.At(tokens, end, to) > 0;
            return (unknown ? maker.OnEvent(i, end, DeadlineReasons.StartUnknown) : Assumed(i, end, span), end);
        }

        var stop = maker.Phrase(end + since, to);
        return (FromIssue(end + since, stop) ? FromDocument(i, stop, span) : maker.OnEvent(i, stop), stop);
    }

    /// <summary>"trong 6 tháng vừa qua", "trong 10 ngày qua,": time gone by, no deadline; "qua Văn phòng" is the way something is sent.</summary>
    private bool IsPast(int at, int to)
    {
        var tokens = sheet.Tokens;
        return GoneBy.At(tokens, at, to) > 0
            || Past.At(tokens, at, to) > 0 && (at + 1 >= to || tokens[at + 1].Kind == TokenKind.Mark);
    }

    private Deadline FromDocument(int from, int to, Span span)
    {
        if (Start is not { } start)
        {
            return maker.Dated(from, to, null, DeadlineReasons.NoDocumentDate);
        }

        var due = Due(start, span);
        var why = Remark.Of(
            span.Working ? DeadlineReasons.WorkingDaysFromDate : DeadlineReasons.DaysFromDate,
            span.Count.ToString(CultureInfo.InvariantCulture),
            DeadlineMaker.Show(start),
            DeadlineMaker.Show(due)
        );
        return maker.Because(from, to, due, why);
    }

    private Deadline Assumed(int from, int to, Span span) =>
        Start is { } start
            ? maker.Assumed(from, to, Due(start, span), start)
            : maker.Dated(from, to, null, DeadlineReasons.NoDocumentDate);

    private DateOnly? Start => documentDate is { Year: < 9000 } ? documentDate : null;

    private DateOnly Due(DateOnly start, Span span) =>
        span.Working ? AddWorkingDays(start, span.Count)
        : span.Unit == W.Tuan ? start.AddDays(7 * span.Count)
        : span.Unit == W.Thang ? start.AddMonths(span.Count)
        : start.AddDays(span.InHours ? (span.Count + 23) / 24 : span.Count);

    /// <summary>"10 ngày làm việc": so many of a unit.</summary>
    private readonly record struct Span(int Count, string Unit, bool Working)
    {
        public bool InHours => Unit == DeadlineWords.Hour;
    }

    /// <summary>"kể từ ngày ký", "kể từ ngày Chỉ thị này được ban hành"; not "kể từ ngày nhận đủ hồ sơ".</summary>
    private bool FromIssue(int at, int end)
    {
        var tokens = sheet.Tokens;
        var i = at < end && tokens[at].Key == W.Ngay ? at + 1 : at;
        return Issued.At(tokens, i, end) > 0
            || i < end && tokens[i].Capital && Issued.In(tokens, i, Math.Min(end, i + 6));
    }

    private DateOnly AddWorkingDays(DateOnly start, int count)
    {
        var day = start;
        // A calendar that calls no day a working day must not keep us here for ever.
        for (var steps = 0; count > 0 && steps < 40_000; steps++)
        {
            day = day.AddDays(1);
            count -= isWorkingDay(day) ? 1 : 0;
        }

        return day;
    }
}
