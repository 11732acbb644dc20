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

namespace DieuHanh.Directory.Groups;

/// <summary>The groups directives speak of, and how many agencies each means on a day.</summary>
public static class GroupList
{
    public const string Url = "/groups";

    private const int PageSize = 100;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Url, Get).Needs(Right.SeeDirectory);
        app.MapGet("/api" + Url, Json).Needs(Right.SeeDirectory).WithTags("Cơ quan");
    }

    public sealed record Filter(string? Day, string? Q, string? AsOf, string? After)
    {
        public bool Active => Typed.Any(Day, Q);

        public FormErrors Read(DateOnly today, out DateOnly day)
        {
            var errors = new FormErrors();
            day = ListDay.Read(Typed.Text(Day) is null ? AsOf : Day, errors, today);
            return errors;
        }

        public IEnumerable<DirectoryBook.Group> Choose(DirectoryBook book)
        {
            var words = Vietnamese.Tokens(Q ?? "");
            return book
                .Groups.Where(g => words.Count == 0 || g.Names.Any(words.BeginIn))
                .OrderBy(g => g.Kinds.Count + g.Members.Count == 0)
                .ThenBy(g => g.Name, StringComparer.Create(Phrases.Vietnamese, ignoreCase: true));
        }

        public string Next(int after) =>
            $"{Url}?{string.Join('&', new[] { ("Day", Day), ("Q", Q), ("After", $"{after}") }.Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"))}";
    }

    public sealed record Line(DirectoryBook.Group Group, int Members);

    public sealed record Model(
        Filter Filter,
        FormErrors Errors,
        DateOnly Day,
        IReadOnlyList<Line> Rows,
        int Count,
        string? Next,
        bool MayChange
    );

    /// <summary>A group as it is given to other programs.</summary>
    /// <param name="Whole">False where only a part of the members is meant.</param>
    public sealed record Row(
        Guid Id,
        string Name,
        IReadOnlyList<string> Names,
        bool Whole,
        IReadOnlyList<AgencyList.Row> Members
    );

    private static async Task<RazorComponentResult<GroupListPage>> Get(
        [AsParameters] Filter filter,
        IDirectory directory,
        CurrentActor current,
        TimeProvider clock
    )
    {
        var errors = filter.Read(clock.Today(), out var day);
        var book = await directory.Book();
        var all = filter.Choose(book).ToList();
        var start = Math.Clamp(Typed.Number(filter.After) ?? 0, 0, all.Count);
        var end = Math.Min(start + PageSize, all.Count);
        return new(
            new
            {
                Model = new Model(
                    filter,
                    errors,
                    day,
                    [.. all[start..end].Select(g => new Line(g, book.MembersOn(g, day).Count))],
                    all.Count,
                    end < all.Count ? filter.Next(end) : null,
                    current.Actor.Has(Right.Administer)
                ),
            }
        )
        {
            StatusCode = errors.Status,
        };
    }

    private static async Task<Results<Ok<IEnumerable<Row>>, ValidationProblem>> Json(
        [AsParameters] Filter filter,
        IDirectory directory,
        TimeProvider clock
    )
    {
        var errors = filter.Read(clock.Today(), out var day);
        if (errors.Any)
        {
            return TypedResults.ValidationProblem(errors.ToDictionary(e => e.Field, e => new[] { e.ToString() }));
        }

        var book = await directory.Book();
        return TypedResults.Ok(
            filter
                .Choose(book)
                .Select(g => new Row(
                    g.Id,
                    g.Name,
                    g.Names,
                    g.Whole,
                    [.. book.MembersOn(g, day).Select(a => AgencyList.Row.Of(a, day))]
                ))
        );
    }
}
