using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Directory.Portfolios;

/// <summary>Who answered for a field or an agency from when to when, the latest first; days on which nobody did are said.</summary>
public static class PortfolioHistory
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/portfolios/{id:guid}/history", OfLine).Needs(Right.SeeDirectory);
        app.MapGet("/agencies/{id:guid}/portfolios", OfAgency).Needs(Right.SeeDirectory);
    }

    public sealed record Filter(string? After);

    /// <param name="Field">Empty for an agency in all fields.</param>
    /// <param name="Holes">Days without anybody before a line, by the line.</param>
    public sealed record Model(
        string Field,
        AgencyEntry? Agency,
        BookPage<PortfolioEntry> Page,
        IReadOnlyDictionary<Guid, (DateOnly From, DateOnly To)> Holes,
        string Url,
        DirectoryBook Book
    );

    private static async Task<IResult> OfLine(Guid id, [AsParameters] Filter filter, IDirectory directory)
    {
        var book = await directory.Book();
        return book.Portfolios.FirstOrDefault(p => p.Id == id) is { } line
            ? Page(line.Field, book.Agency(line.AgencyId), $"{PortfolioList.Url}/{id}/history", filter, book)
            : TypedResults.NotFound();
    }

    private static async Task<IResult> OfAgency(Guid id, [AsParameters] Filter filter, IDirectory directory)
    {
        var book = await directory.Book();
        return book.Agency(id) is { } agency ? Page("", agency, UrlOf(id), filter, book) : TypedResults.NotFound();
    }

    internal static string UrlOf(Guid agencyId) => $"/agencies/{agencyId}/portfolios";

    // A field is shown with what was said of it for single agencies, an agency with its single fields; a field in an agency alone.
    private static RazorComponentResult<PortfolioHistoryPage> Page(
        string field,
        AgencyEntry? agency,
        string url,
        Filter filter,
        DirectoryBook book
    )
    {
        var lines = book
            .Portfolios.Where(p =>
                (field.Length == 0 || p.Field == field) && (agency is null || p.AgencyId == agency.Id)
            )
            .ToList();
        var last = Typed.Id(filter.After) is { } after ? lines.Find(p => p.Id == after) : null;
        var order = PortfolioOrder.Of(book);
        return new(
            new { Model = new Model(field, agency, BookPage.After(lines, order, last), Holes(lines), url, book) }
        );
    }

    private static Dictionary<Guid, (DateOnly From, DateOnly To)> Holes(IEnumerable<PortfolioEntry> lines)
    {
        var holes = new Dictionary<Guid, (DateOnly, DateOnly)>();
        foreach (var same in lines.GroupBy(p => (p.Field, p.AgencyId)))
        {
            var ordered = same.OrderBy(p => p.ValidFrom).ToList();
            foreach (var (before, next) in ordered.Zip(ordered.Skip(1)))
            {
                if (before.ValidTo is { } ended && ended.AddDays(1) < next.ValidFrom)
                {
                    holes[next.Id] = (ended.AddDays(1), next.ValidFrom.AddDays(-1));
                }
            }
        }

        return holes;
    }
}
