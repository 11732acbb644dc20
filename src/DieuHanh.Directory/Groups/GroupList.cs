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

    /// <summary>Groups of agencies before those that are recipients only; by name.</summary>
    private static readonly IComparer<DirectoryBook.Group> Order = BookPage.By<DirectoryBook.Group>(
        (a, b) => (a.Kinds.Count + a.Members.Count == 0).CompareTo(b.Kinds.Count + b.Members.Count == 0),
        (a, b) => BookPage.Alphabet.Compare(a.Name, b.Name),
        (a, b) => a.Id.CompareTo(b.Id)
    );

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Url, Get).Needs(Right.SeeDirectory);
        app.MapGet("/api" + Url, Json).Needs(Right.SeeDirectory).WithTags("Cơ quan");
    }

    public sealed record Filter(string? Day, string? Q, string? AsOf, string? After)
    {
        public string? Q { get; init; } = Typed.Sought(Q);

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
            return book.Groups.Where(g => words.Count == 0 || g.Names.Any(words.BeginIn));
        }

        public string Next(Guid last) => BookPage.Address(Url, ("Day", Day), ("Q", Q), ("After", last.ToString()));
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
        var last = Typed.Id(filter.After) is { } after ? book.Groups.FirstOrDefault(g => g.Id == after) : null;
        var page = BookPage.After(filter.Choose(book), Order, last);
        return new(
            new
            {
                Model = new Model(
                    filter,
                    errors,
                    day,
                    [.. page.Rows.Select(g => new Line(g, book.MembersOn(g, day).Count))],
                    page.Count,
                    page.Last is { } next ? filter.Next(next.Id) : null,
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
                .Order(Order)
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
