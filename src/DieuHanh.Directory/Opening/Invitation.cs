using DieuHanh.Kernel.Domain;

namespace DieuHanh.Directory.Opening;

/// <summary>The right to make the first administrator, held by whoever knows the address. Only a hash of it is kept.</summary>
public sealed class Invitation : Entity
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(1);

    private Invitation() { }

    public static Invitation Of(string tokenHash, DateTime now) =>
        new() { TokenHash = tokenHash, ExpiresAt = now + GoodFor };

    [NotAudited]
    public string TokenHash { get; private init; } = "";
    public DateTime ExpiresAt { get; private init; }
    public DateTime? UsedAt { get; private set; }

    public Reasons WhyNotUse(DateTime now) =>
        new Reasons()
            .When(UsedAt is not null, "Địa chỉ này đã được dùng.")
            .When(now >= ExpiresAt, "Địa chỉ này đã hết hạn.");

    public void Use(DateTime now)
    {
        WhyNotUse(now).Refuse();
        UsedAt = now;
    }
}
