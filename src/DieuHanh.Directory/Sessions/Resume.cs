using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DieuHanh.Directory.Sessions;

/// <summary>After signing in: what was typed into a form whose session had ended, and a button that sends it where it was going.</summary>
public sealed class Resume(
    IDataProtectionProvider protection,
    TimeProvider clock,
    IDirectory directory,
    CurrentActor current
)
{
    /// <param name="Shown">The values as a person reads them.</param>
    public sealed record Model(string Who, Unsent? Unsent, IReadOnlyList<string> Shown);

    public Unsent? Open(string? carried) => Unsent.Open(carried, protection, clock);

    public async Task<RazorComponentResult<ResumePage>> Page(string? carried)
    {
        var unsent = Open(carried);
        var book = await directory.Book();
        return new(
            new
            {
                Model = new Model(
                    current.Actor.Name,
                    unsent,
                    [.. unsent?.Typed.Select(f => Show(f.Value, book)).Where(v => v.Length > 0).Distinct() ?? []]
                ),
            }
        )
        {
            StatusCode = StatusCodes.Status200OK,
        };
    }

    // What was chosen from a list came as an id: its name says more, and without one it says nothing.
    private static string Show(string value, DirectoryBook book) =>
        Typed.Id(value) is { } id ? book.NameOf(id)
        : value is "on" or "true" or "false" ? ""
        : value;
}
