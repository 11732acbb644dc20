using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Reading.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Directory.People;

/// <summary>Everyone in the directory, ordered by given name as Vietnamese lists are.</summary>
public static class PersonList
{
    public const string Url = "/people";

    /// <summary>By given name.</summary>
    private static readonly IComparer<PersonEntry> ByName = BookPage.By<PersonEntry>(
        (a, b) => string.CompareOrdinal(a.SortKey, b.SortKey),
        (a, b) => a.Id.CompareTo(b.Id)
    );

    /// <summary>People of one agency by precedence where it is known, then by given name. Across agencies nobody goes before another.</summary>
    internal static IComparer<PersonEntry> OrderIn(Guid agencyId, DirectoryBook book) =>
        BookPage.By<PersonEntry>(
            (a, b) => book.PrecedenceIn(agencyId, a).CompareTo(book.PrecedenceIn(agencyId, b)),
            ByName.Compare
        );

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Url, Get).Needs(Right.SeeDirectory);

    /// <param name="Place">"office", "agencies", "none" (no position today), or an agency's id.</param>
    /// <param name="JobTitle">Who holds this one today.</param>
    public sealed record Filter(string? Q, string? Role, string? Place, string? After, string? JobTitle = null)
    {
        public string? Q { get; init; } = Typed.Sought(Q);

        public bool Active => Typed.Any(Q, Role, Place, JobTitle);

        public string Next(Guid last) =>
            BookPage.Address(
                Url,
                ("Q", Q),
                ("Role", Role),
                ("Place", Place),
                ("JobTitle", JobTitle),
                ("After", last.ToString())
            );

        /// <summary>The one agency whose people are asked for.</summary>
        public Guid? Agency(DirectoryBook book) => Place == "office" ? book.OfficeId : Typed.Id(Place);

        public IEnumerable<PersonEntry> Choose(DirectoryBook book)
        {
            var words = Vietnamese.Tokens(Q ?? "");
            var role = Typed.Choice<Role>(Role);
            var agency = Typed.Id(Place);
            var title = Typed.Id(JobTitle);
            return book.People.Where(p =>
                (role is null || p.Positions.Any(x => x.Role == role))
                && (title is null || p.Positions.Any(x => x.JobTitleId == title))
                && (
                    Place switch
                    {
                        "office" => p.Positions.Any(x => x.AgencyId == book.OfficeId),
                        "agencies" => p.Positions.Any(x => x.AgencyId != book.OfficeId),
                        "none" => p.Positions.Count == 0,
                        _ => agency is null || p.Positions.Any(x => x.AgencyId == agency),
                    }
                )
                && (words.Count == 0 || words.BeginIn(TextOf(p, book)))
            );
        }

        private static string TextOf(PersonEntry person, DirectoryBook book)
        {
            var places = person.Positions.Select(x =>
                $"{book.NameOf(x.JobTitleId)} {book.NameOf(x.UnitId)} {book.NameOf(x.AgencyId)}"
            );
            return $"{person.Name} {person.Title} {string.Join(' ', places)}";
        }
    }

    public sealed record Model(
        Filter Filter,
        IReadOnlyList<PersonEntry> Rows,
        int Count,
        string? Next,
        DirectoryBook Book,
        bool MayChange
    );

    private static async Task<RazorComponentResult<PersonListPage>> Get(
        [AsParameters] Filter filter,
        IDirectory directory,
        CurrentActor current
    )
    {
        var book = await directory.Book();
        var order = filter.Agency(book) is { } agency ? OrderIn(agency, book) : ByName;
        var page = BookPage.After(filter.Choose(book), order, book.Person(Typed.Id(filter.After)));
        return new(
            new
            {
                Model = new Model(
                    filter,
                    page.Rows,
                    page.Count,
                    page.Last is { } last ? filter.Next(last.Id) : null,
                    book,
                    current.Actor.Has(Right.Administer)
                ),
            }
        );
    }
}
