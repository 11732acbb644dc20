using System.Globalization;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Http;
using DieuHanh.Kernel.Words;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Figures;
using DieuHanh.Tasks.Given;
using DieuHanh.Ui.Exports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Lists;

/// <summary>The list of tasks as a file, and page by page for programs. Filters are those of the list itself.</summary>
public static class TaskListFile
{
    private const int MostPerCall = 1_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/tasks/list.{format:regex(^(xlsx|csv)$)}", File).Needs(Right.SignedIn).IsHeavy();
        app.MapGet("/api/tasks", Json).Needs(Right.SignedIn).WithTags("Nhiệm vụ");
    }

    private static async Task<IResult> File(
        string format,
        HttpContext http,
        TasksDb db,
        CurrentActor current,
        IDirectory directory,
        CancellationToken cancel
    )
    {
        var filter = Asked(http, db, current.Actor);
        var rows = db.Filtered(filter, await db.FindAll(filter, cancel), current.Actor);
        var count = await rows.CountAsync(cancel);
        TableFiles.RefuseTooMany(count);
        var book = await directory.Book(cancel);
        return new TableFile<TaskRow>(Sheet(Rows(db, rows, filter), filter, count, book, db.Scope.Today), format);
    }

    /// <summary>At most <c>limit</c> rows (1,000 unless fewer are asked for), and where the next ones stand.</summary>
    private static async Task<IResult> Json(
        HttpContext http,
        TasksDb db,
        CurrentActor current,
        IDirectory directory,
        CancellationToken cancel
    )
    {
        var filter = Asked(http, db, current.Actor);
        var limit = Math.Clamp(Typed.Number(http.Request.Query["limit"]) ?? MostPerCall, 1, MostPerCall);
        var rows = db.Filtered(filter, await db.FindAll(filter, cancel), current.Actor);
        var count = await rows.CountAsync(cancel);
        var page = rows.Page(Cursor.Read(http.Request.Query["after"]), before: null, limit);
        var book = await directory.Book(cancel);
        Cursor? last = null;
        var more = false;
        return new TableFile<TaskRow>(
            Sheet(OnePage(), filter, count, book, db.Scope.Today),
            "json",
            () => more ? filter.Address("/api/tasks", ("limit", $"{limit}"), ("after", last!.ToString())) : null
        );

        async IAsyncEnumerable<TaskRow> OnePage()
        {
            var sent = 0;
            await foreach (var row in Rows(db, page, filter).WithCancellation(cancel))
            {
                if (sent == limit)
                {
                    more = true;
                    yield break;
                }

                sent++;
                last = Cursor.Of(row);
                yield return row;
            }
        }
    }

    private static TaskFilter Asked(HttpContext http, TasksDb db, Actor actor)
    {
        var filter = TaskList.Asked(http.Request.Query, db.Scope.Today, actor);
        return filter.Errors.None
            ? filter
            : throw new RefusedException(string.Join(' ', filter.Errors.Select(e => e.ToString())));
    }

    private static IAsyncEnumerable<TaskRow> Rows(
        TasksDb db,
        IQueryable<Assignments.Assignment> rows,
        TaskFilter filter
    ) => TaskRow.Of(rows, db.Tasks, filter.Period?.To ?? db.Scope.Today).AsAsyncEnumerable();

    private static Sheet<TaskRow> Sheet(
        IAsyncEnumerable<TaskRow> rows,
        TaskFilter filter,
        int count,
        DirectoryBook book,
        DateOnly today
    ) =>
        new(
            $"nhiem-vu-{today:yyyyMMdd}",
            T[filter.Figure?.Name() ?? "Nhiệm vụ"],
            [
                T["Lập ngày {0}. {1} dòng, mỗi dòng là một cơ quan thực hiện của một nhiệm vụ.", today, count],
                T["Địa chỉ lấy lại cùng danh sách: {0}", filter.Address()],
                .. filter is { Figure: { } figure, Period: { } period }
                    ? [T["Từ {0}, chốt đến hết {1}", period.From, period.To], T[figure.Definition()]]
                    : Array.Empty<string>(),
            ],
            [
                new("id", T["Mã"], 38, r => r.Id.ToString()),
                new("action", T["Nhiệm vụ"], 80, r => r.Action),
                new("agency", T["Cơ quan thực hiện"], 34, r => book.NameOf(r.AgencyId)),
                new("document", T["Văn bản"], 20, r => r.DocumentCode),
                new("documentDate", T["Ngày văn bản"], 13, r => r.DocumentDate, Day: true),
                new("directedBy", T["Người chỉ đạo"], 24, r => r.DirectedBy),
                new("field", T["Lĩnh vực"], 22, r => r.Field),
                new("kind", T["Loại nhiệm vụ"], 18, r => TaskWords.Of(r.Kind)),
                new("keyTask", T["Trọng tâm"], 11, r => r.KeyTask ? "x" : null),
                new("given", T["Ngày giao"], 12, r => r.GivenOn, Day: true),
                new("firstDue", T["Hạn đầu"], 12, r => r.FirstDue, Day: true),
                new("due", T["Thời hạn"], 12, r => r.Due, Day: true),
                new("dueHour", T["Giờ"], 8, r => r.DueHour?.ToString("HH:mm", CultureInfo.InvariantCulture)),
                new("extensions", T["Số lần gia hạn"], 10, r => r.Extensions),
                new("status", T["Tình trạng"], 32, r => StatusWords.Of(r)),
                new("counted", T["Ngày tính kết quả"], 14, r => r.StoppedOn, Day: true),
                new("unit", T["Đơn vị theo dõi"], 24, r => book.NameOf(r.UnitId)),
                new("officer", T["Chuyên viên theo dõi"], 24, r => book.NameOf(r.OfficerId)),
                new("address", T["Trang nhiệm vụ"], 44, r => TaskUrl.Of(r.TaskId)),
            ],
            rows
        );
}
