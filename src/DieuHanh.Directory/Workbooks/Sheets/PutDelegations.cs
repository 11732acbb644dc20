using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Delegations;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Workbooks.Sheets;

/// <summary>Who acts for whom.</summary>
[VietnameseData]
internal sealed class PutDelegations(Standing standing) : SheetPut(standing)
{
    public override void Add(PutRow row)
    {
        var (acting, post, capacity) = (row.Person("Người thay"), PostOf(row), row.Choice<ActingCapacity>("Tư cách"));
        var (document, from, to) = (
            row.Text("Theo văn bản", 200),
            row.Day(SheetKind.From, true),
            row.Day(SheetKind.To, true)
        );
        if (row.Sound)
        {
            Delegation
                .WhyNotGive(
                    post!,
                    acting!.Id,
                    [.. Standing.PostsOf(acting.Id)],
                    from!.Value,
                    to!.Value,
                    Standing.All.Delegations.Where(d => d.PostId == post!.Id)
                )
                .Refuse();
            Standing.All.Delegations.Add(
                Standing.Kept(Delegation.Give(post!, acting.Id, capacity, document, from.Value, to.Value))
            );
        }
    }

    public override void Alter(PutRow row, DateOnly? to, bool more)
    {
        row.Fault(SheetKind.To, T[Says.EndElsewhere]);
    }

    private Post? PostOf(PutRow row)
    {
        var (holder, agency) = (row.Person("Người được thay"), row.Agency("Cơ quan"));
        var unit = row.Unit("Đơn vị", agency?.Id);
        var from = row.Day(SheetKind.From, required: true);
        var post = holder is null
            ? null
            : Standing
                .PostsOf(holder.Id)
                .FirstOrDefault(p =>
                    SheetWords.Of(p.Role) == row["Vai trò"]
                    && p.AgencyId == agency?.Id
                    && p.UnitId == unit?.Id
                    && p.ValidFrom <= from
                    && (p.ValidTo is null || from <= p.ValidTo)
                );
        row.Need(post is not null, "Vai trò", T[Says.HoldsNot]);
        return post;
    }
}
