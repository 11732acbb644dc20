using System.Collections.Frozen;

namespace DieuHanh.Kernel.Access;

/// <summary>
/// What an endpoint asks of a person before its handler runs. This is the one table of who may do what; which rows they see is decided
/// by each module's row filter, which takes the same <see cref="Actor"/>. Whatever is not listed here is denied.
/// </summary>
public sealed record Right
{
    private static readonly Role[] OfficeRoles =
    [
        Role.Clerk,
        Role.Officer,
        Role.UnitHead,
        Role.OfficeLeader,
        Role.GovernmentLeader,
        Role.Secretary,
    ];

    private static readonly Role[] AgencyRoles = [Role.FocalPoint, Role.AgencyHead, Role.AgencyStaff];

    private static readonly List<Right> Listed = [];

    private Right(string name, params Role[] roles)
    {
        Name = name;
        Roles = roles.ToFrozenSet();
        Listed.Add(this);
    }

    /// <summary>Anyone signed in, of the office or of a connected agency.</summary>
    public static readonly Right SignedIn = new("signed-in");

    /// <summary>Look up agencies, units, people and the table of portfolios: everyone of the office.</summary>
    public static readonly Right SeeDirectory = new(
        "directory.see",
        [.. OfficeRoles, Role.Editor, Role.HumanResources, Role.Administrator]
    );

    /// <summary>See the office's registers of documents.</summary>
    public static readonly Right SeeRegisters = new("documents.see", OfficeRoles);

    /// <summary>Register, correct and send back documents.</summary>
    public static readonly Right KeepRegisters = new("documents.keep", Role.Clerk);

    /// <summary>Submit an incoming document to the person who is to direct it, or pass it on to another one.</summary>
    public static readonly Right SubmitDocuments = new(
        "documents.submit",
        Role.Clerk,
        Role.UnitHead,
        Role.OfficeLeader,
        Role.GovernmentLeader,
        Role.Secretary
    );

    /// <summary>Write the instruction on an incoming document: who handles it and by when.</summary>
    public static readonly Right DirectDocuments = new(
        "documents.direct",
        Role.UnitHead,
        Role.OfficeLeader,
        Role.GovernmentLeader,
        Role.Secretary
    );

    /// <summary>Handle a document that was routed to one's unit.</summary>
    public static readonly Right HandleDocuments = new(
        "documents.handle",
        Role.Officer,
        Role.UnitHead,
        Role.OfficeLeader
    );

    /// <summary>Check what was read in a directive and give tasks.</summary>
    public static readonly Right GiveTasks = new(
        "tasks.give",
        Role.Officer,
        Role.UnitHead,
        Role.OfficeLeader,
        Role.Secretary
    );

    /// <summary>Follow tasks in the office: answer requests, confirm, return.</summary>
    public static readonly Right MonitorTasks = new("tasks.monitor", Role.Officer, Role.UnitHead, Role.OfficeLeader);

    /// <summary>Decide on extensions, suspensions and discontinuations, or enter that decision for a leader.</summary>
    public static readonly Right DecideTasks = new(
        "tasks.decide",
        Role.UnitHead,
        Role.OfficeLeader,
        Role.GovernmentLeader,
        Role.Secretary
    );

    /// <summary>Receive, report, ask for time, for one's own agency.</summary>
    public static readonly Right DoTasks = new("tasks.do", AgencyRoles);

    /// <summary>The office's dashboards and boards.</summary>
    public static readonly Right SeeBoards = new("tasks.boards", OfficeRoles);

    /// <summary>Decide that a period's progress is shown on the internet.</summary>
    public static readonly Right PublishProgress = new("tasks.publish", Role.OfficeLeader, Role.Editor);

    /// <summary>Enter the days off, the days worked for them and the hours of work.</summary>
    public static readonly Right KeepCalendar = new("calendar.keep", Role.Administrator, Role.HumanResources);

    /// <summary>Read the whole audit: who did what to which thing, with every value.</summary>
    public static readonly Right SeeAudit = new("audit.see", Role.Administrator, Role.OfficeLeader);

    /// <summary>Keep agencies, units, positions, people and accounts.</summary>
    public static readonly Right Administer = new("administer", Role.Administrator);

    /// <summary>Keep the program running: facts, jobs, letters, room, versions, health.</summary>
    public static readonly Right Operate = new("operate", Role.Administrator);

    public string Name { get; }

    /// <summary>The roles that carry this right; empty means everyone signed in.</summary>
    public FrozenSet<Role> Roles { get; }

    public static IReadOnlyList<Right> All => Listed;
}
