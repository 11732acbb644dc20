using DieuHanh.Directory.Agencies;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using DieuHanh.Reading.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Decisions;

/// <summary>The structure's history, year by year: every decision and what became of which agency by it.</summary>
public static class DecisionList
{
    public const string Url = "/decisions";

    private const int PageSize = 100;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Url, Get).Needs(Right.SeeDirectory);

    /// <param name="Year">A year or "all"; the latest in which something changed where nothing is given.</param>
    /// <param name="After">How many turns stand on the pages before.</param>
    public sealed record Filter(string? Year, string? Kind, string? Q, string? After)
    {
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

        public string Next(int after) =>
            $"{Url}?{string.Join('&', new[] { ("Year", Year), ("Kind", Kind), ("Q", Q), ("After", $"{after}") }.Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"))}";
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
        DirectoryDb db,
        IDirectory directory
    )
    {
        var batch = db.Batch();
        var decisions = batch.List(db.Decisions.AsNoTracking().Include(d => d.Parts));
        var told = batch.List(db.Set<Succession>().AsNoTracking().Where(s => s.DecisionId == null));
        await batch.Run();
        var turns = Turn.Of(decisions.Value, told.Value, await directory.Book());
        var years = turns.Select(t => t.Day.Year).Distinct().ToList();
        var year =
            filter.Year == "all" || Typed.Any(filter.Q) ? null
            : Typed.Number(filter.Year) is { } asked ? asked
            : (int?)years.FirstOrDefault(db.Scope.Today.Year);
        var rows = filter.Choose(turns, year).ToList();
        var start = Math.Clamp(Typed.Number(filter.After) ?? 0, 0, rows.Count);
        var end = Math.Min(start + PageSize, rows.Count);
        return new(
            new
            {
                Model = new Model(
                    filter,
                    year,
                    years,
                    rows[start..end],
                    rows.Count,
                    end < rows.Count ? filter.Next(end) : null,
                    db.Scope.Actor.Has(Right.Administer),
                    db.Scope.Today
                ),
            }
        );
    }
}
