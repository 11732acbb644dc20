using Microsoft.Extensions.Hosting;

namespace DieuHanh.Documents.Uploads;

/// <summary>When the office opens, removes what a program that was killed had taken in and not yet looked at.</summary>
internal sealed class UploadSweep(UploadFolder uploads) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        uploads.Sweep();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
