namespace DieuHanh.Kernel.Access;

/// <summary>
/// A position held today, or acted in. <paramref name="ActsFor"/> is the leader for whom a secretary enters, or whoever holds the position
/// that is acted in.
/// </summary>
public sealed record Position(Guid Id, Role Role, Guid AgencyId, Guid? UnitId, Guid? ActsFor)
{
    /// <summary>The job title it is held with, where the catalogue's is known.</summary>
    public Guid? JobTitleId { get; init; }
}

/// <summary>
/// Who is doing something: a person with all positions held today, or the office's own program. Everything about what they may see
/// or do is asked here and in <see cref="Right"/>.
/// </summary>
/// <param name="OfficeId">The agency whose office this installation is.</param>
public sealed record Actor(Guid? PersonId, string Name, Guid OfficeId, IReadOnlyList<Position> Positions)
{
    /// <summary>Nobody signed in.</summary>
    public static readonly Actor Nobody = new(null, "", Guid.Empty, []);

    /// <summary>The program itself: sweepers, handlers of events, the loading of samples.</summary>
    public static readonly Actor System = new(null, "Hệ thống", Guid.Empty, []);

    /// <summary>Whose position this person acts in just now ("thay mặt"); everything they do is recorded with it.</summary>
    public Guid? BehalfOf { get; init; }

    public bool SignedIn => PersonId is not null;

    /// <summary>Holds a position in the office that keeps the register.</summary>
    public bool InOffice => Positions.Any(p => p.AgencyId == OfficeId);

    /// <summary>The connected agencies this person works for; the office itself is not one of them.</summary>
    public IReadOnlyList<Guid> Agencies => [.. Positions.Select(p => p.AgencyId).Where(a => a != OfficeId).Distinct()];

    /// <summary>The office's units this person works in.</summary>
    public IReadOnlyList<Guid> Units =>
        [.. Positions.Where(p => p.AgencyId == OfficeId).Select(p => p.UnitId).OfType<Guid>().Distinct()];

    public bool Is(params ReadOnlySpan<Role> roles)
    {
        foreach (var position in Positions)
        {
            if (roles.Contains(position.Role))
            {
                return true;
            }
        }

        return false;
    }

    public bool IsIn(Guid agencyId, params ReadOnlySpan<Role> roles)
    {
        foreach (var position in Positions)
        {
            if (position.AgencyId == agencyId && roles.Contains(position.Role))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The leaders in whose name this person may enter what they said or wrote; their own name included.</summary>
    public bool MayEnterFor(Guid leaderId) => PersonId == leaderId || Positions.Any(p => p.ActsFor == leaderId);

    /// <summary>In whose name this person reads and enters: oneself, those a secretary enters for, and whoever's position is acted in.</summary>
    public IReadOnlyList<Guid> EntersFor =>
        [.. Positions.Select(p => p.ActsFor).Append(PersonId).OfType<Guid>().Distinct()];

    public bool Has(Right right) =>
        right.Roles.Count == 0 ? SignedIn : Positions.Any(p => right.Roles.Contains(p.Role));
}
