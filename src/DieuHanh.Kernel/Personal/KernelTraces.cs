using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Kernel.Personal;

/// <summary>What the mechanisms keep about a person: notices, the address of their calendar, and the record of deeds.</summary>
public sealed class KernelTraces(KernelDb db) : IPersonalData
{
    public int Order => 20;

    public async Task<IReadOnlyList<PersonalPart>> Of(Guid personId, CancellationToken cancel)
    {
        var notices = db.Notices.Where(n => n.PersonId == personId).Select(n => new { Kind = "notice", At = n.At });
        var feeds = db
            .CalendarFeeds.Where(f => f.PersonId == personId)
            .Select(f => new { Kind = "feed", At = f.MadeAt });
        var deeds = db.Audit.Where(a => a.ActorId == personId).Select(a => new { Kind = "deed", At = a.At });
        var about = db.Audit.Where(a => a.WholeId == personId).Select(a => new { Kind = "about", At = a.At });
        var counts = await notices
            .Concat(feeds)
            .Concat(deeds)
            .Concat(about)
            .GroupBy(x => x.Kind)
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                First = g.Min(x => x.At),
                Last = g.Max(x => x.At),
            })
            .ToDictionaryAsync(x => x.Key, cancel);
        int Count(string kind) => counts.GetValueOrDefault(kind)?.Count ?? 0;
        var done = counts.GetValueOrDefault("deed");
        return
        [
            new(
                T["Thông báo đã gửi"],
                T["Để báo việc cần làm; chỉ người nhận xem được."],
                Fate.Erased,
                [new(T["Số thông báo"], $"{Count("notice")}")]
            ),
            new(
                T["Địa chỉ lịch riêng"],
                T["Để điện thoại tự tải lịch nghỉ; chỉ giữ dấu băm của mã."],
                Fate.Erased,
                [new(T["Số địa chỉ"], $"{Count("feed")}")]
            ),
            new(
                T["Nhật ký việc đã làm"],
                T[
                    "Ai làm gì, lúc nào trong hồ sơ công việc, kể cả lần đăng nhập. Là một phần của hồ sơ, tài liệu lưu trữ của cơ quan (Luật Lưu trữ 33/2024/QH15) và không sửa, không xóa."
                ],
                Fate.Kept,
                [
                    new(T["Số việc"], $"{Count("deed")}"),
                    new(T["Từ"], Words.Dates.Show(done?.First)),
                    new(T["Đến"], Words.Dates.Show(done?.Last)),
                ]
            ),
            new(
                T["Ghi chép về thay đổi thông tin của người"],
                T[
                    "Ai thêm, sửa thông tin, vị trí, tài khoản và lúc nào. Thư điện tử và điện thoại chỉ ghi là đã đổi, không ghi nội dung."
                ],
                Fate.Kept,
                [new(T["Số ghi chép"], $"{Count("about")}")]
            ),
        ];
    }

    public async IAsyncEnumerable<PersonalRecord> Details(Guid personId)
    {
        await foreach (
            var notice in db
                .Notices.AsNoTracking()
                .Where(n => n.PersonId == personId)
                .OrderBy(n => n.At)
                .ThenBy(n => n.Id)
                .AsAsyncEnumerable()
        )
        {
            yield return new(T["Thông báo"], notice.At, notice.Text, notice.Url);
        }

        await foreach (
            var deed in db
                .Audit.AsNoTracking()
                .Where(a => a.ActorId == personId)
                .OrderBy(a => a.Id)
                .Select(a => new
                {
                    a.At,
                    a.Action,
                    a.Thing,
                    a.WholeId,
                })
                .AsAsyncEnumerable()
        )
        {
            yield return new(T["Việc đã làm"], deed.At, T[deed.Action], $"{deed.Thing} {deed.WholeId}");
        }

        await foreach (
            var about in db
                .Audit.AsNoTracking()
                .Where(a => a.WholeId == personId)
                .OrderBy(a => a.Id)
                .Select(a => new { a.At, a.Action })
                .AsAsyncEnumerable()
        )
        {
            yield return new(T["Thay đổi thông tin của người"], about.At, T[about.Action], "");
        }
    }

    /// <summary>
    /// Deletes what the mechanisms keep about a person and may go: notices, the calendar's address, keys of forms. In the transaction of
    /// whoever erases the rest.
    /// </summary>
    public static async Task Erase(ModuleDb db, Guid personId, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("Erased in one transaction with the rest, or not at all.");
        }

        await db.Notices.Where(n => n.PersonId == personId).ExecuteDeleteAsync(cancel);
        await db.Database.ExecuteSqlAsync($"delete from kernel_calendar_feed where person_id = {personId}", cancel);
        await db.Database.ExecuteSqlAsync($"delete from kernel_once where person_id = {personId}", cancel);
    }
}
