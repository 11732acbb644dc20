using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;
using static DieuHanh.Reading.Deadlines.DeadlineWords;

namespace DieuHanh.Reading.Deadlines;

/// <summary>
/// Finds the deadline of a task. A day counts only after words that make it one ("trước ngày", "chậm nhất", "trong quý"): dates of cited
/// documents, "kể từ ngày" and words of urgency do not.
/// </summary>
internal sealed class DeadlineReader(Sheet sheet, DateOnly? documentDate, Func<DateOnly, bool> isWorkingDay)
{
    private readonly DeadlineMaker maker = new(sheet);
    private readonly RelativeDeadlines relatives = new(sheet, documentDate, isWorkingDay);

    /// <summary>Every deadline in [from, to), in order.</summary>
    public List<Deadline> All(int from, int to)
    {
        var found = new List<Deadline>();
        for (var i = from; i < to; )
        {
            var (deadline, next) = At(i, from, to);
            if (deadline is not null)
            {
                found.Add(deadline);
            }

            i = Math.Max(next, i + 1);
        }

        return found;
    }

    /// <summary>The deadline a task must keep: the last day asked for; what comes back or hangs on an event only when no day is named.</summary>
    public static Deadline? Main(IReadOnlyList<Deadline> all)
    {
        Deadline? dated = null,
            recurring = null;
        foreach (var deadline in all)
        {
            // "định kỳ 6 tháng …, trước ngày 15 tháng 6 và trước ngày 01 tháng 12": days of every year.
            if (
                deadline.Kind == DeadlineKind.Date
                && !(recurring is not null && deadline.Explanation.Sentence == DeadlineReasons.DayOfYear)
            )
            {
                dated = deadline;
            }

            recurring ??= deadline.IsRecurring ? deadline : null;
        }

        return dated ?? recurring ?? (all.Count > 0 ? all[0] : null);
    }

    /// <summary>The whole of a cell in the column of deadlines: "6/2025", "2021 - 2025", "Quý II/2022", "Thường xuyên".</summary>
    public Deadline? Cell(int from, int to)
    {
        if (from >= to)
        {
            return null;
        }

        var tokens = sheet.Tokens;
        var said = All(from, to);
        if (Main(said) is { Kind: DeadlineKind.Date or DeadlineKind.Recurring } main)
        {
            return main;
        }

        var dates = new DateWords(tokens, documentDate);
        Found last = Found.Nothing;
        for (var i = from; i < to; i++)
        {
            var found = dates.At(i, to);
            if (!found.Exists)
            {
                found = dates.MonthOfYear(i, to);
            }

            if (!found.Exists && tokens[i].Key.Length == 4 && dates.FullYear(i, to) is { } year)
            {
                found = new(i + 1, new DateOnly(year, 12, 31), DeadlineReasons.LastOfPeriod, true);
            }

            if (found.Exists)
            {
                last = found;
                i = found.Next - 1;
            }
        }

        return last.Exists ? maker.Dated(from, to, last.Date, last.Reason)
            : Always.In(tokens, from, to) || Recurs.In(tokens, from, to) ? maker.Recurring(from, to)
            : said.FirstOrDefault(d => d.Kind is DeadlineKind.Assumed);
    }

    private (Deadline? Found, int Next) At(int i, int from, int to)
    {
        var tokens = sheet.Tokens;
        if (relatives.At(i, to) is { } relative)
        {
            return relative;
        }

        if (
            Today.At(tokens, i, to) is > 0 and var today
            && (i + today >= to || tokens[i + today] is not { Kind: TokenKind.Number })
        )
        {
            return (
                documentDate is { } d
                    ? maker.Dated(i, i + today, d, DeadlineReasons.SameDay)
                    : maker.Dated(i, i + today, null, DeadlineReasons.NoDocumentDate),
                i + today
            );
        }

        if (ThisYear.At(tokens, i, to) is > 0 and var year && documentDate is { } of)
        {
            return (maker.Dated(i, i + year, new DateOnly(of.Year, 12, 31), DeadlineReasons.LastOfPeriod), i + year);
        }

        if (Sessions.At(tokens, i, to) is > 0 and var session && Session(i, i + session, to) is { } held)
        {
            return held;
        }

        if (Events.At(tokens, i, to) is > 0 and var happening)
        {
            var end = maker.Phrase(i + happening, to);
            return (maker.OnEvent(i, end), end);
        }

        if (Cues.At(tokens, i, to) is > 0 and var cue)
        {
            return Cued(i, i + cue, from, to);
        }

        if (tokens[i].Key == W.Tu && Range(i, to) is { } range)
        {
            return range;
        }

        var recurs = Recurs.At(tokens, i, to);
        return recurs > 0 ? (maker.Recurring(i, i + recurs), i + recurs) : (null, i + 1);
    }

