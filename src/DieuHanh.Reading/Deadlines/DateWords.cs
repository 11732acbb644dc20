using System.Globalization;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Deadlines;

/// <summary>A day or the last day of a period found in the text.</summary>
internal readonly record struct Found(int Next, DateOnly? Date, string Reason, bool YearGiven)
{
    public static readonly Found Nothing = new(-1, null, "", false);

    public bool Exists => Next >= 0;

    /// <summary>"trước ngày 15/01" in a directive of December is of next year; a day long past tells of something that happened.</summary>
    public Found After(DateOnly? documentDate) =>
        !YearGiven
        && Date < documentDate
        && Date.Value.AddYears(1) is var next
        && next <= documentDate.Value.AddMonths(6)
            ? this with
            {
                Date = next,
                Reason = DeadlineReasons.NextYear,
            }
            : this;
}

/// <summary>Reads days and periods: "15 tháng 8 năm 2014", "30/11/2014", "tháng 10/2025", "Quý IV/2016", "6 tháng đầu năm 2020", "năm 2025".</summary>
internal sealed class DateWords(List<Token> tokens, DateOnly? documentDate)
{
    private static readonly PhraseSet FirstHalf = new("6 tháng đầu năm|06 tháng đầu năm|sáu tháng đầu năm|nửa đầu năm");
    private static readonly PhraseSet SecondHalf = new(
        "6 tháng cuối năm|06 tháng cuối năm|sáu tháng cuối năm|nửa cuối năm"
    );
    private static readonly PhraseSet End = new("cuối tháng|cuối quý|cuối năm|hết tháng|hết quý|hết năm");
    private static readonly PhraseSet Middle = new("giữa tháng");
    private static readonly PhraseSet FirstWeek = new(
        "tuần đầu tháng|tuần đầu tiên của tháng|tuần đầu của tháng|tuần thứ nhất của tháng|tuần thứ nhất tháng|tuần 1 tháng"
    );
    private static readonly PhraseSet SecondWeek = new(
        "tuần thứ hai tháng|tuần thứ hai của tháng|tuần thứ 2 tháng|tuần thứ 2 của tháng"
    );
    private static readonly PhraseSet ThirdWeek = new(
        "tuần thứ ba tháng|tuần thứ ba của tháng|tuần thứ 3 tháng|tuần thứ 3 của tháng"
    );
    private static readonly PhraseSet LastWeek = new("tuần cuối tháng|tuần cuối của tháng|tuần cuối cùng của tháng");

    /// <summary>Any day or period that starts exactly here.</summary>
    public Found At(int at, int end)
    {
        if (at >= end)
        {
            return Found.Nothing;
        }

        var t = tokens[at];
        if (t.Key == W.Ngay)
        {
            return Day(at + 1, end);
        }

        if (FirstHalf.At(tokens, at, end) is > 0 and var first)
        {
            return Half(at + first, end, 6);
        }

        if (SecondHalf.At(tokens, at, end) is > 0 and var second)
        {
            return Half(at + second, end, 12);
        }

        if (Weeks(at, end) is { Exists: true } week)
        {
            return week;
        }

        if (End.At(tokens, at, end) > 0)
        {
            return At(at + 1, end);
        }

        if (Middle.At(tokens, at, end) > 0 && Month(at + 1, end, 15) is { Exists: true } middle)
        {
            return middle with { Reason = DeadlineReasons.Middle };
        }

        return t.Key == W.Thang ? Month(at, end, 0)
            : t.Key == W.Quy ? Quarter(at, end)
            : t.Key == W.Nam ? Year(at + 1, end)
            : t.Kind == TokenKind.Number ? Day(at, end)
            : Found.Nothing;
    }

    /// <summary>A day written in numbers or words, the word "ngày" already passed.</summary>
    public Found Day(int at, int end)
    {
        if (Number(at, end, 31) is not { } day)
        {
            return Found.Nothing;
        }

        var i = at + 1;
        if (i < end && tokens[i].Key == W.Thang)
        {
            if (Number(i + 1, end, 12) is not { } month)
            {
                return Found.Nothing;
            }

            var (year, next) = YearAfter(i + 2, end);
            return Made(next, year, month, day);
        }

        if (i + 1 < end && IsDateMark(tokens[i]) && !tokens[i + 1].SpaceBefore && Number(i + 1, end, 12) is { } m)
        {
            if (i + 3 < end && IsDateMark(tokens[i + 2]) && !tokens[i + 3].SpaceBefore && FullYear(i + 3, end) is { } y)
            {
                return Made(i + 4, y, m, day);
            }

            var (year, next) = i + 2 < end && tokens[i + 2].Key == W.Nam ? YearAfter(i + 2, end) : (null, i + 2);
            return Made(next, year, m, day);
        }

        return Found.Nothing;
    }

