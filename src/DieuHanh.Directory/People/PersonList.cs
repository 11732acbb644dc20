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

    private const int PageSize = 100;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Url, Get).Needs(Right.SeeDirectory);

    /// <param name="Place">"office", "agencies", "none" (no position today), or an agency's id.</param>
    public sealed record Filter(string? Q, string? Role, string? Place, string? After)
    {
        public bool Active =>
            Typed.Text(Q) is not null || Typed.Text(Role) is not null || Typed.Text(Place) is not null;

        public string Next(Guid last) =>
            $"{Url}?{string.Join('&', new[] { ("Q", Q), ("Role", Role), ("Place", Place), ("After", last.ToString()) }.Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"))}";

        public IEnumerable<PersonEntry> Choose(DirectoryBook book)
        {
            var words = Vietnamese.Tokens(Q ?? "");
            var role = Typed.Choice<Role>(Role);
            var agency = Typed.Id(Place);
            return book.People.Where(p =>
                (role is null || p.Positions.Any(x => x.Role == role))
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
            var places = person.Positions.Select(x => $"{book.NameOf(x.UnitId)} {book.NameOf(x.AgencyId)}");
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
        var all = filter.Choose(book).ToList();
        var start = Typed.Id(filter.After) is { } after ? all.FindIndex(p => p.Id == after) + 1 : 0;
        var rows = all.Skip(start).Take(PageSize).ToList();
        return new(
            new
            {
                Model = new Model(
                    filter,
                    rows,
                    all.Count,
                    start + rows.Count < all.Count ? filter.Next(rows[^1].Id) : null,
                    book,
                    current.Actor.Has(Right.Administer)
                ),
            }
        );
    }
}
