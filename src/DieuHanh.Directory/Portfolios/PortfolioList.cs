using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Portfolios;

/// <summary>The table of portfolios as it stood on a day: fields first, then the agencies that existed then.</summary>
public static class PortfolioList
{
    public const string Url = "/portfolios";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Url, Get).Needs(Right.SeeDirectory);

    /// <param name="Person">Only the lines of this person.</param>
    public sealed record Filter(string? Day, string? Person)
    {
        public bool Active => Typed.Text(Day) is not null || Typed.Text(Person) is not null;
    }

    public sealed record Model(
        Filter Filter,
        FormErrors Errors,
        DateOnly Day,
        IReadOnlyList<Portfolio> Rows,
        DirectoryBook Book,
        DateOnly Today,
        bool MayChange
    );

    private static async Task<RazorComponentResult<PortfolioListPage>> Get(
        [AsParameters] Filter filter,
        DirectoryDb db,
        IDirectory directory
    )
    {
        var errors = new FormErrors();
        var day = ListDay.Read(filter.Day, errors, db.Scope.Today);
        var person = Typed.Id(filter.Person);
        var lines = await db
            .Portfolios.AsNoTracking()
            .Where(p => p.ValidFrom <= day && (p.ValidTo == null || p.ValidTo >= day))
            .Where(p => person == null || p.LeaderId == person || p.OfficeLeaderId == person || p.OfficerId == person)
            .ToListAsync();
        var book = await directory.Book();
        var alphabet = StringComparer.Create(Phrases.Vietnamese, ignoreCase: true);
        return new(
            new
            {
                Model = new Model(
                    filter,
                    errors,
                    day,
                    [
                        .. lines
                            .Where(p => book.Agency(p.AgencyId)?.ValidOn(day) != false)
                            .OrderBy(p => p.AgencyId is not null)
                            .ThenBy(p => book.Agency(p.AgencyId)?.Kind)
                            .ThenBy(p => p.AgencyId is null ? p.Field : book.NameOf(p.AgencyId), alphabet),
                    ],
                    book,
                    db.Scope.Today,
                    db.Scope.Actor.Has(Right.Administer)
                ),
            }
        )
        {
            StatusCode = errors.Status,
        };
    }
}
