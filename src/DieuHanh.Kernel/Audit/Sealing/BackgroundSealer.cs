using DieuHanh.Kernel.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Kernel.Audit.Sealing;

/// <summary>Seals what was committed, every other second. Every node runs it; while the database or the key is away, what waits is sealed later.</summary>
public sealed partial class BackgroundSealer(
    Sealer sealer,
    SealFiles files,
    Jobs.Jobs jobs,
    ILogger<BackgroundSealer> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private bool told;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        jobs.Every("Niêm phong nhật ký", Pause, Seal, stoppingToken);

    private async Task<int> Seal(CancellationToken cancel)
    {
        var taken = await sealer.SealAll(cancel);

        // The same trouble is told once, not every other second.
        if (sealer.HeadDoesNotFit && !told)
        {
            HeadDoesNotFit(files.HeadFile);
        }

        told = sealer.HeadDoesNotFit;
        return (int)taken;
    }

    [LoggerMessage(
        LogLevel.Error,
        "The audit's head in {File} is missing or not in the chain: its tail was cut, or an older database was put back. See dieuhanh audit verify."
    )]
    private partial void HeadDoesNotFit(string file);
}
