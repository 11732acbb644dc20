using DieuHanh.Kernel.Contracts;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Decisions;

/// <summary>What a decision would change, shown before it is written.</summary>
/// <param name="Work">Open work of what ends; it passes to the only heir, or a person chooses between several.</param>
/// <param name="People">People with a post in what ends.</param>
/// <param name="WithoutPost">Of these, the accounts whose owner would hold no post any more.</param>
public sealed record DecisionEffect(
    IReadOnlyList<HeldWork> Work,
    int Heirs,
    int People,
    int WithoutPost,
    string? PeopleGoTo,
    IReadOnlyList<DecisionEffect.Members> Groups,
    IReadOnlyList<DecisionEffect.CodeChange> Codes
)
{
    /// <param name="Added">Names that come into the group that day; of new agencies too.</param>
    public sealed record Members(string Group, IReadOnlyList<string> Gone, IReadOnlyList<string> Added);

    /// <param name="To">Who bears the code from that day; null where it is closed.</param>
    public sealed record CodeChange(string Code, string From, string? To);

    public static async Task<DecisionEffect> Of(
        DecisionPlan plan,
        DirectoryDb db,
        DirectoryBook book,
        IEnumerable<IHeldWork> modules
    )
    {
        var ends = plan.Ends ? plan.Before.Select(b => b.Id).ToList() : [];
        var work = new List<HeldWork>();
        foreach (var module in modules)
        {
            work.AddRange((await module.OfAgencies(ends)).Where(w => w.Count > 0));
        }

        var people = await DecisionPlan
            .PostsEnded(db, ends, plan.LastDay)
            .Select(p => p.PersonId)
            .Distinct()
            .ToListAsync();
        var heir =
            plan.Main?.Name
            ?? (
                plan.New.Count > 0 ? plan.New[0].Name
                : plan.Others.Count > 0 ? plan.Others[0].Name
                : null
            );
        var moved = plan.MovePeople && heir is not null;
        var without = moved
            ? 0
            : await db.Accounts.CountAsync(a =>
                people.Contains(a.PersonId)
                && !a.Disabled
                && !db.Posts.Any(p =>
                    p.PersonId == a.PersonId
                    && !ends.Contains(p.AgencyId)
                    && (p.ValidTo == null || p.ValidTo > plan.LastDay)
                )
            );
        return new DecisionEffect(
            work,
            plan.Others.Count + plan.New.Count + (plan.Main is null ? 0 : 1),
            people.Count,
            without,
            moved ? heir : null,
            [.. book.Groups.Select(g => Of(g, plan, ends, book)).Where(m => m.Gone.Count + m.Added.Count > 0)],
            [.. CodesOf(plan, ends, book)]
        );
    }

    private static Members Of(DirectoryBook.Group group, DecisionPlan plan, List<Guid> ends, DirectoryBook book) =>
        new(
            group.Name,
            [.. book.MembersOn(group, plan.LastDay).Where(a => ends.Contains(a.Id)).Select(a => a.Name)],
            [.. plan.New.Where(a => group.Kinds.Contains(a.Kind)).Select(a => a.Name)]
        );

    private static IEnumerable<CodeChange> CodesOf(DecisionPlan plan, List<Guid> ends, DirectoryBook book) =>
        from id in ends
        let agency = book.Agency(id)
        let code = agency?.CodeOn(plan.LastDay).Code
        where !string.IsNullOrEmpty(code)
        let heir = plan.New.FirstOrDefault(a => a.Code.Current == code)?.Name
            ?? book.ByCode(code, plan.InForce).FirstOrDefault(a => !ends.Contains(a.Id))?.Name
        select new CodeChange(code, agency!.Name, heir);

    /// <summary>"5 nhiệm vụ chuyển sang cơ quan kế tục", or that a person must choose.</summary>
    public string Fate =>
        Heirs switch
        {
            0 => T["không có cơ quan kế tục: đơn vị theo dõi phải chọn cơ quan nhận"],
            1 => T["chuyển sang cơ quan kế tục, thời hạn giữ nguyên"],
            _ => T["nhiều cơ quan kế tục: đơn vị theo dõi chọn cơ quan nhận từng việc"],
        };
}
