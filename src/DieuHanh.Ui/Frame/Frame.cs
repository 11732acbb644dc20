using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using Microsoft.AspNetCore.Http;

namespace DieuHanh.Ui.Frame;

/// <summary>What the frame around every page shows: the office's name, who is signed in, how much is unread, the menu.</summary>
public sealed class FrameData(
    CurrentActor current,
    IDirectory directory,
    Revisions revisions,
    IEnumerable<NavEntry> entries,
    IHttpContextAccessor http
)
{
    private const string Product = "Điều Hành";

    public Actor Actor => current.Actor;
    public string Path => http.HttpContext?.Request.Path.Value ?? "/";
    public string PathAndQuery => Path + http.HttpContext?.Request.QueryString;

    public IEnumerable<NavEntry> Menu(bool administration) =>
        entries.Where(e => e.Administration == administration && Actor.Has(e.Right)).OrderBy(e => e.Order);

    /// <summary>The entry whose page this is: the longest address that begins this one; null for pages no entry leads to.</summary>
    public NavEntry? Here =>
        entries
            .SelectMany(e => new[] { e.Href, e.Also }.OfType<string>().Select(address => (Entry: e, Address: address)))
            .Where(x => Path == x.Address || Path.StartsWith(x.Address + "/", StringComparison.Ordinal))
            .OrderByDescending(x => x.Address.Length)
            .Select(x => x.Entry)
            .FirstOrDefault();

    /// <summary>The positions of others the reader may act in today.</summary>
    public async Task<IReadOnlyList<(ActingEntry Acting, string For)>> Acting()
    {
        if (!Actor.SignedIn || http.HttpContext?.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            return [];
        }

        var book = await directory.Book();
        return [.. (book.Person(Actor.PersonId)?.Acting ?? []).Select(a => (a, book.NameOf(a.ForId)))];
    }

    public async Task<(string Office, string Title, int Unread)> Read()
    {
        // A page that tells of an error must not ask again what may have caused it.
        if (http.HttpContext?.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            return (Product, "", 0);
        }

        var book = await directory.Book();
        var unread = Actor.PersonId is { } me ? await revisions.Unread(me) : 0;
        var office = book.NameOf(book.OfficeId);
        return (office is "" ? Product : office, book.Person(Actor.PersonId)?.Title ?? "", unread);
    }
}
