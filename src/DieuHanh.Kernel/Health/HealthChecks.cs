using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Kernel.Health;

/// <summary>
/// What is looked at to say that the office is well. Each check answers with a sentence and, where something is wrong, with what to do; the
/// public address shows the one word only, the operator's page all of it.
/// </summary>
public static class HealthChecks
{
    /// <summary>What to do, in the data of a result.</summary>
    public const string Do = "do";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services
            .AddHealthChecks()
            .AddCheck<DatabaseCheck>("Cơ sở dữ liệu")
            .AddCheck<OutboxCheck>("Sự kiện giữa các phần")
            .AddCheck<JobsCheck>("Việc nền")
            .AddCheck<MailCheck>("Thư điện tử")
            .AddCheck<DiskCheck>("Ổ đĩa");
        return services;
    }

    internal static HealthCheckResult Well(string sentence) => HealthCheckResult.Healthy(sentence);

    internal static HealthCheckResult Look(string sentence, string toDo) =>
        HealthCheckResult.Degraded(sentence, data: new Dictionary<string, object> { [Do] = toDo });
}
