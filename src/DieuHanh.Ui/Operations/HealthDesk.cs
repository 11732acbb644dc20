using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DieuHanh.Ui.Operations;

/// <summary>The checks behind <c>/health</c>, each with a sentence and with what to do.</summary>
public static class HealthDesk
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet(OperationsTabs.Health, Get).Needs(Right.Operate);

    /// <param name="Name">The Vietnamese name, which is the translation key.</param>
    /// <param name="Do">What to do; null where nothing is wrong.</param>
    public sealed record Check(string Name, HealthStatus Status, string Sentence, string? Do);

    public sealed record Model(HealthStatus Status, IReadOnlyList<Check> Checks);

    private static async Task<RazorComponentResult<HealthDeskPage>> Get(
        HealthCheckService health,
        CancellationToken cancel
    ) => new(new { Model = await Ask(health, cancel) });

    internal static async Task<Model> Ask(HealthCheckService health, CancellationToken cancel)
    {
        var report = await health.CheckHealthAsync(cancel);
        return new Model(
            report.Status,
            [
                .. report.Entries.Select(e => new Check(
                    e.Key,
                    e.Value.Status,
                    e.Value.Description ?? e.Value.Exception?.GetType().Name ?? "",
                    e.Value.Data.GetValueOrDefault(HealthChecks.Do) as string
                )),
            ]
        );
    }
}