    /// <summary>A month written "10/2025", the word "tháng" already passed.</summary>
    public Found MonthOfYear(int at, int end) =>
        Number(at, end, 12) is { } month
        && at + 2 < end
        && IsDateMark(tokens[at + 1])
        && FullYear(at + 2, end) is { } year
            ? Last(at + 3, year, month, true)
            : Found.Nothing;

    public int? FullYear(int at, int end)
    {
        if (
            at >= end
            || tokens[at] is not { Kind: TokenKind.Number } t
            || t.Key.Length is not (2 or 4)
            || !int.TryParse(t.Key, CultureInfo.InvariantCulture, out var year)
        )
        {
            return null;
        }

        return t.Key.Length == 4
            ? year is >= 1945 and <= 2100
                ? year
                : null
            : year >= 45
                ? 1900 + year
                : 2000 + year;
    }

    private Found Month(int at, int end, int day)
    {
        if (Number(at + 1, end, 12) is not { } month)
        {
            return Found.Nothing;
        }

        var (year, next) = YearAfter(at + 2, end);
        return day > 0 ? Made(next, year, month, day) : Last(next, year ?? documentDate?.Year, month, year is not null);
    }

    private Found Quarter(int at, int end)
    {
        if (at + 1 >= end)
        {
            return Found.Nothing;
        }

        var quarter = tokens[at + 1].Key switch
        {
            "i" or "1" or "01" => 1,
            "ii" or "2" or "02" => 2,
            "iii" or "3" or "03" => 3,
            "iv" or "4" or "04" => 4,
            _ => 0,
        };
        if (quarter == 0)
        {
            return Found.Nothing;
        }

        var (year, next) = YearAfter(at + 2, end);
        return Last(next, year ?? documentDate?.Year, quarter * 3, year is not null);
    }

    private Found Year(int at, int end) =>
        FullYear(at, end) is { } year && tokens[at].Key.Length == 4 ? Last(at + 1, year, 12, true) : Found.Nothing;

    private Found Half(int at, int end, int month)
    {
        var year = FullYear(at, end);
        return Last(year is null ? at : at + 1, year ?? documentDate?.Year, month, year is not null);
    }

    private Found Weeks(int at, int end)
    {
        var (length, week) =
            FirstWeek.At(tokens, at, end) is > 0 and var first ? (first, 1)
            : SecondWeek.At(tokens, at, end) is > 0 and var second ? (second, 2)
            : ThirdWeek.At(tokens, at, end) is > 0 and var third ? (third, 3)
            : LastWeek.At(tokens, at, end) is > 0 and var last ? (last, 0)
            : (0, 0);
        if (length == 0 || Month(at + length - 1, end, 0) is not { Exists: true } month)
        {
            return Found.Nothing;
        }

        if (week == 0 || month.Date is not { } lastDay)
        {
            return month;
        }

        // The first whole week, Monday to Sunday.
        var day = new DateOnly(lastDay.Year, lastDay.Month, 1);
        day = day.AddDays(((int)DayOfWeek.Monday - (int)day.DayOfWeek + 7) % 7);
        return month with { Date = day.AddDays(7 * week - 1), Reason = DeadlineReasons.Week };
    }

    private (int? Year, int Next) YearAfter(int at, int end)
    {
        if (at < end && tokens[at].Key == W.Nam && FullYear(at + 1, end) is { } named)
        {
            return (named, at + 2);
        }

        return at + 1 < end && IsDateMark(tokens[at]) && FullYear(at + 1, end) is { } marked
            ? (marked, at + 2)
            : (null, at);
    }

    private Found Made(int next, int? year, int month, int day)
    {
        var y = year ?? documentDate?.Year;
        return y is { } known && day <= DateTime.DaysInMonth(known, month)
            ? new(
                next,
                new DateOnly(known, month, day),
                year is null ? DeadlineReasons.DayOfYear : DeadlineReasons.Day,
                year is not null
            )
            : new(next, null, DeadlineReasons.NoDocumentDate, year is not null);
    }

    private static Found Last(int next, int? year, int month, bool given) =>
        year is { } y
            ? new(next, new DateOnly(y, month, DateTime.DaysInMonth(y, month)), DeadlineReasons.LastOfPeriod, given)
            : new(next, null, DeadlineReasons.NoDocumentDate, given);

    private int? Number(int at, int end, int most) =>
        at < end
        && tokens[at] is { Kind: TokenKind.Number, Key.Length: <= 2 } t
        && int.TryParse(t.Key, CultureInfo.InvariantCulture, out var n)
        && n >= 1
        && n <= most
            ? n
            : null;

    private static bool IsDateMark(Token t) => t.Is('/') || t.Is('-') || t.Is('.');
}
