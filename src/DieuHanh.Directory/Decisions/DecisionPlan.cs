using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Decisions;

/// <summary>An agency that a decision is to found.</summary>
public sealed record NewAgency(string Name, string ShortName, AgencyKind Kind, AgencyCode Code);

/// <summary>A decision before it is written: what it would do, and every reason why it cannot.</summary>
/// <param name="Main">The main heir where it exists already; else the first new agency is.</param>
public sealed record DecisionPlan(
    DecisionKind Kind,
    DateOnly InForce,
    bool MovePeople,
    IReadOnlyList<Agency> Before,
    Agency? Main,
    IReadOnlyList<Agency> Others,
    IReadOnlyList<NewAgency> New
)
{
    public DateOnly LastDay => InForce.AddDays(-1);
    public bool Ends => Decision.EndsBefore(Kind);
    private IEnumerable<Agency> Existing => Main is null ? Others : Others.Prepend(Main).Distinct();
    private int Heirs => Existing.Count() + New.Count;

    public Reasons WhyNot(DirectoryBook book)
    {
        var reasons = WhyNotShape();
        foreach (var agency in Before)
        {
            if (Ends)
            {
                reasons.And(agency.WhyNotEnd(LastDay));
            }
            else
            {
                reasons.When(!agency.ValidOn(InForce), "{0} không hoạt động ngày {1}.", agency.Name, InForce);
            }
        }

        reasons.When(
            Ends && MovePeople && Existing.FirstOrDefault() is { IsOffice: true },
            "Vai trò ở cơ quan kết nối không có ở văn phòng: bỏ chọn chuyển người, rồi giao vị trí mới cho từng người."
        );
        foreach (var heir in Existing)
        {
            reasons
                .When(Before.Contains(heir), "{0} vừa là cơ quan trước vừa là cơ quan sau.", heir.Name)
                .When(!heir.ValidOn(InForce), "{0} không hoạt động ngày {1}.", heir.Name, InForce)
                .When(
                    Ends && Before.Any(b => b != heir && Follows(book, heir.Id, b.Id)),
                    "{0} sẽ được chính cơ quan này kế tục: thành một vòng.",
                    heir.Name
                );
        }

        foreach (var (agency, place) in New.Select((a, i) => (a, i)))
        {
            var others = book
                .Agencies.Where(a => a.ValidOn(InForce) && !(Ends && Before.Any(b => b.Id == a.Id)))
                .ToList();
            var code = agency.Code.Current;
            var sameCode = others.Find(a => code.Length > 0 && a.CodeOn(InForce).Code == code);
            reasons
                .When(sameCode is not null, "Mã {0} ngày {1} là của {2}.", code, InForce, sameCode?.Name)
                .When(
                    others.Exists(a => Same(a.Name, agency.Name))
                        || New.Take(place).Any(a => Same(a.Name, agency.Name)),
                    "Ngày {0} đã có cơ quan tên {1}.",
                    InForce,
                    agency.Name
                )
                .When(
                    code.Length > 0 && New.Take(place).Any(a => a.Code.Current == code),
                    "Mã {0} ghi cho hai cơ quan mới.",
                    code
                );
        }

        return reasons;
    }

    /// <summary>Writes the decision and what it does into the agencies and posts; nothing is saved here.</summary>
    public async Task<Decision> Make(DirectoryDb db, Decision decision)
    {
        var founded = New.Select(Found).ToList();
        db.AddRange(founded);
        List<Agency> after = [.. Existing, .. founded];
        foreach (var agency in Before)
        {
            decision.Name(DecisionSide.Before, agency, founded: false);
        }

        foreach (var agency in after)
        {
            decision.Name(DecisionSide.After, agency, founded.Contains(agency));
        }

        db.Add(decision);
        if (Ends)
        {
            foreach (var agency in Before)
            {
                agency.End(LastDay, decision.Number, [.. after.Select(a => a.Id)], decision.Id);
            }

            await EndPosts(db, decision.Id, MovePeople ? after.FirstOrDefault() : null);
        }

        return decision;
    }

    /// <summary>The posts a decision ends: those that would go on after its last day.</summary>
    public static IQueryable<Post> PostsEnded(DirectoryDb db, IReadOnlyCollection<Guid> agencyIds, DateOnly lastDay) =>
        db.Posts.Where(p => agencyIds.Contains(p.AgencyId) && (p.ValidTo == null || p.ValidTo > lastDay));

    private async Task EndPosts(DirectoryDb db, Guid decisionId, Agency? heir)
    {
        var ids = Before.Select(b => b.Id).ToList();
        var given = new HashSet<(Guid, Kernel.Access.Role)>();
        foreach (var post in await PostsEnded(db, ids, LastDay).ToListAsync())
        {
            if (post.ValidFrom > LastDay)
            {
                db.Remove(post);
            }
            else
            {
                post.EndWith(decisionId, LastDay);
            }

            // Who held the same role in two agencies that become one holds it once.
            if (heir is not null && given.Add((post.PersonId, post.Role)))
            {
                var moved = Post.Give(post.PersonId, post.Role, heir, null, InForce, to: heir.ValidTo);
                moved.HoldAs(post);
                moved.GivenBy(decisionId);
                db.Add(moved);
            }
        }
    }

    private Agency Found(NewAgency agency) =>
        Agency.Found(
            Agency.KeyFor(agency.Name),
            agency.Name,
            agency.ShortName,
            agency.Kind,
            agency.Code,
            InForce,
            Before.Count == 0 || Before.Any(b => b.Connected)
        );

    private Reasons WhyNotShape() =>
        Kind switch
        {
            DecisionKind.Merge => new Reasons()
                .When(Before.Count == 0, "Chọn cơ quan được hợp nhất, sáp nhập.")
                .When(Heirs == 0, "Chọn cơ quan nhận, hoặc nhập cơ quan mới.")
                .When(
                    Before.Count == 1 && Heirs == 1 && New.Count == 1,
                    "Một cơ quan thành một cơ quan mới là đổi tên; hợp nhất cần ít nhất hai cơ quan."
                ),
            DecisionKind.Split => new Reasons()
                .When(Before.Count != 1, "Chia: chọn đúng một cơ quan.")
                .When(Heirs < 2, "Chia: cần ít nhất hai cơ quan sau khi chia."),
            DecisionKind.Rename => new Reasons()
                .When(Before.Count != 1, "Đổi tên: chọn đúng một cơ quan.")
                .When(New.Count != 1 || Existing.Any(), "Đổi tên: nhập đúng một tên mới, không chọn cơ quan đã có."),
            DecisionKind.Abolish => new Reasons()
                .When(Before.Count == 0, "Chọn cơ quan giải thể.")
                .When(Heirs > 0, "Giải thể không có cơ quan kế tục; nếu có, đó là sáp nhập."),
            DecisionKind.Establish => new Reasons()
                .When(Before.Count > 0, "Thành lập không có cơ quan trước; nếu có, đó là sáp nhập, chia hoặc đổi tên.")
                .When(New.Count == 0 || Existing.Any(), "Thành lập: nhập cơ quan mới, không chọn cơ quan đã có."),
            _ => new Reasons()
                .When(Before.Count == 0, "Chọn cơ quan chuyển chức năng, nhiệm vụ đi.")
                .When(Heirs == 0, "Chọn cơ quan nhận, hoặc nhập cơ quan mới."),
        };

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    // Following heirs from the one, do we come to the other?
    private static bool Follows(DirectoryBook book, Guid from, Guid to)
    {
        var open = new Stack<Guid>([from]);
        var seen = new HashSet<Guid>();
        while (open.TryPop(out var id))
        {
            if (id == to)
            {
                return true;
            }

            if (seen.Add(id))
            {
                foreach (var next in book.Agency(id)?.Successors ?? [])
                {
                    open.Push(next);
                }
            }
        }

        return false;
    }
}
