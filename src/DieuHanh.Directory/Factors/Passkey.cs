using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace DieuHanh.Directory.Factors;

/// <summary>
/// A passkey ("khóa truy cập"): a key pair in a person's phone, computer or security key, opened there by finger, face or PIN. The office
/// keeps the public half.
/// </summary>
public sealed class Passkey : Entity
{
    public const int Most = 10;

    private Passkey() { }

    public static Passkey Of(Guid accountId, UserPasskeyInfo key, DateTime now) =>
        new()
        {
            AccountId = accountId,
            Name = key.Name ?? "",
            Credential = WebEncoders.Base64UrlEncode(key.CredentialId),
            PublicKey = Convert.ToBase64String(key.PublicKey),
            SignCount = key.SignCount,
            Transports = string.Join(',', key.Transports ?? []),
            BackupEligible = key.IsBackupEligible,
            BackedUp = key.IsBackedUp,
            CreatedAt = now,
        };

    public Guid AccountId { get; private init; }

    /// <summary>What its owner calls it.</summary>
    [Private]
    public string Name { get; private init; } = "";

    [NotAudited]
    public string Credential { get; private init; } = "";

    [NotAudited]
    public string PublicKey { get; private init; } = "";

    /// <summary>Counts upwards in the device, where the device counts; a copy of it would fall behind.</summary>
    [NotAudited]
    public long SignCount { get; private set; }

    [NotAudited]
    public string Transports { get; private init; } = "";

    [NotAudited]
    public bool BackupEligible { get; private init; }

    /// <summary>Lies with the maker of the device too, so it survives the loss of the device.</summary>
    [NotAudited]
    public bool BackedUp { get; private set; }
    public DateTime CreatedAt { get; private init; }

    [NotAudited]
    public DateTime? UsedAt { get; private set; }

    internal void Use(UserPasskeyInfo key, DateTime now) =>
        (SignCount, BackedUp, UsedAt) = (key.SignCount, key.IsBackedUp, now);

    internal UserPasskeyInfo Info() =>
        new(
            WebEncoders.Base64UrlDecode(Credential),
            Convert.FromBase64String(PublicKey),
            new DateTimeOffset(CreatedAt),
            (uint)SignCount,
            Transports.Length == 0 ? [] : Transports.Split(','),
            isUserVerified: true,
            BackupEligible,
            BackedUp,
            attestationObject: [],
            clientDataJson: []
        )
        {
            Name = Name,
        };
}
