using DieuHanh.Directory.Agencies;
using DieuHanh.Kernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Portfolios;

/// <summary>What the table of portfolios leaves open on a day: nobody answers for it, or somebody who holds nothing any more.</summary>
/// <param name="Fields">Fields that had a line in the year before, or have one in the year after, and none on the day.</param>
/// <param name="Agencies">Connected agencies without a line for all fields.</param>
/// <param name="Lines">Lines that name a person without a post on the day, or a unit that has ended.</param>
public sealed record PortfolioGaps(
    IReadOnlyList<string> Fields,
    IReadOnlyList<AgencyEntry> Agencies,
    IReadOnlyList<PortfolioGaps.Stale> Lines
)
{
    /// <summary>So many of each kind are named; what is filled makes room for the next.</summary>
    public const int Shown = 50;

    /// <param name="PersonId">Who holds no post; null where the unit is what has ended.</param>
    public sealed record Stale(PortfolioEntry Line, Guid? PersonId);

    public bool None => Fields.Count + Agencies.Count + Lines.Count == 0;

    internal static async Task<PortfolioGaps> On(DateOnly day, DirectoryBook book, DirectoryDb db)
    {
        var lines = book.Portfolios.Where(p => p.ValidOn(day)).ToList();
        var named = lines.SelectMany(People).Distinct().ToList();
        var holding = await db
            .Posts.Where(p => p.ValidFrom <= day && (p.ValidTo == null || p.ValidTo >= day))
            .Where(p => EF.Parameter(named).Contains(p.PersonId))
            .Select(p => p.PersonId)
            .Distinct()
            .ToListAsync();
        var without = named.Except(holding).ToHashSet();
        return new(
            [
                .. book
                    .Portfolios.Where(p => p.AgencyId is null)
                    .GroupBy(p => p.Field)
                    .Where(f => !f.Any(p => p.ValidOn(day)) && f.Any(p => Near(p, day)))
                    .Select(f => f.Key)
                    .Order(BookPage.Alphabet),
            ],
            [
                .. book.Connected(day)
                    .Where(a => a.Id != book.OfficeId && book.Portfolio(null, a.Id, day) is null)
                    .Order(AgencyList.Order),
            ],
            [
                .. lines
                    .Where(p => book.Agency(p.AgencyId)?.ValidOn(day) != false)
                    .Order(PortfolioOrder.Of(book))
                    .SelectMany(p =>
                        People(p)
                            .Distinct()
                            .Where(without.Contains)
                            .Select(id => new Stale(p, id))
                            .Concat(book.Unit(p.UnitId)?.ValidTo < day ? [new Stale(p, null)] : [])
                    ),
            ]
        );
    }

    private static IEnumerable<Guid> People(PortfolioEntry line) =>
        new[] { line.LeaderId, line.OfficeLeaderId, line.OfficerId }.OfType<Guid>();

    // A field that was given up years ago is not missed.
    private static bool Near(PortfolioEntry line, DateOnly day) =>
        (line.ValidTo < day && line.ValidTo.Value.DayNumber >= day.DayNumber - 366)
        || (line.ValidFrom > day && line.ValidFrom.DayNumber <= day.DayNumber + 366);
}
