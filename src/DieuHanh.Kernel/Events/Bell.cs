using System.Threading.Channels;

namespace DieuHanh.Kernel.Events;

/// <summary>Wakes the senders of this node as soon as something was committed; they also look by themselves every few seconds.</summary>
public sealed class Bell
{
    private readonly Channel<bool> rung = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Ring() => rung.Writer.TryWrite(true);

    /// <summary>True when it rang, false after <paramref name="atMost"/>: whoever waits then looks all the same.</summary>
    public async Task<bool> Wait(TimeSpan atMost, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(atMost);
        try
        {
            return await rung.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }
}
