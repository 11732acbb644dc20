using DieuHanh.Kernel.Contracts;
using DieuHanh.Reading.Text;
using DieuHanh.Tasks.Given;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Review;

/// <summary>An open task of the same agency that may be about the same matter.</summary>
/// <param name="Cited">The sentence names the document that gave it.</param>
public sealed record EarlierMatter(
    Guid TaskId,
    string Action,
    string DocumentCode,
    DateOnly? DocumentDate,
    DateOnly? Due,
    bool Cited
)
{
    public string Url => TaskUrl.Of(TaskId);
}

/// <summary>
/// Points out what may have been directed before: open tasks of an agency that would owe the new one, with mostly the same pairs of
/// words, or given by a document that the sentence names. What it is to the new direction is for a person to say.
/// </summary>
internal sealed class EarlierMatters
{
    private const int MostOpen = 1000;
    private const int MostShown = 3;
    private const int FewestPairs = 4;

    /// <summary>Share of the shorter one's pairs of words that both have.</summary>
    private const double Alike = 0.5;

    // Every directive has these words, so they tell nothing about its matter.
    private static readonly HashSet<string> Stock =
    [
        .. (
            "giao yeu cau de nghi chu tri phoi hop voi cung cac co quan lien quan bo nganh dia phuong bao cao trinh gui thu tuong "
            + "chinh phu ket qua hoan thanh thuc hien truoc trong ngay thang nam quy gio cuoi dau den va cua ve theo cho uy ban "
            + "nhan dan tinh pho"
        ).Split(' '),
    ];

    private readonly List<Row> found;
    private readonly List<string> names;
    private readonly Dictionary<Guid, (HashSet<string> Pairs, string Code)> known = [];

    /// <param name="names">Names of agencies, which are part of no matter.</param>
    private EarlierMatters(List<Row> rows, IEnumerable<string> names)
    {
        this.names = [.. names.Select(Flat).Where(n => n.Length > 2).Distinct().OrderByDescending(n => n.Length)];
        found = rows;
    }

    private sealed record Row(
        Guid TaskId,
        Guid AgencyId,
        string Action,
        string DocumentCode,
        DateOnly? DocumentDate,
        DateOnly? Due
    );

    /// <param name="asked">The proposals of the review for which it will be asked: only their agencies' tasks are read.</param>
    public static async Task<EarlierMatters> Of(
        TasksDb db,
        OpenReview open,
        IReadOnlyCollection<Proposal> asked,
        CancellationToken cancel
    )
    {
        var (document, book) = (open.Review.DocumentId, open.Book);
        var agencies = asked.SelectMany(p => p.Owing).Distinct().ToList();
        if (agencies.Count == 0)
        {
            return new([], []);
        }

        // What this very direction gave was not directed before it. Tasks from a spoken one name no document to tell them by.
        var own = open
            .Proposals.Where(p => p.TaskId is not null && p.TaskId != p.EarlierTaskId)
            .Select(p => p.TaskId!.Value)
            .ToList();
        var rows = await db
            .Assignments.AsNoTracking()
            .Where(a => agencies.Contains(a.AgencyId) && a.EndedOn == null)
            .Join(db.Tasks, a => a.TaskId, t => t.Id, (a, t) => new { Assignment = a, Task = t })
            .Where(x => x.Task.DocumentId == null || x.Task.DocumentId != document)
            .Where(x => !own.Contains(x.Task.Id))
            .OrderByDescending(x => x.Task.GivenOn)
            .ThenBy(x => x.Assignment.Id)
            .Take(MostOpen)
            .Select(x => new Row(
                x.Task.Id,
                x.Assignment.AgencyId,
                x.Task.Action,
                x.Task.DocumentCode,
                x.Task.DocumentDate,
                x.Assignment.Due
            ))
            .ToListAsync(cancel);
        var parties = asked.SelectMany(p => p.Leads.Concat(p.Coordinating)).ToList();
        var named = parties
            .SelectMany(p => p.Agencies)
            .Concat(agencies)
            .Distinct()
            .SelectMany(a => book.PredecessorsOf(a).Select(former => former.Name).Append(book.NameOf(a)));
        return new(rows, parties.Select(p => p.Name).Concat(named));
    }

    /// <summary>At most three, the likeliest first.</summary>
    public IReadOnlyList<EarlierMatter> For(Proposal proposal)
    {
        var owing = proposal.Owing.ToHashSet();
        var open = found.Where(r => owing.Contains(r.AgencyId)).ToList();
        if (open.Count == 0)
        {
            return [];
        }

        var pairs = Pairs(proposal.Action);
        var words = Flat(proposal.Text);
        return
        [
            .. open.Select(o =>
                {
                    var task = Known(o);
                    return (Row: o, Share: Share(pairs, task.Pairs), Cited: Cites(words, task.Code));
                })
                .Where(x => x.Cited || x.Share >= Alike)
                .OrderByDescending(x => x.Share)
                .DistinctBy(x => x.Row.TaskId)
                .Take(MostShown)
                .Select(x => new EarlierMatter(
                    x.Row.TaskId,
                    x.Row.Action,
                    x.Row.DocumentCode,
                    x.Row.DocumentDate,
                    x.Row.Due,
                    x.Cited
                )),
        ];
    }

    // One task of many agencies is many rows, and every proposal is compared with it.
    private (HashSet<string> Pairs, string Code) Known(Row row) =>
        known.TryGetValue(row.TaskId, out var task)
            ? task
            : known[row.TaskId] = (Pairs(row.Action), row.DocumentCode.Length > 3 ? Flat(row.DocumentCode) : "");

    private static double Share(HashSet<string> one, HashSet<string> other)
    {
        var fewer = Math.Min(one.Count, other.Count);
        return fewer < FewestPairs ? 0 : (double)one.Count(other.Contains) / fewer;
    }

    // A Vietnamese word is often two syllables, so pairs of syllables tell matters apart better than single ones.
    private HashSet<string> Pairs(string text)
    {
        var flat = Flat(text);
        foreach (var name in names)
        {
            flat = flat.Replace(name, " | ", StringComparison.Ordinal);
        }

        var tokens = flat.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(t => !Stock.Contains(t) && !char.IsAsciiDigit(t[0]))
            .ToList();
        return
        [
            .. tokens
                .Zip(tokens.Skip(1))
                .Where(p => p is not ("|", _) and not (_, "|"))
                .Select(p => $"{p.First} {p.Second}"),
        ];
    }

    private static bool Cites(string words, string code) =>
        code.Length > 0 && words.Contains(code, StringComparison.Ordinal);

    // With a border at each end, so that 1/CT-TTg is not found in 11/CT-TTg.
    private static string Flat(string text) => $" {string.Join(' ', Vietnamese.Tokens(text))} ";
}
