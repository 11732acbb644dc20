using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DieuHanh.Web;

/// <summary>Healthy when the database answers with the tables of this version; degraded while a fact cannot be delivered.</summary>
internal sealed class DatabaseAnswers(KernelDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        await db.Revisions.AsNoTracking().AnyAsync(cancellationToken);
        var stuck = await db.Outbox.AnyAsync(
            o => o.DeliveredAt == null && o.Attempts >= OutboxSender.Stuck,
            cancellationToken
        );
        return stuck ? HealthCheckResult.Degraded() : HealthCheckResult.Healthy();
    }
}
