using DieuHanh.Kernel.Backups;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Files;
using DieuHanh.Kernel.Notices;
using DieuHanh.Kernel.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Kernel.Health;

/// <summary>The database answers, with the tables of this version.</summary>
internal sealed class DatabaseCheck(KernelDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        await db.Revisions.AsNoTracking().AnyAsync(cancellationToken);
        return HealthChecks.Well(T["Cơ sở dữ liệu trả lời."]);
    }
}

/// <summary>No fact is parked.</summary>
internal sealed class OutboxCheck(KernelDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var parked = await db.Outbox.CountAsync(o => o.ParkedAt != null && o.DroppedAt == null, cancellationToken);
        return parked == 0
            ? HealthChecks.Well(T["Không có sự kiện nào bị dừng."])
            : HealthChecks.Look(
                T["{0} sự kiện bị dừng sau mười lần gửi không được.", parked],
                T["Xem lỗi ở tab Sự kiện và trong nhật ký máy chủ, sửa nguyên nhân rồi bấm Gửi lại."]
            );
    }
}

/// <summary>No job of this node failed again and again, and none stopped or hangs.</summary>
internal sealed class JobsCheck(KernelDb db, Jobs.Jobs jobs) : IHealthCheck
{
    private const int Often = 3;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var names = jobs.Names;
        var failing = await db
            .Jobs.AsNoTracking()
            .Where(j => names.Contains(j.Name) && j.Faults >= Often)
            .Select(j => j.Name)
            .ToListAsync(cancellationToken);
        var troubled = failing.Union(jobs.Silent).ToList();
        return troubled.Count == 0
            ? HealthChecks.Well(T["Các việc nền chạy đều."])
            : HealthChecks.Look(
                T["Việc nền lỗi liên tiếp hoặc đã ngừng: {0}.", string.Join(", ", troubled.Select(n => T[n]))],
                T["Xem lỗi ở tab Việc nền; thường là cơ sở dữ liệu hoặc máy chủ bên ngoài không trả lời."]
            );
    }
}

/// <summary>No letter was given up.</summary>
internal sealed class MailCheck(KernelDb db, MailSettings settings, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        if (!settings.On)
        {
            return HealthChecks.Well(T["Chưa bật gửi thư; thông báo chỉ hiện trong phần mềm."]);
        }

        var since = clock.Now() - NoticeMailer.Stale;
        var given = await db.Notices.CountAsync(
            n => n.MailedAt == null && n.MailAttempts >= NoticeMailer.MaxAttempts && n.At >= since,
            cancellationToken
        );
        return given == 0
            ? HealthChecks.Well(T["Không có thư nào bị từ chối quá tám lần."])
            : HealthChecks.Look(
                T["{0} thư bị máy chủ thư từ chối tám lần.", given],
                T["Xem mã trả lời ở tab Thư, gửi thử một thư cho mình, rồi bấm Gửi lại."]
            );
    }
}

/// <summary>There is room for the files of the next days.</summary>
internal sealed class DiskCheck(FileSettings files, DiskSettings settings) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var free = FreeSpace.At(files.Folder);
        return Task.FromResult(
            free >= settings.WarnBelow
                ? HealthChecks.Well(T["Ổ đĩa còn trống {0}.", Sizes.Show(free)])
                : HealthChecks.Look(
                    T["Ổ đĩa chỉ còn trống {0}.", Sizes.Show(free)],
                    T["Dọn bản sao lưu cũ khỏi máy này hoặc nới ổ đĩa; khi đầy, văn phòng không nhận được tệp mới."]
                )
        );
    }
}
