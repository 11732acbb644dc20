using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Directory.Portfolios;

/// <summary>The table of portfolios as it stood on a day: fields first, then the agencies that existed then. On paper it is whole.</summary>
public static class PortfolioList
{
    public const string Url = "/portfolios";

    public const string PrintUrl = Url + "/print";

    /// <summary>More lines than these are printed a person at a time.</summary>
    public const int MostPrinted = 2_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Url, Get).Needs(Right.SeeDirectory);
        app.MapGet(PrintUrl, Print).Needs(Right.SeeDirectory);
    }

    /// <param name="Person">Only the lines of this person.</param>
    public sealed record Filter(string? Day, string? Person, string? After)
    {
        public bool Active => Typed.Any(Day, Person);

        public string At(string url, Guid? after = null) =>
            BookPage.Address(url, ("Day", Day), ("Person", Person), ("After", after?.ToString()));

        public IEnumerable<PortfolioEntry> Choose(DirectoryBook book, DateOnly day)
        {
            var person = Typed.Id(Person);
            return book.Portfolios.Where(p =>
                p.ValidOn(day)
                && (person is not { } one || p.Names(one))
                && book.Agency(p.AgencyId)?.ValidOn(day) != false
            );
        }
    }

    /// <param name="Gaps">Told to who can fill them.</param>
    public sealed record Model(
        Filter Filter,
        FormErrors Errors,
        DateOnly Day,
        BookPage<PortfolioEntry> Page,
        PortfolioGaps? Gaps,
        DirectoryBook Book,
        DateOnly Today,
        bool MayChange
    );

    public sealed record Paper(
        Filter Filter,
        FormErrors Errors,
        DateOnly Day,
        IReadOnlyList<PortfolioEntry> Rows,
        bool TooMany,
        DirectoryBook Book
    );

    private static async Task<RazorComponentResult<PortfolioListPage>> Get(
        [AsParameters] Filter filter,
        DirectoryDb db,
        IDirectory directory
    )
    {
        var errors = new FormErrors();
        var day = ListDay.Read(filter.Day, errors, db.Scope.Today);
        var book = await directory.Book();
        var last = Typed.Id(filter.After) is { } after ? book.Portfolios.FirstOrDefault(p => p.Id == after) : null;
        var mayChange = db.Scope.Actor.Has(Right.Administer);
        return new(
            new
            {
                Model = new Model(
                    filter,
                    errors,
                    day,
                    BookPage.After(filter.Choose(book, day), PortfolioOrder.Of(book), last),
                    mayChange && Typed.Id(filter.Person) is null ? await PortfolioGaps.On(day, book, db) : null,
                    book,
                    db.Scope.Today,
                    mayChange
                ),
            }
        )
        {
            StatusCode = errors.Status,
        };
    }

    private static async Task<RazorComponentResult<PortfolioPrintPage>> Print(
        [AsParameters] Filter filter,
        IDirectory directory,
        TimeProvider clock
    )
    {
        var errors = new FormErrors();
        var day = ListDay.Read(filter.Day, errors, clock.Today());
        var book = await directory.Book();
        var rows = filter.Choose(book, day).Order(PortfolioOrder.Of(book)).Take(MostPrinted + 1).ToList();
        var tooMany = rows.Count > MostPrinted;
        return new(new { Model = new Paper(filter, errors, day, tooMany ? [] : rows, tooMany, book) })
        {
            StatusCode = errors.Status,
        };
    }
}
