using DieuHanh.Kernel.Domain;

namespace DieuHanh.Directory.Provider;

/// <summary>Who an account is at the agency's identity provider. One subject has one account, and an account one subject.</summary>
public sealed class Login : Entity
{
    public const int Longest = 255;

    private Login() { }

    public static Login Of(Guid accountId, string issuer, string subject) =>
        new()
        {
            AccountId = accountId,
            Issuer = issuer,
            Subject = subject,
        };

    public Guid AccountId { get; private init; }
    public string Issuer { get; private init; } = "";

    /// <summary>The provider's name for the person that never changes (<c>sub</c>); with a national provider the citizen's number.</summary>
    [Private]
    public string Subject { get; private init; } = "";

    [NotAudited]
    public DateTime? UsedAt { get; private set; }

    public void Use(DateTime now) => UsedAt = now;
}
