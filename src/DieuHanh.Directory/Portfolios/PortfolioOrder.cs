using DieuHanh.Kernel.Contracts;

namespace DieuHanh.Directory.Portfolios;

/// <summary>In which order the lines stand, and how what they are for is named.</summary>
internal static class PortfolioOrder
{
    /// <summary>Fields first, then agencies as the directory lists them; the lines for one thing from the latest on.</summary>
    public static IComparer<PortfolioEntry> Of(DirectoryBook book) =>
        BookPage.By<PortfolioEntry>(
            (a, b) => (a.AgencyId is not null).CompareTo(b.AgencyId is not null),
            (a, b) => Nullable.Compare(book.Agency(a.AgencyId)?.Kind, book.Agency(b.AgencyId)?.Kind),
            (a, b) => BookPage.Alphabet.Compare(book.NameOf(a.AgencyId), book.NameOf(b.AgencyId)),
            (a, b) => Nullable.Compare(a.AgencyId, b.AgencyId),
            (a, b) => BookPage.Alphabet.Compare(a.Field, b.Field),
            (a, b) => b.ValidFrom.CompareTo(a.ValidFrom),
            (a, b) => a.Id.CompareTo(b.Id)
        );

    public static string Subject(PortfolioEntry line, DirectoryBook book) => Subject(line.Field, line.AgencyId, book);

    public static string Subject(string field, Guid? agencyId, DirectoryBook book) =>
        string.Join(", ", new[] { field, book.NameOf(agencyId) }.Where(s => s.Length > 0));
}
