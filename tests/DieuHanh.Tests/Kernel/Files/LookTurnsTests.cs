using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;

namespace DieuHanh.Tests.Kernel.Files;

/// <summary>Of each person one file is looked at at a time.</summary>
public sealed class LookTurnsTests : IDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly LookTurns turns = new();
    private readonly Actor one = Actor.Nobody with { PersonId = Guid.NewGuid() };
    private readonly Actor another = Actor.Nobody with { PersonId = Guid.NewGuid() };

    [Fact]
    public async Task Who_sends_much_waits_for_themselves_and_nobody_else_does()
    {
        var first = await turns.Take(one, Cancel);
        var second = turns.Take(one, Cancel);
        second.IsCompleted.ShouldBeFalse();

        using (await turns.Take(another, Cancel)) { }

        first.Dispose();
        (await second).Dispose();
        (await turns.Take(one, Cancel)).Dispose();
    }

    [Fact]
    public async Task Who_leaves_while_waiting_gives_their_place_up()
    {
        var first = await turns.Take(one, Cancel);
        using var left = new CancellationTokenSource();
        var waiting = turns.Take(one, left.Token);
        await left.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);

        first.Dispose();
        (await turns.Take(one, Cancel)).Dispose();
    }

    [Fact]
    public async Task More_than_may_wait_is_refused()
    {
        var first = await turns.Take(one, Cancel);
        var waiting = Enumerable.Range(0, LookTurns.MostWaiting).Select(_ => turns.Take(one, Cancel)).ToList();

        await Should.ThrowAsync<RefusedException>(() => turns.Take(one, Cancel));

        first.Dispose();
        foreach (var turn in waiting)
        {
            (await turn).Dispose();
        }
    }

    public void Dispose() => turns.Dispose();
}
