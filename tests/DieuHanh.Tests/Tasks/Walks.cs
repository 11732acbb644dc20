using DieuHanh.Kernel.Calendar;
using DieuHanh.Tasks.Assignments;

namespace DieuHanh.Tests.Tasks;

/// <summary>Walks through the life cycle of an assignment: whatever is legal where it stands.</summary>
internal static class Walks
{
    public static void Random(Assignment part, Random random, int steps)
    {
        var day = TaskWorld.Today.AddDays(-3);
        for (var i = 0; i < steps; i++)
        {
            Step(part, random.Next(11), day, random.Next(1, 9));
            day = day.AddDays(random.Next(0, 3));
        }
    }

    /// <summary>One move, if it is legal now; otherwise nothing happens.</summary>
    public static void Step(Assignment part, int move, DateOnly day, int days)
    {
        var at = new DateTime(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc);
        switch (move)
        {
            case 0 when part.WhyNotAccept().None:
                part.Accept(at);
                break;
            case 1 when part.WhyNotRequestTransfer().None:
                part.RequestTransfer("không thuộc chức năng", null);
                break;
            case 2 when part.WhyNotInsist().None:
                part.Insist(at);
                break;
            case 3 when part.WhyNotSuspend().None:
                part.Suspend(day);
                break;
            case 4 when part.WhyNotResume().None:
                part.Resume(day, WorkingCalendar.WeekendsOnly);
                break;
            case 5 when part.Due is { } due && part.WhyNotExtend(due.AddDays(days)).None:
                part.Extend(due.AddDays(days), null, askedLate: days % 2 == 0);
                break;
            case 6 or 7 when part.WhyNotReport().None:
                part.Report(day, days % 2 == 0 ? new TimeOnly(days + 5, 0) : null);
                break;
            case 8 when part.WhyNotReturn().None:
                part.Return();
                break;
            case 9 when part.WhyNotConfirm().None:
                part.Confirm(day);
                break;
            case 10 when part.WhyNotReopen().None && days < 4:
                part.Reopen();
                break;
            case 10 when part.WhyNotDiscontinue().None && days == 8:
                part.Discontinue(day);
                break;
        }
    }
}