    private (Deadline?, int) Cued(int i, int at, int from, int to)
    {
        var tokens = sheet.Tokens;
        var dates = new DateWords(tokens, documentDate);
        if (at < to && tokens[at].Is(':'))
        {
            at++;
        }

        // A cue may follow a cue: "Thời hạn hoàn thành: trước ngày".
        if (Cues.At(tokens, at, to) is > 0 and var second)
        {
            at += second;
        }

        at = Clock(at, to);
        var found = tokens[at - 1].Key == W.Ngay ? dates.Day(at, to) : dates.At(at, to);
        if (!found.Exists)
        {
            found = dates.MonthOfYear(at, to);
        }

        if (!found.Exists)
        {
            // "trước ngày 20 hằng tháng", "trước 16 giờ thứ Năm hằng tuần"
            var within = Math.Min(to, at + 8);
            var (recurs, length) = Recurs.Find(tokens, at, within);
            return recurs >= 0 && tokens[i].Key == W.Truoc
                ? (maker.Recurring(i, recurs + length), recurs + length)
                : (null, i + 1);
        }

        if (found.Next < to && Recurs.At(tokens, found.Next, to) is > 0 and var again)
        {
            return (maker.Recurring(i, found.Next + again), found.Next + again);
        }

        found = found.After(documentDate);
        if (Excluded(i, from) || found.Date < documentDate)
        {
            return (null, found.Next);
        }

        return (maker.Dated(i, found.Next, found.Date, found.Reason), found.Next);
    }

    /// <summary>"mục tiêu tháng 10", "trong kế hoạch năm 2015" tell of a plan.</summary>
    private bool Excluded(int i, int from)
    {
        for (var k = Math.Max(from, i - 5); k < i; k++)
        {
            if (NotDeadline.At(sheet.Tokens, k, i) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"16 giờ 00", "17h00 ngày": the hour is passed over, the day remains.</summary>
    private int Clock(int at, int to)
    {
        var tokens = sheet.Tokens;
        if (
            at + 1 >= to
            || tokens[at].Kind != TokenKind.Number
            || tokens[at + 1].Key != "h" && tokens[at + 1].Key != Hour
        )
        {
            return at;
        }

        var i = at + 2;
        while (
            i < to
            && i < at + 6
            && tokens[i].Key != W.Ngay
            && (tokens[i].Kind == TokenKind.Number || tokens[i].Key == Minute || tokens[i].Is(':'))
        )
        {
            i++;
        }

        return i;
    }

    private (Deadline?, int)? Session(int i, int at, int to)
    {
        var tokens = sheet.Tokens;
        var (month, _) = MonthWord.Find(tokens, at, Math.Min(to, at + 8));
        if (
            month < 0
            || new DateWords(tokens, documentDate).At(month, to) is not { Exists: true } found
            || found.Date < documentDate
        )
        {
            return null;
        }

        return (maker.Dated(i, found.Next, found.Date, DeadlineReasons.Session), found.Next);
    }

    /// <summary>"từ ngày 01/5 đến ngày 15/5/2025" is due on the last day.</summary>
    private (Deadline?, int)? Range(int i, int to)
    {
        var tokens = sheet.Tokens;
        var dates = new DateWords(tokens, documentDate);
        if (i > 0 && tokens[i - 1].Key == W.Ke)
        {
            return (null, i + 2);
        }

        var first = dates.At(i + 1, to);
        var at = first.Exists ? first.Next : i + 3;
        if (i + 1 >= to || tokens[i + 1].Key != W.Ngay || at >= to || tokens[at].Key != W.Den)
        {
            return null;
        }

        var second = dates.At(at + 1, to);
        return second.Exists && second.Date >= documentDate
            ? (maker.Dated(i, second.Next, second.Date, second.Reason), second.Next)
            : null;
    }
}
