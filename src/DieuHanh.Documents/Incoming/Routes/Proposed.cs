using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Documents.Incoming.Routes;

/// <summary>Who answers for a document by the table of portfolios: for the field, if one is chosen, and the agency that sent it.</summary>
public sealed record Proposed(string? Field, PortfolioEntry? Line)
{
    public static Proposed For(IncomingDocument document, string? field, DirectoryBook book, DateOnly today)
    {
        var known = book.FieldsOn(today).FirstOrDefault(f => f == Typed.Text(field));
        return new(known, book.Portfolio(known, document.AgencyId, today));
    }

    /// <summary>Who directs it: the leader of the office, else the head of the unit, else the leader of the Government.</summary>
    public Guid? Director(DirectoryBook book) =>
        Line is null
            ? null
            : Line.OfficeLeaderId
                ?? (
                    Line.UnitId is { } unit
                        ? book.Holders(book.OfficeId, unit, Role.UnitHead).Select(p => (Guid?)p.Id).FirstOrDefault()
                        : null
                )
                ?? Line.LeaderId;
}
