using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Words;
using DieuHanh.Reading.Text;

namespace DieuHanh.Directory.Agencies;

/// <summary>Agencies for the box at the top of every page: by name, short name or code; those that have ended come last.</summary>
public sealed class AgencySearch(IDirectory directory, TimeProvider clock) : ISearchable
{
    public string Kind => "agency";

    public string Label => "Cơ quan";

    public int Order => 80;

    public async Task<SearchHits> Search(Sought sought, Actor actor, CancellationToken cancel)
    {
        var words = Vietnamese.Tokens(sought.Typed);
        if (!actor.Has(Right.SeeDirectory) || words.Count == 0)
        {
            return SearchHits.None;
        }

        var today = clock.Today();
        var book = await directory.Book(cancel);
        var found = book
            .Agencies.Where(a => AgencyList.Filter.Holds(a, words, a.ValidOn(today) ? today : a.ValidTo ?? a.ValidFrom))
            .OrderByDescending(a => a.ValidOn(today))
            .ThenBy(a => a.Kind)
            .ThenBy(a => a.Name, BookPage.Alphabet)
            .Take(sought.Most + 1)
            .ToList();
        return new SearchHits(
            [
                .. found
                    .Take(sought.Most)
                    .Select(a => new SearchHit(a.Id, a.Name, About(a), "", $"{AgencyList.Url}/{a.Id}")
                    {
                        Code = a.ShortName,
                    }),
            ],
            MoreUrl: found.Count > sought.Most ? $"{AgencyList.Url}?Q={Uri.EscapeDataString(sought.Typed)}" : null
        );
    }

    private static string About(AgencyEntry agency) =>
        string.Join(
            " · ",
            new[]
            {
                KindWords.Of(agency.Kind),
                agency.ShortName == agency.Name ? "" : agency.ShortName,
                agency.Code,
                AgencyWords.Validity(agency.ValidFrom, agency.ValidTo),
            }.Where(t => t.Length > 0)
        );
}
