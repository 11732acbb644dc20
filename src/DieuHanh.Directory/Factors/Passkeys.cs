using DieuHanh.Directory.People;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Factors;

/// <summary>
/// Asks browsers for passkeys and checks what they answer, with the framework's own verification. A key always verifies its owner (finger,
/// face, PIN), so that it is two factors by itself; an answer counts once.
/// </summary>
public sealed class Passkeys(IPasskeyHandler<Account> handler, Tickets tickets, DirectoryDb db)
{
    private const string ToSignIn = "passkey";
    private const string ToAdd = "passkey-new";

    /// <param name="Options">For the browser, as JSON.</param>
    /// <param name="Ticket">Comes back with the answer.</param>
    public sealed record Question(string Options, string Ticket);

    /// <param name="account">Null where the key itself says whose it is.</param>
    public async Task<Question> Ask(HttpContext http, Account? account)
    {
        var made = await handler.MakeRequestOptionsAsync(account, http);
        return new(made.RequestOptionsJson, tickets.Give(ToSignIn, made.AssertionState ?? ""));
    }

    /// <summary>Whose key answered; null when it is none of ours, answered something else, or answered before.</summary>
    public async Task<Account?> Answer(HttpContext http, string? credential, string? ticket)
    {
        if (string.IsNullOrEmpty(credential) || tickets.Read<string>(ToSignIn, ticket) is not { } asked)
        {
            return null;
        }

        var result = await handler.PerformAssertionAsync(
            new()
            {
                HttpContext = http,
                CredentialJson = credential,
                AssertionState = asked.Content,
            }
        );
        if (!result.Succeeded || !await tickets.Spend(asked, http.RequestAborted))
        {
            return null;
        }

        var id = WebEncoders.Base64UrlEncode(result.Passkey.CredentialId);
        var key = await db.Passkeys.FirstAsync(p => p.Credential == id, http.RequestAborted);
        key.Use(result.Passkey, db.Scope.Now);
        return result.User;
    }

    public async Task<Question> AskNew(HttpContext http, Account account, string fullName)
    {
        var made = await handler.MakeCreationOptionsAsync(
            new()
            {
                Id = account.Id.ToString(),
                Name = account.UserName!,
                DisplayName = fullName,
            },
            http
        );
        return new(made.CreationOptionsJson, tickets.Give(ToAdd, made.AttestationState ?? ""));
    }

    /// <summary>The new key of this account; null when the browser answered something else.</summary>
    public async Task<Passkey?> AnswerNew(
        HttpContext http,
        Account account,
        string? credential,
        string? ticket,
        string name
    )
    {
        if (string.IsNullOrEmpty(credential) || tickets.Read<string>(ToAdd, ticket) is not { } asked)
        {
            return null;
        }

        var result = await handler.PerformAttestationAsync(
            new()
            {
                HttpContext = http,
                CredentialJson = credential,
                AttestationState = asked.Content,
            }
        );
        if (
            !result.Succeeded
            || result.UserEntity.Id != account.Id.ToString()
            || !await tickets.Spend(asked, http.RequestAborted)
        )
        {
            return null;
        }

        result.Passkey.Name = name;
        return Passkey.Of(account.Id, result.Passkey, db.Scope.Now);
    }
}
