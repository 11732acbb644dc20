using DieuHanh.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Kernel.Audit.Sealing;

/// <summary>
/// After a restore the database is older than the head that was written down. Whoever knows why takes the head of the database for the
/// true one from then on; what stood there before, and why, goes into the audit.
/// </summary>
public static class SealAccepting
{
    /// <summary>What a record of it is about.</summary>
    public const string Thing = "SealHead";

    public static async Task Accept(
        IServiceProvider services,
        SealFiles files,
        string why,
        CancellationToken cancel = default
    )
    {
        var sealer = services.GetRequiredService<Sealer>();
        var db = services.GetRequiredService<KernelDb>();
        var (noted, stands) = (files.Head(), await sealer.Head(cancel));
        db.Record(
            "Nhận đầu chuỗi niêm phong theo cơ sở dữ liệu",
            Thing,
            Guid.Empty,
            why: T[
                "{0} Trước đó tệp ghi {1} bản ghi, dấu {2}; cơ sở dữ liệu có {3} bản ghi, dấu {4}.",
                why,
                noted?.Count ?? 0,
                noted?.Hash ?? "–",
                stands.Count,
                stands.Hash
            ]
        );
        await db.SaveAsync("Nhận đầu chuỗi niêm phong theo cơ sở dữ liệu", cancel: cancel);

        // Records whose seals went with the cut wait again.
        await db.Database.ExecuteSqlAsync(
            $"insert into kernel_unsealed (audit_id) select id from kernel_audit a where not exists (select 1 from kernel_seal s where s.audit_id = a.id) on conflict do nothing",
            cancel
        );
        files.WriteHead(stands);
        await sealer.SealAll(cancel);
    }
}
