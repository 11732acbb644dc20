using DieuHanh.Directory.People;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Directory.Sessions;

/// <summary>How somebody signed in.</summary>
public enum Way
{
    /// <summary>User name and password, and a code where the account has one.</summary>
    Password,

    /// <summary>A passkey ("khóa truy cập"), which is two factors by itself.</summary>
    Passkey,

    /// <summary>The agency's own identity provider.</summary>
    Provider,
}

/// <summary>
/// A browser in which somebody is signed in ("phiên đăng nhập"). The cookie carries its id and is worth nothing once the row is gone, on
/// every node from the next request on.
/// </summary>
public sealed class Session
{
    /// <summary>Ends when it was not used for so long.</summary>
    public static readonly TimeSpan IdleFor = TimeSpan.FromHours(10);

    /// <summary>Seen is written at most so often: no request pays for it but one in a while.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    /// <summary>Whoever proved who they are within this time is not asked again before a change to how they sign in.</summary>
    public static readonly TimeSpan ProofFor = TimeSpan.FromMinutes(10);

    private Session() { }

    public static Session Open(Account account, Way way, string address, string device, DateTime now) =>
        new()
        {
            AccountId = account.Id,
            Way = way,
            StartedAt = now,
            ProvenAt = now,
            Seen = Seconds(now),
            Address = address,
            Device = device,
        };

    public Guid Id { get; private init; } = NewId.Next();
    public Guid AccountId { get; private init; }
    public Way Way { get; private init; }
    public DateTime StartedAt { get; private init; }

    /// <summary>When its owner last proved who they are.</summary>
    public DateTime ProvenAt { get; private init; }

    /// <summary>Last request, in seconds since 1970, a few minutes behind at most. A number, because it is asked together with the revisions.</summary>
    public long Seen { get; private init; }
    public string Address { get; private init; } = "";

    /// <summary>Program and machine in words, from what the browser says about itself.</summary>
    public string Device { get; private init; } = "";

    public DateTime SeenAt => DateTimeOffset.FromUnixTimeSeconds(Seen).UtcDateTime;

    public bool ProvenLately(DateTime now) => now - ProvenAt < ProofFor;

    /// <param name="seen">Null where there is no such row any more.</param>
    public static bool IsOpen(long? seen, DateTime now) => seen is { } at && at > Seconds(now - IdleFor);

    public static long Seconds(DateTime at) => new DateTimeOffset(at).ToUnixTimeSeconds();
}
