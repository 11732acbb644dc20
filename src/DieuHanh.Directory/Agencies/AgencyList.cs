using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using DieuHanh.Reading.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Directory.Agencies;

/// <summary>The agencies as they stood on a day, by kind and by words of their names or codes.</summary>
public static class AgencyList
{
    public const string Url = "/agencies";

    /// <summary>Kind by kind, then by name.</summary>
    internal static readonly IComparer<AgencyEntry> Order = BookPage.By<AgencyEntry>(
        (a, b) => a.Kind.CompareTo(b.Kind),
        (a, b) => BookPage.Alphabet.Compare(a.Name, b.Name),
        (a, b) => a.Id.CompareTo(b.Id)
    );

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Url, Get).Needs(Right.SeeDirectory);
        app.MapGet("/api" + Url, Json).Needs(Right.SeeDirectory).WithTags("Cơ quan");
    }

    /// <param name="Day">As typed; today where nothing was.</param>
    /// <param name="AsOf">The day as programs ask for it.</param>
    public sealed record Filter(
        string? Day,
        string? Kind,
        string? Q,
        string? Connected,
        string? AsOf,
        string? After = null
    )
    {
        public string? Q { get; init; } = Typed.Sought(Q);

        public bool Active => Typed.Text(Day) is not null || Typed.Text(Kind) is not null || Words.Count > 0 || Only;
        public bool Only => Typed.Flag(Connected);
        public IReadOnlyList<string> Words => Vietnamese.Tokens(Q ?? "");

        public FormErrors Read(DateOnly today, out DateOnly day)
        {
            var errors = new FormErrors();
            day = ListDay.Read(Typed.Text(Day) is null ? AsOf : Day, errors, today);
            return errors;
        }

        public string Next(Guid last) =>
            BookPage.Address(
                Url,
                ("Day", Day),
                ("Kind", Kind),
                ("Q", Q),
                ("Connected", Connected),
                ("After", last.ToString())
            );

        public IEnumerable<AgencyEntry> Choose(DirectoryBook book, DateOnly day)
        {
            var kind = Typed.Choice<AgencyKind>(Kind);
            var words = Words;
            var called = words.Count == 0 ? [] : book.Called(Q!, day);
            return book
                .Agencies.Where(a => a.ValidOn(day) && (kind is null || a.Kind == kind) && (!Only || a.Connected))
                .Where(a => words.Count == 0 || Holds(a, words, day) || called.Contains(a));
        }

        /// <summary>Each word begins one of its names or codes of the day.</summary>
        internal static bool Holds(AgencyEntry agency, IReadOnlyList<string> words, DateOnly day) =>
            agency.CodeOn(day) is var code
            && words.BeginIn($"{agency.Name} {agency.ShortName} {code.Code} {code.Code102}");
    }

    public sealed record Model(
        Filter Filter,
        FormErrors Errors,
        DateOnly Day,
        BookPage<AgencyEntry> Page,
        Guid OfficeId,
        bool MayChange
    );

    /// <summary>An agency as it is given to other programs.</summary>
    /// <param name="Code">In the form of QĐ 20/2020/QĐ-TTg.</param>
    /// <param name="Code102">In the form of QCVN 102:2016/BTTTT.</param>
    public sealed record Row(
        Guid Id,
        string Name,
        string ShortName,
        AgencyKind Kind,
        string Code,
        string Code102,
        bool Connected,
        DateOnly? ValidFrom,
        DateOnly? ValidTo,
        IReadOnlyList<Guid> Successors
    )
    {
        /// <param name="day">The code is the one of this day; of an agency that does not exist then, its last one.</param>
        public static Row Of(AgencyEntry a, DateOnly day) =>
            new(
                a.Id,
                a.Name,
                a.ShortName,
                a.Kind,
                a.ValidOn(day) ? a.CodeOn(day).Code : a.Code,
                a.ValidOn(day) ? a.CodeOn(day).Code102 : a.Code102,
                a.Connected,
                a.ValidFrom == DateOnly.MinValue ? null : a.ValidFrom,
                a.ValidTo,
                a.Successors
            );
    }

    private static async Task<RazorComponentResult<AgencyListPage>> Get(
        [AsParameters] Filter filter,
        IDirectory directory,
        CurrentActor current,
        TimeProvider clock
    )
    {
        var errors = filter.Read(clock.Today(), out var day);
        var book = await directory.Book();
        return new(
            new
            {
                Model = new Model(
                    filter,
                    errors,
                    day,
                    BookPage.After(filter.Choose(book, day), Order, book.Agency(Typed.Id(filter.After))),
                    book.OfficeId,
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
        return errors.Any
            ? TypedResults.ValidationProblem(errors.ToDictionary(e => e.Field, e => new[] { e.ToString() }))
            : TypedResults.Ok(filter.Choose(await directory.Book(), day).Order(Order).Select(a => Row.Of(a, day)));
    }
}
