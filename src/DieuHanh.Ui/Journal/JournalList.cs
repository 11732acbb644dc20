using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Audit.Sealing;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Http;
using DieuHanh.Ui.Forms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Ui.Journal;

/// <summary>The journal ("nhật ký"): all records of the audit, or the trail of one thing, newest first.</summary>
public static class JournalList
{
    public const string Url = "/audit";
    internal const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Url, Get).Needs(Right.SeeAudit).IsHeavy();
        app.MapGet(Url + "/{thing}/{id:guid}", Trail).Needs(Right.SeeAudit);
    }

    /// <summary>The trail of a thing, with its parts.</summary>
    public static string TrailOf(string thing, Guid id) => $"{Url}/{thing}/{id}";

    /// <param name="Title">The thing whose trail this is; null for the whole journal.</param>
    /// <param name="Address">Where the list is, without filters.</param>
    /// <param name="Cut">The words were looked for in the newest records only; the next page goes on.</param>
    public sealed record Model(
        JournalFilter Filter,
        string Address,
        string Query,
        string? Title,
        string? TitleUrl,
        IReadOnlyList<JournalEntry> Entries,
        string? Next,
        bool Cut,
        JournalStatus Status,
        IReadOnlyList<Option> People,
        IReadOnlyList<Option> Kinds,
        IReadOnlyList<Option> Actions
    );

    private static Task<IResult> Get(
        [AsParameters] JournalFilter filter,
        KernelDb db,
        JournalReader reader,
        JournalParts parts,
        HttpContext http,
        CancellationToken cancel
    ) => Show(filter, db, db.Audit.AsNoTracking(), Url, null, reader, parts, http, cancel);

    /// <summary>A thing is found by its whole, whose parts stand beside it; of a part, what concerns it alone.</summary>
    private static Task<IResult> Trail(
        string thing,
        Guid id,
        [AsParameters] JournalFilter filter,
        KernelDb db,
        JournalReader reader,
        JournalParts parts,
        HttpContext http,
        CancellationToken cancel
    ) =>
        Show(
            filter with
            {
                Thing = null,
            },
            db,
            db.Audit.AsNoTracking().Where(a => a.WholeId == id),
            TrailOf(thing, id),
            (thing, id),
            reader,
            parts,
            http,
            cancel
        );

    private static async Task<IResult> Show(
        JournalFilter filter,
        KernelDb db,
        IQueryable<AuditRow> records,
        string address,
        (string Thing, Guid Id)? of,
        JournalReader reader,
        JournalParts parts,
        HttpContext http,
        CancellationToken cancel
    )
    {
        var page = await reader.Read(filter, records, PageSize, cancel);
        if (of is not null && page.Rows.Count == 0 && !filter.Active && filter.After is null)
        {
            return TypedResults.NotFound();
        }

        var entries = await reader.Words(page.Rows, cancel);
        var query = http.Request.QueryString;
        var first = entries.Count > 0 ? entries[0] : null;
        return new RazorComponentResult<JournalListPage>(
            new
            {
                Model = new Model(
                    filter,
                    address,
                    Address("", query),
                    of is null ? null
                        : first is { Name.Length: > 0 } ? first.Name
                        : parts.Kinds.NameOf(of.Value.Thing),
                    of is null ? null : first?.Url,
                    entries,
                    page.Next is null ? null : Address(address, query, page.Next),
                    page.Cut,
                    await JournalStatus.Of(db, parts.Files, cancel),
                    await parts.People(cancel),
                    of is null ? [.. parts.Kinds.All.Select(k => new Option(k.Thing, T[k.Name]))] : [],
                    await parts.Actions(db, cancel)
                ),
            }
        );
    }

    /// <summary>An address with the filters as typed, from the first page on or from after a mark.</summary>
    internal static string Address(string url, QueryString typed, string? after = null)
    {
        var filters = QueryHelpers
            .ParseQuery(typed.Value)
            .Where(q => q.Key != nameof(JournalFilter.After) && q.Value != "");
        var address = QueryHelpers.AddQueryString(url, filters);
        return after is null ? address : QueryHelpers.AddQueryString(address, nameof(JournalFilter.After), after);
    }
}

/// <summary>What stands around the records: kinds, people and actions to choose from, and the files of the chain.</summary>
public sealed class JournalParts(AuditKinds kinds, JournalActions actions, IDirectory directory, SealFiles files)
{
    public AuditKinds Kinds { get; } = kinds;
    public SealFiles Files { get; } = files;

    /// <summary>The program itself first, then everyone.</summary>
    public async Task<IReadOnlyList<Option>> People(CancellationToken cancel) =>
        [
            new(JournalFilter.System, T[Actor.System.Name]),
            .. (await directory.Book(cancel)).People.Select(p =>
                Option.Of(p.Id, $"{p.Name}, {p.Title}".TrimEnd(',', ' '))
            ),
        ];

    public async Task<IReadOnlyList<Option>> Actions(KernelDb db, CancellationToken cancel) =>
        [
            .. (await actions.All(db, cancel))
                .Select(a => new Option(a, T[a]))
                .OrderBy(o => o.Label, StringComparer.CurrentCulture),
        ];
}
