using DieuHanh.Directory;
using DieuHanh.Directory.Loading;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Web.Sample;

/// <summary>Where the sample plays: who is who on any day, which days are worked, and what day it is.</summary>
internal sealed class Stage
{
    private readonly ILookup<(Guid Agency, Role Role), (Guid Person, Guid? Unit)> posts;
    private readonly Dictionary<Guid, string> names;

    private Stage(
        LoadedDirectory directory,
        DirectoryBook book,
        WorkingCalendar calendar,
        DateOnly today,
        IReadOnlyList<Directory.People.Post> posts,
        Dictionary<Guid, string> names
    )
    {
        (Directory, Book, Calendar, Today, this.names) = (directory, book, calendar, today, names);
        this.posts = posts.OrderBy(p => p.Id).ToLookup(p => (p.AgencyId, p.Role), p => (p.PersonId, p.UnitId));
    }

    public static async Task<Stage> Set(IServiceProvider services, LoadedDirectory directory, CancellationToken cancel)
    {
        var db = services.GetRequiredService<DirectoryDb>();
        return new Stage(
            directory,
            await services.GetRequiredService<IDirectory>().Book(cancel),
            await services.GetRequiredService<Calendars>().Get(cancel),
            services.GetRequiredService<TimeProvider>().Today(),
            await db.Posts.AsNoTracking().ToListAsync(cancel),
            await db.People.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.FullName, cancel)
        );
    }

    public LoadedDirectory Directory { get; }
    public DirectoryBook Book { get; }
    public WorkingCalendar Calendar { get; }
    public DateOnly Today { get; }

    public Guid Agency(string key) => Directory.Agencies[key];

    public Actor Person(string account) => Person(Directory.People[account]);

    public Actor Person(Guid id) => new(id, names[id], Book.OfficeId, []);

    /// <summary>Who receives and reports for an agency, also for one that has ended; its head where it has no focal point.</summary>
    public Actor FocalPoint(Guid agencyId) =>
        Holder(agencyId, Role.FocalPoint, null) ?? Holder(agencyId, Role.AgencyHead, null) ?? Actor.System;

    public Actor UnitHead(Guid unitId) => Holder(Book.OfficeId, Role.UnitHead, unitId) ?? Actor.System;

    /// <summary>An officer of the unit; where it has none, its head.</summary>
    public Actor Officer(Guid unitId) => Holder(Book.OfficeId, Role.Officer, unitId) ?? UnitHead(unitId);

    /// <summary>Who prepares what is published.</summary>
    public Actor Editor() =>
        Holder(Book.OfficeId, Role.Editor, null) ?? Holder(Book.OfficeId, Role.OfficeLeader, null) ?? Actor.System;

    public Actor Clerk(Dice dice) =>
        posts[(Book.OfficeId, Role.Clerk)].ToList() is { Count: > 0 } clerks
            ? Person(dice.Of(clerks).Person)
            : Actor.System;

    /// <summary>The secretary who enters for a leader; the leader where there is none.</summary>
    public Actor EntersFor(Guid leaderId) =>
        Book.People.FirstOrDefault(p => p.Positions.Any(x => x.Role is Role.Secretary && x.ActsFor == leaderId))
            is { } secretary
            ? Person(secretary.Id)
            : Person(leaderId);

    /// <summary>A moment of an office day, in UTC.</summary>
    public static DateTime At(DateOnly day, int hour, int minute) =>
        Dates.StartOf(day).AddMinutes((hour * 60) + minute);

    /// <summary>The day itself if it is worked, else the next one that is.</summary>
    public DateOnly WorkingFrom(DateOnly day) => Calendar.IsWorking(day) ? day : Calendar.NextWorkingDay(day);

    /// <summary>The day itself if it is worked, else the last one that was.</summary>
    public DateOnly WorkingUntil(DateOnly day) => Calendar.IsWorking(day) ? day : Calendar.AddWorkingDays(day, -1);

    public DateOnly After(DateOnly day, int workingDays) =>
        workingDays == 0 ? WorkingFrom(day) : Calendar.AddWorkingDays(day, workingDays);

    private Actor? Holder(Guid agencyId, Role role, Guid? unitId)
    {
        foreach (var (person, unit) in posts[(agencyId, role)])
        {
            if (unitId is null || unit == unitId)
            {
                return Person(person);
            }
        }

        return null;
    }
}
