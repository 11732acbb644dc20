using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Registers;

/// <summary>An earlier registration of what seems the same document: number, notation and issuer agree.</summary>
public sealed record Same(
    Guid Id,
    int Number,
    int Year,
    string Code,
    string Issuer,
    string Subject,
    DateOnly BookedOn,
    int Copy
)
{
    /// <summary>All registrations of it, the first one first.</summary>
    public static Task<List<Same>> Of(
        DocumentsDb db,
        Particulars given,
        Guid? except = null,
        CancellationToken cancel = default
    ) =>
        db
            .Incoming.AsNoTracking()
            .Where(d => d.SameKey == given.SameKey && d.Id != except)
            .OrderBy(d => d.Copy)
            .Select(d => new Same(d.Id, d.Number, d.Year, d.Code, d.Issuer, d.Subject, d.BookedOn, d.Copy))
            .ToListAsync(cancel);

    /// <summary>The copy to register next, if the clerk saw all earlier ones and goes on; null if they have to be shown first.</summary>
    public static int? CopyAfter(IReadOnlyList<Same> earlier, string? again) =>
        earlier.Count == 0 ? 1
        : Kernel.Domain.Typed.Number(again) == earlier[^1].Copy ? earlier[^1].Copy + 1
        : null;
}
