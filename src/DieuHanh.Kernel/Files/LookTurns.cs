using System.Threading.RateLimiting;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Kernel.Files;

/// <summary>
/// Looking at a file can cost seconds of a processor. Of each person one file is looked at at a time on this node, however many forms they
/// send at once; what else they sent waits for its turn, and nobody else waits for them.
/// </summary>
public sealed class LookTurns : IDisposable
{
    /// <summary>So many forms of one person wait.</summary>
    public const int MostWaiting = 20;

    private readonly PartitionedRateLimiter<Guid> turns = PartitionedRateLimiter.Create<Guid, Guid>(person =>
        RateLimitPartition.GetConcurrencyLimiter(
            person,
            _ => new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = MostWaiting }
        )
    );

    /// <summary>Waits until nothing else of this person is looked at; the turn ends when it is disposed.</summary>
    /// <exception cref="RefusedException">Too much of theirs waits already.</exception>
    public async Task<IDisposable> Take(Actor by, CancellationToken cancel)
    {
        var turn = await turns.AcquireAsync(by.PersonId ?? Guid.Empty, 1, cancel);
        if (turn.IsAcquired)
        {
            return turn;
        }

        turn.Dispose();
        throw new RefusedException(
            "Nhiều tệp của anh/chị gửi cùng lúc đang chờ kiểm tra; hãy đợi các biểu mẫu kia xong rồi gửi lại."
        );
    }

    public void Dispose() => turns.Dispose();
}
