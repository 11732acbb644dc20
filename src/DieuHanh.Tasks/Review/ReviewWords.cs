using System.Globalization;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Review;

/// <summary>The words of a review's values in the reader's language.</summary>
public static class ReviewWords
{
    public static string Of(SpokenChannel channel) =>
        channel switch
        {
            SpokenChannel.Meeting => T["Tại cuộc họp"],
            SpokenChannel.InPerson => T["Trực tiếp"],
            SpokenChannel.Telephone => T["Qua điện thoại"],
            SpokenChannel.Message => T["Qua tin nhắn"],
            _ => T["Bút phê"],
        };

    /// <summary>When and by which way a spoken direction was given, inside a sentence; it was said at midnight where no hour was written down.</summary>
    public static string Said(DirectiveReview review)
    {
        var said = review.SaidAt is { } at ? Dates.Local(at).TimeOfDay : TimeSpan.Zero;
        var when =
            said == TimeSpan.Zero ? Dates.Show(review.IssuedOn) : At(TimeOnly.FromTimeSpan(said), review.IssuedOn);
        var way = Of(review.Channel ?? default);
        return $"{when}, {char.ToLower(way[0], CultureInfo.CurrentCulture)}{way[1..]}";
    }

    /// <summary>"17 giờ 00 ngày 02/12/2026".</summary>
    public static string At(TimeOnly hour, DateOnly day) => T["{0} giờ {1} ngày {2}", $"{hour:%H}", $"{hour:mm}", day];

    /// <summary>What makes a day a day off: its weekday, or the name of the holiday; null for a working day.</summary>
    public static string? DayOff(DateOnly day, WorkingCalendar calendar) =>
        calendar.KindOf(day) switch
        {
            DayKind.Working or DayKind.SwappedWork => null,
            DayKind.Weekend => day.DayOfWeek is DayOfWeek.Saturday ? T["thứ Bảy"] : T["Chủ nhật"],
            _ => calendar.Decided(day) is { Name.Length: > 0 } decided ? decided.Name : T["ngày nghỉ"],
        };

    /// <summary>What the card says of an agency: its name as the directory has it, a group with its number of members.</summary>
    public static string Of(Party party, DirectoryBook book) =>
        party switch
        {
            { IsGroup: true, IsPart: false } => T["{0} ({1} cơ quan)", party.Name, party.Agencies.Count],
            { IsGroup: false, Agencies.Count: 1 } => book.NameOf(party.Agencies[0]),
            _ => party.Name,
        };
}
