using System.Globalization;
using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Kernel.Calendar;

/// <summary>Writes a plan into the day table: every day of it, its audit record and the new revision, or nothing.</summary>
public static class CalendarKeeping
{
    /// <summary>The kind of thing under which days stand in the audit record; their whole is their year.</summary>
    public const string Thing = nameof(CalendarDay);

    /// <param name="action">In the words of the timeline; a translation key.</param>
    /// <exception cref="InvalidOperationException">The plan has faults.</exception>
    public static async Task Save(KernelDb db, CalendarPlan plan, string action, CancellationToken cancel)
    {
        if (plan.Faults.Count > 0)
        {
            throw new InvalidOperationException("A plan with faults is not saved.");
        }

        var days = plan.Days.Select(d => d.Day).ToList();
        var rows = await db.CalendarDays.Where(d => days.Contains(d.Day)).ToDictionaryAsync(d => d.Day, cancel);
        foreach (var day in plan.Days)
        {
            Write(db, rows.GetValueOrDefault(day.Day), day.After);
            db.Audit.Add(Record(db.Scope, day, action));
        }

        db.Moves(Calendars.RevisionName);
        await db.SaveAsync(action, cancel: cancel);
    }

    private static void Write(KernelDb db, CalendarDay? row, CalendarDay? after)
    {
        if (after is null)
        {
            if (row is not null)
            {
                db.CalendarDays.Remove(row);
            }
        }
        else if (row is null)
        {
            db.CalendarDays.Add(after);
        }
        else
        {
            db.Entry(row).CurrentValues.SetValues(after);
        }
    }

    // The property is the day itself, so that the timeline of a year reads "24/11/2026: from … to …".
    private static AuditRow Record(ModuleScope scope, PlannedDay day, string action) =>
        new()
        {
            At = scope.Now,
            ActorId = scope.Actor.PersonId,
            ActorName = scope.Actor.Name,
            BehalfId = scope.Actor.BehalfOf,
            Action = action,
            Thing = Thing,
            ThingId = IdOf(day.Day),
            WholeId = CalendarYear.IdOf(day.Day.Year),
            Changes = Audits.Changes(Values(day.Day, day.Before), Values(day.Day, day.After)),
        };

    private static Dictionary<string, object?> Values(DateOnly day, CalendarDay? value)
    {
        var plain = CalendarDay.IsRest(day) ? DayKind.Weekend : DayKind.Working;
        return new()
        {
            ["Day"] = string.Create(
                CultureInfo.InvariantCulture,
                $"{day:dd/MM/yyyy} {Calendars.Written(value?.Kind ?? plain)} {value?.Name}"
            ),
            ["Decision"] = value?.Decision,
            ["Pair"] = value?.Pair,
        };
    }

    private static Guid IdOf(DateOnly day) => new(day.DayNumber, 0x6361, 0x6c64, 0x80, 0, 0, 0, 0, 0, 0, 0);
}
