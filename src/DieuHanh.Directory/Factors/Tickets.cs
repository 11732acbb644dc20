using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Factors;

/// <summary>A ticket that was used; it opens nothing a second time, on whichever node.</summary>
public sealed class Spent
{
    public Guid Id { get; init; }
    public DateTime At { get; init; }
}

/// <summary>
/// What the office must know between two steps of one thing travels encrypted in the page: a browser that never comes back leaves nothing
/// behind, and strangers fill no table. Only using one leaves a row, until it would have ended anyway.
/// </summary>
public sealed class Tickets(DirectoryDb db, IDataProtectionProvider protection)
{
    /// <summary>How long the step after may take.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(30);

    private sealed record Envelope<T>(Guid Id, DateTime At, T Content);

    /// <param name="Id">Spent with <see cref="Spend"/>.</param>
    public sealed record Ticket<T>(Guid Id, T Content);

    public string Give<T>(string purpose, T content) =>
        WebEncoders.Base64UrlEncode(
            Protector(purpose)
                .Protect(JsonSerializer.SerializeToUtf8Bytes(new Envelope<T>(Guid.NewGuid(), db.Scope.Now, content)))
        );

    /// <summary>Null for what was altered, was given for something else, or is too old.</summary>
    public Ticket<T>? Read<T>(string purpose, string? carried)
    {
        if (string.IsNullOrEmpty(carried))
        {
            return null;
        }

        try
        {
            var opened = Protector(purpose).Unprotect(WebEncoders.Base64UrlDecode(carried));
            return
                JsonSerializer.Deserialize<Envelope<T>>(opened) is { } envelope && db.Scope.Now - envelope.At < GoodFor
                ? new(envelope.Id, envelope.Content)
                : null;
        }
        catch (Exception error) when (error is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>False: somebody used it before.</summary>
    public async Task<bool> Spend<T>(Ticket<T> ticket, CancellationToken cancel = default) =>
        await db.Database.ExecuteSqlAsync(
            $"insert into directory_spent (id, at) values ({ticket.Id}, {db.Scope.Now}) on conflict (id) do nothing",
            cancel
        ) == 1;

    private IDataProtector Protector(string purpose) => protection.CreateProtector($"DieuHanh.Ticket.{purpose}.v1");
}
