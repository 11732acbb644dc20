using DieuHanh.Kernel.Domain;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Kernel.Audit.Sealing;

/// <summary>Seals what was committed, every other second. Every node runs it.</summary>
public sealed partial class BackgroundSealer(Sealer sealer, SealFiles files, ILogger<BackgroundSealer> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        var told = "";
        do
        {
            try
            {
                await sealer.SealAll(stoppingToken);
                if (IsNew(sealer.HeadDoesNotFit ? files.HeadFile : ""))
                {
                    HeadDoesNotFit(files.HeadFile);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is away or the key is: what is not sealed now is sealed later.
                var reason = e is RefusedException ? e.Message : e.GetType().Name;
                if (IsNew(reason))
                {
                    Paused(reason);
                }
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));

        // The same trouble is told once, not every other second.
        bool IsNew(string trouble)
        {
            var isNew = trouble.Length > 0 && trouble != told;
            told = trouble;
            return isNew;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Sealing of the audit paused: {Error}")]
    private partial void Paused(string error);

    [LoggerMessage(
        LogLevel.Error,
        "The audit's head in {File} is missing or not in the chain: its tail was cut, or an older database was put back. See dieuhanh audit verify."
    )]
    private partial void HeadDoesNotFit(string file);
}
