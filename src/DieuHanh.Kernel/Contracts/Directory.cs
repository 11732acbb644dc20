using DieuHanh.Kernel.Access;

namespace DieuHanh.Kernel.Contracts;

/// <summary>
/// The office's directory as the other modules see it: agencies over time, units, people and what they hold. It is read once, kept in
/// memory and read anew when it changed; every page uses it without a query.
/// </summary>
public interface IDirectory
{
    ValueTask<DirectoryBook> Book(CancellationToken cancel = default);
}

/// <summary>Kind of agency; groups in directives ("các bộ, cơ quan ngang bộ") are sets of kinds.</summary>
public enum AgencyKind
{
    Ministry,
    MinisterialAgency,
    GovernmentAgency,
    InterAgencyBody,
    PolicyBank,

    /// <summary>A provincial People's Committee.</summary>
    Province,
    Corporation,

    /// <summary>Sở and what ranks with it.</summary>
    ProvinceDepartment,
    ProvinceBody,

    /// <summary>A central agency's branch in a province ("cơ quan ngành dọc").</summary>
    CentralBranch,

    /// <summary>A People's Committee of a district, until 30/06/2025.</summary>
    District,

    /// <summary>A People's Committee of a commune, ward or special zone.</summary>
    Commune,
    Party,
    StatePresident,
    Assembly,
    Judiciary,
    StateAudit,
    Front,
    MassOrganisation,
    Other,
}

/// <summary>An agency as it was or is: one identity with the days between which it existed, and who followed it.</summary>
/// <param name="ValidFrom">First day; 0001-01-01 where it is older than the data.</param>
/// <param name="ValidTo">Last day; null while it exists.</param>
/// <param name="Successors">The agencies that took its work over; the first takes what is open unless a person says otherwise.</param>
/// <param name="Connected">Submits and reports over this network.</param>
public sealed record AgencyEntry(
    Guid Id,
    string Name,
    string ShortName,
    AgencyKind Kind,
    string Code,
    string Code102,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    IReadOnlyList<Guid> Successors,
    bool Connected
)
{
    /// <summary>Its codes by days, where they changed while it existed; empty where <see cref="Code"/> held all the time.</summary>
    public IReadOnlyList<CodeEntry> Codes { get; init; } = [];

    public bool ValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>Its code on a day; empty where it had none.</summary>
    public CodeEntry CodeOn(DateOnly day) =>
        Codes.Count == 0
            ? new CodeEntry(Code, Code102, ValidFrom, ValidTo)
            : Codes.FirstOrDefault(c => c.ValidOn(day)) ?? new CodeEntry("", "", day, day);
}

/// <summary>An identification code between two days, in both forms in use.</summary>
public sealed record CodeEntry(string Code, string Code102, DateOnly ValidFrom, DateOnly? ValidTo)
{
    public bool ValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <param name="ParentId">The unit it is a part of ("phòng" of a "vụ"); null for a unit right under the agency.</param>
/// <param name="ValidTo">Its last day; a unit that has one takes no new work.</param>
public sealed record UnitEntry(
    Guid Id,
    Guid AgencyId,
    string Name,
    string ShortName,
    Guid? ParentId = null,
    DateOnly? ValidTo = null
);

/// <param name="SortKey">Orders by given name, the same on every engine.</param>
public sealed record PersonEntry(
    Guid Id,
    string Name,
    string Title,
    string? Email,
    string SortKey,
    IReadOnlyList<Position> Positions
)
{
    /// <summary>Positions of others this person was named to act in today. They count only while the person says so.</summary>
    public IReadOnlyList<ActingEntry> Acting { get; init; } = [];
}

/// <summary>A job title of the catalogue ("chức vụ").</summary>
/// <param name="OfOffice">Held in the office itself; otherwise in connected agencies.</param>
/// <param name="Precedence">The lower goes before.</param>
/// <param name="ValidTo">The last day on which it is given.</param>
public sealed record JobTitleEntry(
    Guid Id,
    string Name,
    bool OfOffice,
    Role? UsualRole,
    int Precedence,
    DateOnly? ValidTo
);

/// <summary>A position of another that somebody may act in today.</summary>
/// <param name="Position">With the rights of the one who holds it, and <see cref="Position.ActsFor"/> naming them.</param>
/// <param name="Until">The last day.</param>
public sealed record ActingEntry(Guid Id, Position Position, Guid ForId, string Document, DateOnly Until);

/// <summary>A line of the table of portfolios (bảng phân công công tác): who answers for a field or an agency, between two days.</summary>
/// <param name="Field">Empty where the line stands for an agency in all fields.</param>
public sealed record PortfolioEntry(
    string Field,
    Guid? AgencyId,
    Guid? LeaderId,
    Guid? OfficeLeaderId,
    Guid? UnitId,
    Guid? OfficerId,
    DateOnly ValidFrom,
    DateOnly? ValidTo
)
{
    public Guid Id { get; init; }

    public bool ValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    public bool Names(Guid personId) => LeaderId == personId || OfficeLeaderId == personId || OfficerId == personId;
}

/// <summary>What a name in a text stands for; several candidates mean that a person must choose.</summary>
/// <param name="Candidates">The one agency meant, all that could be meant, or the members of a group.</param>
/// <param name="Whole">For a group: every member is meant. False for "có liên quan" and the like, where a person chooses which.</param>
/// <param name="Former">The agency named, where it no longer existed on the day; the candidates are then its heirs.</param>
public sealed record AgencyMatch(
    string Name,
    IReadOnlyList<Guid> Candidates,
    bool IsGroup,
    bool Whole = true,
    Guid? Former = null
)
{
    /// <summary>The one agency meant, or null when none or several could be.</summary>
    public Guid? Only => !IsGroup && Candidates.Count == 1 ? Candidates[0] : null;

    public bool None => Candidates.Count == 0;
}
