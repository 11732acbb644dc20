using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Decisions;
using DieuHanh.Directory.Delegations;
using DieuHanh.Directory.Groups;
using DieuHanh.Directory.JobTitles;
using DieuHanh.Directory.People;
using DieuHanh.Directory.Portfolios;
using DieuHanh.Kernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Workbooks;

/// <summary>The whole structure in memory, and how it stands in the sheets.</summary>
internal sealed class Structure
{
    public required List<Agency> Agencies { get; init; }
    public required List<HeldCode> Codes { get; init; }
    public required List<Alias> Aliases { get; init; }
    public required List<AgencyGroup> Groups { get; init; }
    public required List<Decision> Decisions { get; init; }
    public required List<Unit> Units { get; init; }
    public required List<Person> People { get; init; }
    public required List<JobTitle> JobTitles { get; init; }
    public required List<Post> Posts { get; init; }
    public required List<Account> Accounts { get; init; }
    public required List<Portfolio> Portfolios { get; init; }
    public required List<Delegation> Delegations { get; init; }

    /// <summary>Tracked, so that what is changed in it can be saved.</summary>
    public static async Task<Structure> Load(DirectoryDb db, CancellationToken cancel) =>
        new()
        {
            Agencies = await db.Agencies.Include(a => a.Successions).OrderBy(a => a.Key).ToListAsync(cancel),
            Codes = await db.Codes.ToListAsync(cancel),
            Aliases = await db.Aliases.ToListAsync(cancel),
            Groups = await db.Groups.Include(g => g.Members).ToListAsync(cancel),
            Decisions = await db.Decisions.Include(d => d.Parts).Where(d => d.WithdrawnOn == null).ToListAsync(cancel),
            Units = await db.Units.ToListAsync(cancel),
            People = await db.People.ToListAsync(cancel),
            JobTitles = await db.JobTitles.ToListAsync(cancel),
            Posts = await db.Posts.ToListAsync(cancel),
            Accounts = await db.Accounts.ToListAsync(cancel),
            Portfolios = await db.Portfolios.ToListAsync(cancel),
            // Those of a post that never begins say nothing.
            Delegations = await db.Delegations.Where(d => db.Posts.Any(p => p.Id == d.PostId)).ToListAsync(cancel),
        };

