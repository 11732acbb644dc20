using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Delegations;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Directory;

/// <summary>Accounts as the check of each request needs them, with the book they were read with.</summary>
/// <param name="FactorsDue">The roles that sign in with two factors by a decision in force, and the day from which nothing goes without.</param>
public sealed record DirectoryState(
    DirectoryBook Book,
    IReadOnlyDictionary<Guid, AccountState> Accounts,
    IReadOnlyDictionary<Role, DateOnly> FactorsDue,
    DateOnly Day
)
{
    /// <summary>
    /// From which day the roles a person holds, or acts in for another, ask for two factors; null when none does. Sample accounts work on
    /// this machine only and are let off.
    /// </summary>
    public DateOnly? FactorDue(AccountState account) =>
        account.IsSample || Book.Person(account.PersonId) is not { } person
            ? null
            : RolesOf(person).Select(r => FactorsDue.TryGetValue(r, out var due) ? due : (DateOnly?)null).Min();

    /// <summary>Whoever was named to act for another has that post's rights at a click.</summary>
    internal static IEnumerable<Role> RolesOf(PersonEntry person) =>
        person.Positions.Concat(person.Acting.Select(a => a.Position)).Select(p => p.Role);

    public DateOnly? FactorDue(Guid accountId) =>
        Accounts.GetValueOrDefault(accountId) is { } account ? FactorDue(account) : null;
}

/// <param name="Stamp">Changes with the password and with sign-out everywhere: older cookies are void.</param>
/// <param name="MustChange">The password was handed out: nothing else may be done before it is changed.</param>
/// <param name="TwoFactors">It asks for a second factor.</param>
public sealed record AccountState(
    Guid PersonId,
    string Stamp,
    bool Disabled,
    bool IsSample,
    bool MustChange,
    bool TwoFactors
);

/// <summary>Reads the directory as a whole, once per change and day.</summary>
public sealed class DirectoryReader(
    IServiceProvider services,
    Revisions revisions,
    Remembered<DirectoryState> remembered,
    TimeProvider clock
) : IDirectory
{
    public async ValueTask<DirectoryBook> Book(CancellationToken cancel = default) => (await State(cancel)).Book;

    /// <summary>Posts begin and end with days, so a new day reads anew as well.</summary>
    public ValueTask<DirectoryState> State(CancellationToken cancel = default) =>
        remembered.Get(services, revisions, cancel, stillGood: s => s.Day == clock.Today());

    internal static async Task<DirectoryState> Read(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<DirectoryDb>();
        var today = services.GetRequiredService<TimeProvider>().Today();
        var batch = db.Batch();
        var agencies = batch.List(db.Agencies.AsNoTracking().Include(a => a.Successions).OrderBy(a => a.Key));
        var aliases = batch.List(db.Aliases.AsNoTracking());
        var groups = batch.List(db.Groups.AsNoTracking().Include(g => g.Members));
        var codes = batch.List(db.Codes.AsNoTracking().OrderBy(c => c.ValidFrom));
        var units = batch.List(db.Units.AsNoTracking().OrderBy(u => u.Place));
        var people = batch.List(db.People.AsNoTracking().OrderBy(p => p.SortKey));
        var posts = batch.List(
            db.Posts.AsNoTracking().Where(p => p.ValidFrom <= today && (p.ValidTo == null || p.ValidTo >= today))
        );
        var titles = batch.List(db.JobTitles.AsNoTracking());
        var delegations = batch.List(
            db.Delegations.AsNoTracking().Where(d => d.ValidFrom <= today && today <= d.ValidTo)
        );
        var portfolios = batch.List(db.Portfolios.AsNoTracking());
        var accounts = batch.List(
            db.Accounts.AsNoTracking()
                .Select(a => new
                {
                    a.Id,
                    a.PersonId,
                    a.SecurityStamp,
                    a.Disabled,
                    a.IsSample,
                    a.OneTimeUntil,
                    a.TwoFactorEnabled,
                })
        );
        var rules = batch.List(
            db.FactorRules.AsNoTracking().Where(r => r.ValidFrom <= today && (r.ValidTo == null || r.ValidTo >= today))
        );
        await batch.Run(cancel);

        var held = posts.Value.ToLookup(
            p => p.PersonId,
            p => new Position(p.Id, p.Role, p.AgencyId, p.UnitId, p.ActsForId) { JobTitleId = p.JobTitleId }
        );
        var acting = Acting(delegations.Value, posts.Value);
        var coded = codes.Value.ToLookup(c => c.AgencyId, c => c.Entry());
        var book = new DirectoryBook(
            agencies.Value.FirstOrDefault(a => a.IsOffice)?.Id ?? Guid.Empty,
            [.. agencies.Value.Select(a => Entry(a, [.. coded[a.Id]], today))],
            [.. units.Value.Select(u => new UnitEntry(u.Id, u.AgencyId, u.Name, u.ShortName, u.ParentId, u.ValidTo))],
            [
                .. people.Value.Select(p => new PersonEntry(
                    p.Id,
                    p.FullName,
                    p.Title,
                    p.Email,
                    p.SortKey,
                    [.. held[p.Id]]
                )
                {
                    Acting = held[p.Id].Any() ? [.. acting[p.Id]] : [],
                }),
            ],
            [.. portfolios.Value.Select(p => p.Entry())],
            aliases.Value.Select(a => new DirectoryBook.Alias(a.Name, a.AgencyId, a.ValidFrom, a.ValidTo)),
            groups.Value.Select(g => g.Entry())
        )
        {
            JobTitles = [.. titles.Value.Select(t => t.Entry())],
        };
        return new DirectoryState(
            book,
            accounts.Value.ToDictionary(
                a => a.Id,
                a => new AccountState(
                    a.PersonId,
                    a.SecurityStamp ?? "",
                    a.Disabled,
                    a.IsSample,
                    a.OneTimeUntil is not null,
                    a.TwoFactorEnabled
                )
            ),
            rules.Value.GroupBy(r => r.Role).ToDictionary(r => r.Key, r => r.Min(x => x.Due)),
            today
        );
    }

    // Whoever holds the post no longer holds it: then nobody acts in it either.
    private static ILookup<Guid, ActingEntry> Acting(IEnumerable<Delegation> delegations, IEnumerable<Post> posts)
    {
        var byId = posts.ToDictionary(p => p.Id);
        return delegations
            .Where(d => byId.ContainsKey(d.PostId))
            .ToLookup(
                d => d.ActingId,
                d =>
                    byId[d.PostId] is var p
                        ? new ActingEntry(
                            d.Id,
                            new Position(d.Id, p.Role, p.AgencyId, p.UnitId, d.HolderId),
                            d.HolderId,
                            d.Document,
                            d.ValidTo
                        )
                        : null!
            );
    }

    // The code of today stands beside the name; what has ended keeps its last one.
    internal static AgencyEntry Entry(Agency agency, IReadOnlyList<CodeEntry> codes, DateOnly today)
    {
        var held = codes.LastOrDefault(c => c.ValidFrom <= today) ?? (codes.Count > 0 ? codes[0] : null);
        return new AgencyEntry(
            agency.Id,
            agency.Name,
            agency.ShortName,
            agency.Kind,
            held?.Code ?? agency.Code,
            held?.Code102 ?? agency.Code102,
            agency.ValidFrom,
            agency.ValidTo,
            [.. agency.Successions.OrderBy(s => s.Place).Select(s => s.SuccessorId)],
            agency.Connected
        )
        {
            Codes = codes,
        };
    }
}
