using System.Globalization;
using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Deadlines;

/// <summary>Deadlines counted in days: from the date of the document a day can be worked out, from an event it cannot.</summary>
internal sealed class RelativeDeadlines(Sheet sheet, DateOnly? documentDate, Func<DateOnly, bool> isWorkingDay)
{
    private static readonly PhraseSet Within = new(
        "trong thời hạn|trong vòng|trong thời gian|thời hạn|trong|sau|chậm nhất|chậm nhất là|chậm nhất sau|không quá|chậm nhất trong|chậm nhất trong vòng|trong thời hạn không quá|trong thời gian không quá|trong vòng không quá|trong tối đa|tối đa"
    );
    private static readonly PhraseSet Days = new("ngày|ngày làm việc|tuần|tháng|giờ|giờ làm việc");
    private static readonly PhraseSet Since = new("kể từ|tính từ|từ|sau khi|kể từ khi|sau");
    private static readonly PhraseSet Issued = new("ký|ban hành|ký ban hành|được ban hành|có hiệu lực|phát hành|này");
    private static readonly PhraseSet HalfYear = new("tháng đầu|tháng cuối");

    private readonly DeadlineMaker maker = new(sheet);

    /// <summary>"trong thời hạn 45 ngày kể từ ngày ban hành", "trong 48 giờ".</summary>
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
        var since = Since.At(tokens, end, to);
        if (since == 0)
        {
            return (maker.OnEvent(i, end), end);
        }

        var stop = maker.Phrase(end + since, to);
        if (!FromIssue(end + since, stop))
        {
            return (maker.OnEvent(i, stop), stop);
        }

        if (documentDate is not { Year: < 9000 } start)
        {
            return (maker.Dated(i, stop, null, DeadlineReasons.NoDocumentDate), stop);
        }

        var working = length > 1 && tokens[unit].Key == W.Ngay;
        var due =
            working ? AddWorkingDays(start, count)
            : tokens[unit].Key == W.Tuan ? start.AddDays(7 * count)
            : tokens[unit].Key == W.Thang ? start.AddMonths(count)
            : start.AddDays(tokens[unit].Key == W.Ngay ? count : (count + 23) / 24);
        var why = Remark.Of(
            working ? DeadlineReasons.WorkingDaysFromDate : DeadlineReasons.DaysFromDate,
            count.ToString(CultureInfo.InvariantCulture),
            DeadlineMaker.Show(start),
            DeadlineMaker.Show(due)
        );
        return (maker.Because(i, stop, due, why), stop);
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
