using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Reading.Text;

namespace DieuHanh.Directory.People;

/// <summary>People for the box at the top of every page: by name and title. Those of an agency are listed on its own page.</summary>
public sealed class PersonSearch(IDirectory directory) : ISearchable
{
    public string Kind => "person";

    public string Label => "Người";

    public int Order => 81;

    public async Task<SearchHits> Search(Sought sought, Actor actor, CancellationToken cancel)
    {
        var words = Vietnamese.Tokens(sought.Typed);
        if (!actor.Has(Right.SeeDirectory) || words.Count == 0)
        {
            return SearchHits.None;
        }

        var book = await directory.Book(cancel);
        var found = book.People.Where(p => words.BeginIn($"{p.Name} {p.Title}")).Take(sought.Most + 1).ToList();
        return new SearchHits(
            [
                .. found
                    .Take(sought.Most)
                    .Select(p => new SearchHit(p.Id, p.Name, About(p, book), "", $"{PersonList.Url}/{p.Id}")),
            ],
            MoreUrl: found.Count > sought.Most ? $"{PersonList.Url}?Q={Uri.EscapeDataString(sought.Typed)}" : null
        );
    }

    private static string About(PersonEntry person, DirectoryBook book) =>
        string.Join(
            " · ",
            person
                .Positions.SelectMany(p => new[] { book.NameOf(p.UnitId), book.NameOf(p.AgencyId) })
                .Prepend(person.Title)
                .Where(t => t.Length > 0)
                .Distinct()
        );
}
