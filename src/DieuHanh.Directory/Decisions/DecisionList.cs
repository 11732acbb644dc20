using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using DieuHanh.Reading.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Directory.Decisions;

/// <summary>The structure's history, year by year: every decision and what became of which agency by it.</summary>
public static class DecisionList
{
    public const string Url = "/decisions";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Url, Get).Needs(Right.SeeDirectory);

    /// <param name="Year">A year or "all"; the latest in which something changed where nothing is given.</param>
    /// <param name="After">The last turn of the page before.</param>
    public sealed record Filter(string? Year, string? Kind, string? Q, string? After)
    {
        public string? Q { get; init; } = Typed.Sought(Q);

        public bool Active => Typed.Any(Year, Kind, Q);

        public IEnumerable<Turn> Choose(IEnumerable<Turn> turns, int? year)
        {
            var kind = Typed.Choice<DecisionKind>(Kind);
            var words = Vietnamese.Tokens(Q ?? "");
            return turns.Where(t =>
                (year is null || t.Day.Year == year)
                && (kind is null || t.Kind == kind)
                && (
                    words.Count == 0
                    || words.BeginIn(
                        $"{t.Act} {t.Issuer} {string.Join(' ', t.Before.Concat(t.After).Select(a => a.Name))}"
                    )
                )
            );
        }

        public string Next(Turn last) =>
            BookPage.Address(Url, ("Year", Year), ("Kind", Kind), ("Q", Q), ("After", last.Key));
    }

    public sealed record Model(
        Filter Filter,
        int? Year,
        IReadOnlyList<int> Years,
        IReadOnlyList<Turn> Rows,
        int Count,
        string? Next,
        bool MayChange,
        DateOnly Today
    );

    private static async Task<RazorComponentResult<DecisionListPage>> Get(
        [AsParameters] Filter filter,
        TurnBook history,
        CurrentActor current,
        TimeProvider clock
    )
    {
        var (turns, today) = (await history.Turns(), clock.Today());
        var years = turns.Select(t => t.Day.Year).Distinct().ToList();
        var year =
            filter.Year == "all" || Typed.Any(filter.Q) ? null
            : Typed.Number(filter.Year) is { } asked ? asked
            : (int?)years.FirstOrDefault(today.Year);
        var last = Typed.Text(filter.After) is { } after ? turns.FirstOrDefault(t => t.Key == after) : null;
        var page = BookPage.After(filter.Choose(turns, year), Turn.Order, last);
        return new(
            new
            {
                Model = new Model(
                    filter,
                    year,
                    years,
                    page.Rows,
                    page.Count,
                    page.Last is { } next ? filter.Next(next) : null,
                    current.Actor.Has(Right.Administer),
                    today
                ),
            }
        );
    }
}
