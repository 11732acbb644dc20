using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Decisions;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Workbooks.Sheets;

/// <summary>Decisions about the structure, those that end agencies before all.</summary>
[VietnameseData]
internal sealed class PutDecisions(Standing standing, List<StructurePut.Change> changes) : SheetPut(standing)
{
    public override void Add(PutRow row)
    {
        var (number, kind) = (row.Maybe("Số", 200) ?? "", row.Choice<DecisionKind>("Việc"));
        var (issuer, signed, force) = (
            row.Maybe("Cơ quan ban hành", 200) ?? "",
            row.Day("Ngày ký"),
            row.Day("Hiệu lực", required: true)
        );
        var (move, note) = (row.Flag("Chuyển người"), row.Maybe("Ghi chú", 2000));
        var (of, into) = (Named(row, "Cơ quan trước"), Named(row, "Cơ quan sau"));
        row.Need(
            signed is null || signed <= force,
            "Ngày ký",
            T["Ngày có hiệu lực {0} không được trước ngày ký.", force]
        );
        if (!row.Sound)
        {
            return;
        }

        var plan = new DecisionPlan(kind, force!.Value, move, of, Main: null, into, New: [])
        {
            Founded = [.. into.Where(a => a.ValidFrom == force)],
        };
        plan.WhyNotSides(Standing.HeirsOf).Refuse();
        var decision = Decision.Make(kind, number, issuer, signed, plan.InForce, move, note);
        var moved = plan.Write(Standing.Db, decision, Standing.All.Posts);
        foreach (var post in moved)
        {
            Standing.Remember(post);
        }

        Standing.All.Decisions.Add(decision);
        changes.AddRange(Posts(row, decision, moved));
    }

    // No row of the file names them, and whoever confirms it answers for them all the same.
    private IEnumerable<StructurePut.Change> Posts(PutRow row, Decision decision, IReadOnlyList<Post> moved)
    {
        var ended = Standing.All.Posts.Where(p => p.EndedById == decision.Id).ToList();
        if (ended.Count == 0)
        {
            return [];
        }

        var agencies = Standing.Agencies.Values.ToDictionary(a => a.Id, a => a.Name);
        var people = Standing.All.People.ToDictionary(p => p.Id, p => p.FullName);
        var given = moved.ToLookup(p => (p.PersonId, p.Role));
        return ended.Select(post => new StructurePut.Change(
            row.Kind.Name,
            row.Number,
            $"{people.GetValueOrDefault(post.PersonId)}, {RoleWords.Of(post.Role)}",
            SheetKind.Posts.Name,
            agencies[post.AgencyId],
            given[(post.PersonId, post.Role)].Select(There).ToList() is { Count: > 0 } there ? string.Join("; ", there)
                : post.NeverBegins ? T[Says.NeverBegins]
                : T[Says.Ends, post.ValidTo]
        ));

        string There(Post post) =>
            post.ValidTo is null
                ? T[Says.There, agencies[post.AgencyId], post.ValidFrom]
                : T[Says.ThereUntil, agencies[post.AgencyId], post.ValidFrom, post.ValidTo];
    }

    public override void Alter(PutRow row, DateOnly? to, bool more)
    {
        var decision = Standing.All.Decisions.Find(d =>
            d.Number == row["Số"]
            && SheetWords.Of(d.InForce) == row["Hiệu lực"]
            && Keys(d, DecisionSide.Before) == row["Cơ quan trước"]
        );
        var signed = row.Day("Ngày ký", required: true);
        row.Need(decision is not null, "Số", T[Says.OldDecision]);
        if (row.Sound)
        {
            decision!.Correct(
                row.Text("Số", 200),
                row.Text("Cơ quan ban hành", 200),
                signed!.Value,
                row.Maybe("Ghi chú", 2000)
            );
        }
    }

    private List<Agency> Named(PutRow row, string column)
    {
        var found = new List<Agency>();
        foreach (var key in SheetCells.List(row[column], ';'))
        {
            if (Standing.Agencies.GetValueOrDefault(key) is { } agency)
            {
                found.Add(agency);
            }
            else
            {
                row.Fault(column, T[Says.NotFound, key]);
            }
        }

        return found;
    }

    private string Keys(Decision decision, DecisionSide side)
    {
        var byId = Standing.Agencies.Values.ToDictionary(a => a.Id, a => a.Key);
        return string.Join(
            "; ",
            decision.Parts.Where(p => p.Side == side).OrderBy(p => p.Place).Select(p => byId[p.AgencyId!.Value])
        );
    }
}
