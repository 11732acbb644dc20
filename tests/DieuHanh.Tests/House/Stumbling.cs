using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Tests.House;

/// <summary>
/// What a background service works with when its work times out: that is a cancellation though nobody stops the office. It tells whether
/// the service went on, which it logs, or ended, which ends the office.
/// </summary>
public sealed class Stumbling<T> : IServiceScopeFactory
{
    private readonly TaskCompletionSource wentOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Stumbling() =>
        Log = new Ear(line =>
        {
            Said.Add(line.Said);
            wentOn.TrySetResult();
        }).Of<T>();

    /// <summary>For the service: what it says there is what it goes on with.</summary>
    public ILogger<T> Log { get; }

    /// <summary>How often work was begun.</summary>
    public int Begun { get; private set; }

    public List<string> Said { get; } = [];

    /// <summary>True: it stumbled, said so and waits for its next turn.</summary>
    public async Task<bool> GoesOn(BackgroundService service)
    {
        await service.StartAsync(TestContext.Current.CancellationToken);
        var first = await Task.WhenAny(wentOn.Task, service.ExecuteTask!);
        await service.StopAsync(TestContext.Current.CancellationToken);
        return first == wentOn.Task;
    }

    public IServiceScope CreateScope()
    {
        Begun++;
        throw new TaskCanceledException("Its own time is up.");
    }
}
