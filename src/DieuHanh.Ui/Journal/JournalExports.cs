using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Audit.Sealing;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Http;
using DieuHanh.Kernel.Words;
using DieuHanh.Ui.Exports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Ui.Journal;

/// <summary>The journal as a file and page by page for programs, with the filters of the list; and the head of the chain.</summary>
public static class JournalExports
{
    public const string JsonUrl = "/api" + JournalList.Url;
    private const int MostPerCall = 1_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(JournalList.Url + "/list.{format:regex(^(xlsx|csv)$)}", File).Needs(Right.SeeAudit).IsHeavy();
        app.MapGet(JsonUrl, Json).Needs(Right.SeeAudit).WithTags("Nhật ký");
        app.MapGet(JsonUrl + "/head", Head).Needs(Right.SeeAudit).WithTags("Nhật ký");
    }

    public static string FileUrl(string format) => $"{JournalList.Url}/list.{format}";

    /// <param name="Count">How many records are sealed.</param>
    /// <param name="Hash">The last seal.</param>
    /// <param name="Unsealed">How many records have none yet, as <c>audit verify</c> counts those after the head.</param>
    public sealed record HeadAnswer(long Count, string Hash, DateTime? SealedAt, string? KeyId, int Unsealed);

    /// <summary>Of one thing alone with <c>whole</c>, its id.</summary>
    private static async Task<IResult> File(
        string format,
        [AsParameters] JournalFilter filter,
        string? whole,
        HttpContext http,
        KernelDb db,
        JournalReader reader,
        CancellationToken cancel
    )
    {
        var records = Records(db, whole);
        TableFiles.RefuseTooMany(await filter.Of(records).CountAsync(cancel));
        return new TableFile<JournalEntry>(
            Sheet(reader.All(filter with { After = null }, records, cancel), http, db.Scope.Today),
            format
        );
    }

    /// <summary>At most <c>limit</c> records (1,000 unless fewer are asked for), newest first, and where the next ones stand.</summary>
    private static async Task<IResult> Json(
        [AsParameters] JournalFilter filter,
        string? whole,
        HttpContext http,
        KernelDb db,
        JournalReader reader,
        CancellationToken cancel
    )
    {
        var limit = Math.Clamp(Typed.Number(http.Request.Query["limit"]) ?? MostPerCall, 1, MostPerCall);
        var page = await reader.Read(filter, Records(db, whole), limit, cancel);
        var entries = await reader.Words(page.Rows, cancel);
        var next = page.Next is null ? null : JournalList.Address(JsonUrl, http.Request.QueryString, page.Next);
        return new TableFile<JournalEntry>(
            Sheet(entries.ToAsyncEnumerable(), http, db.Scope.Today),
            "json",
            () => next
        );
    }

    private static async Task<Ok<HeadAnswer>> Head(KernelDb db, SealFiles files, CancellationToken cancel)
    {
        var status = await JournalStatus.Of(db, files, cancel);
        return TypedResults.Ok(
            new HeadAnswer(
                status.Last?.Number ?? 0,
                status.Last?.Hash ?? SealHead.None.Hash,
                status.Last?.SealedAt,
                status.Last?.KeyId,
                status.Unsealed
            )
        );
    }

    private static IQueryable<AuditRow> Records(KernelDb db, string? whole) =>
        Typed.Id(whole) is { } id ? db.Audit.AsNoTracking().Where(a => a.WholeId == id) : db.Audit.AsNoTracking();

    private static Sheet<JournalEntry> Sheet(IAsyncEnumerable<JournalEntry> rows, HttpContext http, DateOnly today) =>
        new(
            $"nhat-ky-{today:yyyyMMdd}",
            T["Nhật ký"],
            [
                T["Lập ngày {0}. Mỗi dòng là một bản ghi của nhật ký, mới nhất trước.", today],
                T[
                    "Địa chỉ lấy lại cùng danh sách: {0}",
                    JournalList.Address(JournalList.Url, http.Request.QueryString)
                ],
            ],
            [
                new("at", T["Lúc"], 20, e => Dates.ShowSeconds(e.Record.At)),
                new("who", T["Người làm"], 28, e => e.Who),
                new("behalf", T["Nhập thay"], 28, e => e.BehalfOf),
                new("what", T["Việc đã làm"], 34, e => e.What),
                new("kind", T["Loại"], 24, e => e.Kind),
                new("name", T["Của"], 60, e => e.Name),
                new("changes", T["Thay đổi"], 80, e => JournalWords.Changes(e.Changes)),
                new("why", T["Lý do"], 40, e => e.Record.Why),
                new("number", T["Số trong chuỗi"], 12, e => e.Seal?.Number),
                new("seal", T["Dấu niêm phong"], 66, e => e.Seal?.Hash),
                new(
                    "sealed",
                    T["Niêm phong lúc"],
                    20,
                    e => e.Seal is { } seal ? Dates.ShowSeconds(seal.SealedAt) : null
                ),
                new("thing", T["Mã của đối tượng"], 38, e => e.Record.ThingId.ToString()),
                new("id", T["Mã"], 38, e => e.Record.Id.ToString()),
            ],
            rows
        );
}
