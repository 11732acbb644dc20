using DieuHanh.Kernel.Domain;
using DieuHanh.Reading.Assignments;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Petitions;
using DieuHanh.Tasks.Reports;

namespace DieuHanh.Web.Sample;

/// <summary>
/// Plans what happens to a task and lets it happen day by day, up to today: what is planned for later has not happened. So the history ends
/// closed and the work of these weeks is left as one finds it in an office: some in term, some late, some awaiting an answer.
/// </summary>
internal sealed class Agenda(Stage stage, Course course, Dice dice)
{
    private readonly List<(DateOnly Day, Action Deed)> deeds = [];

    public void On(DateOnly day, Action deed) => deeds.Add((day, deed));

    /// <summary>Does what is planned until today, in the order of days; within a day as it was planned.</summary>
    public void Play()
    {
        foreach (var (day, deed) in deeds.OrderBy(d => d.Day).ToList())
        {
            if (day <= stage.Today)
            {
                deed();
            }
        }

        deeds.Clear();
    }

    /// <summary>An ordinary course: most are done in time, some late, a few extended or returned once.</summary>
    /// <param name="atLatest">The day by which all must be over; null where it may run on.</param>
    /// <param name="except">A part that has a course of its own.</param>
    public void PlanOrdinary(SteeringTask task, DateOnly? atLatest = null, Assignment? except = null)
    {
        foreach (var asked in task.Contributions)
        {
            var until = task.FirstDue ?? task.GivenOn.AddDays(30);
            var day = stage.WorkingFrom(Spread(task.GivenOn, until, 20, dice.Percent(90) ? 80 : 160));
            On(Capped(day, atLatest), () => course.Contribute(task, asked, Capped(day, atLatest)));
        }

        foreach (var part in task.Assignments.Where(a => a != except))
        {
            PlanOrdinary(task, part, atLatest);
        }
    }

    public DateOnly PlanAcceptance(Assignment part)
    {
        var day = stage.After(part.GivenOn, dice.Percent(70) ? 1 : dice.Between(0, 2));
        On(day, () => course.Accept(part, day));
        return day;
    }

    /// <summary>Reported on a day, checked and confirmed in the days after it.</summary>
    public void PlanCompletion(SteeringTask task, Assignment part, DateOnly reported, DateOnly? atLatest = null)
    {
        var day = Capped(reported, atLatest);
        var (check, confirm) = (stage.After(day, dice.Between(1, 2)), 0);
        confirm = dice.Between(0, 3);
        CompletionReport? report = null;
        On(day, () => report = course.Report(task, part, day));
        On(check, () => course.Check(task, report!, check));
        On(stage.After(check, confirm), () => course.Confirm(task, part, report!, stage.After(check, confirm)));
    }

    /// <summary>Reported and, where <paramref name="checkedToo"/>, checked by the officer; nobody has confirmed it yet.</summary>
    public void PlanReportOnly(SteeringTask task, Assignment part, DateOnly reported, bool checkedToo)
    {
        CompletionReport? report = null;
        On(reported, () => report = course.Report(task, part, reported));
        if (checkedToo)
        {
            var check = stage.After(reported, 1);
            On(check, () => course.Check(task, report!, check));
        }
    }

    /// <summary>The office proposes to suspend and the leader agrees the next day: the clock stops.</summary>
    public void PlanSuspension(SteeringTask task, Assignment part, string why, DateOnly proposed)
    {
        Petition? petition = null;
        var decision = stage.After(proposed, 1);
        On(proposed, () => petition = course.ProposeSuspension(task, part, why, proposed));
        On(decision, () => course.Grant(task, part, petition!, decision));
    }

    /// <summary>Reported too early and returned with the reason.</summary>
    public void PlanReturn(SteeringTask task, Assignment part, DateOnly reported)
    {
        CompletionReport? report = null;
        var (check, answer) = (stage.After(reported, 1), stage.After(reported, 2));
        On(reported, () => report = course.Report(task, part, reported));
        On(check, () => course.Check(task, report!, check, complete: false));
        On(answer, () => course.Return(task, part, report!, answer));
    }

    /// <summary>More time is asked for, the office has its opinion, the leader grants.</summary>
    /// <returns>The day it was granted.</returns>
    public DateOnly PlanExtension(SteeringTask task, Assignment part, DateOnly asked, DateOnly newDue)
    {
        Petition? petition = null;
        var (view, decision) = (stage.After(asked, 2), stage.After(asked, 4));
        On(asked, () => petition = course.AskExtension(task, part, newDue, asked));
        On(view, () => course.Consider(task, petition!, view));
        On(decision, () => course.Grant(task, part, petition!, decision));
        return decision;
    }

    private void PlanOrdinary(SteeringTask task, Assignment part, DateOnly? atLatest)
    {
        var accepted = PlanAcceptance(part);
        var earliest = stage.After(accepted, 1);
        if (part.Due is not { } due)
        {
            var share = task.Kind is TaskKind.Recurring or TaskKind.Standing ? 180 : dice.Between(10, 150);
            PlanCompletion(task, part, Later(earliest, stage.WorkingFrom(part.GivenOn.AddDays(share))), atLatest);
            return;
        }

        if (dice.Percent(12) && stage.Calendar.WorkingDaysBetween(accepted, due) > 8)
        {
            var note = stage.WorkingFrom(Spread(accepted, due, 30, 60));
            On(note, () => course.Note(part, note, "Đang tổng hợp số liệu và hoàn thiện dự thảo; bảo đảm tiến độ."));
        }

        if (dice.Percent(4) && stage.Calendar.WorkingDaysBetween(earliest, due) > 6)
        {
            PlanReturn(task, part, earliest);
            earliest = stage.After(earliest, 3);
        }

        if (dice.Percent(7) && (atLatest is null || due.AddDays(30) < atLatest))
        {
            var asked = Later(earliest, stage.WorkingUntil(due.AddDays(dice.Percent(25) ? 4 : -4)));
            var newDue = stage.WorkingUntil(Later(due, asked).AddDays(dice.Between(12, 30)));
            earliest = stage.After(PlanExtension(task, part, asked, newDue), 1);
            due = newDue;
        }

        var done = dice.Percent(83)
            ? stage.WorkingUntil(Spread(accepted, due, 45, 100))
            : stage.WorkingFrom(due.AddDays(dice.Between(1, 25)));
        PlanCompletion(task, part, Later(earliest, done), atLatest);
    }

    private static DateOnly Capped(DateOnly day, DateOnly? atLatest) => atLatest is { } last && day > last ? last : day;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    /// <summary>A day between two, so many percent of the way.</summary>
    private DateOnly Spread(DateOnly from, DateOnly to, int least, int most) =>
        from.AddDays(Math.Max(0, to.DayNumber - from.DayNumber) * dice.Between(least, most) / 100);
}