    /// <summary>The rows of every sheet in an order that does not depend on ids.</summary>
    public IReadOnlyDictionary<SheetKind, List<string[]>> Rows()
    {
        var agency = Agencies.ToDictionary(a => a.Id, a => a.Key);
        var unit = Units.ToDictionary(u => u.Id, u => u.Name);
        var account = Accounts.ToDictionary(a => a.PersonId, a => a.UserName!);
        var person = People.ToDictionary(p => p.Id, p => account.GetValueOrDefault(p.Id) ?? p.Id.ToString());
        var post = Posts.ToDictionary(p => p.Id);
        var title = JobTitles.ToDictionary(t => t.Id, t => t.Name);
        var rows = new Dictionary<SheetKind, IEnumerable<string[]>>
        {
            [SheetKind.Agencies] = Agencies.Select(a =>
                (string[])
                    [
                        a.Key,
                        a.Name,
                        a.ShortName,
                        SheetWords.Of(a.Kind),
                        a.Code,
                        SheetWords.Of(a.ValidFrom),
                        SheetWords.Of(a.ValidTo),
                        SheetWords.Of(a.Connected),
                        SheetWords.Of(a.IsOffice),
                        a.Note ?? "",
                    ]
            ),
            [SheetKind.Decisions] = WrittenDecision
                .Of(Decisions, Agencies)
                .Select(d =>
                    (string[])
                        [
                            d.Number,
                            SheetWords.Of(d.Kind),
                            d.Issuer,
                            SheetWords.Of(d.SignedOn),
                            SheetWords.Of(d.InForce),
                            string.Join("; ", d.Before.Select(b => agency[b])),
                            string.Join("; ", d.After.Select(a => agency[a])),
                            SheetWords.Of(d.MovePeople),
                            d.Note ?? "",
                        ]
                ),
            [SheetKind.Codes] = Codes.Select(c =>
                (string[])[agency[c.AgencyId], c.Code, SheetWords.Of(c.ValidFrom), SheetWords.Of(c.ValidTo), c.Basis]
            ),
            [SheetKind.Aliases] = Aliases.Select(a =>
                (string[])
                    [
                        agency[a.AgencyId],
                        a.Name,
                        SheetWords.Of(a.Kind),
                        SheetWords.Of(a.ValidFrom),
                        SheetWords.Of(a.ValidTo),
                    ]
            ),
            [SheetKind.Groups] = Groups.Select(g =>
                (string[])
                    [
                        g.Name,
                        string.Join(" | ", g.Entry().Names.Skip(1)),
                        string.Join("; ", g.Entry().Kinds.Select(SheetWords.Of)),
                        SheetWords.Of(g.Whole),
                    ]
            ),
            [SheetKind.Members] = Groups.SelectMany(g =>
                g.Members.Select(m =>
                    (string[])
                        [
                            g.Name,
                            agency[m.AgencyId],
                            SheetWords.Of(m.Excluded),
                            SheetWords.Of(m.ValidFrom),
                            SheetWords.Of(m.ValidTo),
                        ]
                )
            ),
            [SheetKind.Units] = Units.Select(u =>
                (string[])
                    [
                        agency[u.AgencyId],
                        u.Name,
                        u.ShortName,
                        $"{u.Place}",
                        u.ParentId is { } parent ? unit[parent] : "",
                        SheetWords.Of(u.ValidTo),
                    ]
            ),
            [SheetKind.People] = People.Select(p => (string[])[person[p.Id], p.FullName, p.Title, p.Email ?? ""]),
            [SheetKind.Posts] = Posts.Select(p =>
                (string[])
                    [
                        person[p.PersonId],
                        SheetWords.Of(p.Role),
                        agency[p.AgencyId],
                        p.UnitId is { } u ? unit[u] : "",
                        p.ActsForId is { } leader ? person[leader] : "",
                        SheetWords.Of(p.ValidFrom),
                        SheetWords.Of(p.ValidTo),
                        p.JobTitleId is { } t ? title[t] : "",
                    ]
            ),
            [SheetKind.JobTitles] = JobTitles.Select(t =>
                (string[])
                    [
                        t.Name,
                        SheetWords.Of(t.OfOffice),
                        $"{t.Precedence}",
                        t.UsualRole is { } role ? SheetWords.Of(role) : "",
                        SheetWords.Of(t.ValidTo),
                    ]
            ),
            [SheetKind.Accounts] = Accounts.Select(a =>
                (string[])[person[a.PersonId], a.UserName!, SheetWords.Of(a.Disabled)]
            ),
            [SheetKind.Portfolios] = Portfolios.Select(p =>
                (string[])
                    [
                        p.Field,
                        p.AgencyId is { } a ? agency[a] : "",
                        Name(p.LeaderId),
                        Name(p.OfficeLeaderId),
                        p.UnitId is { } u ? unit[u] : "",
                        Name(p.OfficerId),
                        SheetWords.Of(p.ValidFrom),
                        SheetWords.Of(p.ValidTo),
                    ]
            ),
            [SheetKind.Delegations] = Delegations.Select(d =>
                (string[])
                    [
                        person[d.HolderId],
                        SheetWords.Of(post[d.PostId].Role),
                        agency[post[d.PostId].AgencyId],
                        post[d.PostId].UnitId is { } u ? unit[u] : "",
                        person[d.ActingId],
                        SheetWords.Of(d.Capacity),
                        d.Document,
                        SheetWords.Of(d.ValidFrom),
                        SheetWords.Of(d.ValidTo),
                    ]
            ),
        };
        return rows.ToDictionary(
            r => r.Key,
            r => r.Value.OrderBy(cells => string.Join('\u001f', cells), StringComparer.Ordinal).ToList()
        );

        string Name(Guid? id) => id is { } known ? person[known] : "";
    }
}
