using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Http;
using DieuHanh.Reading.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Ui.Pages;

/// <summary>One box over everything: asks each kind of thing the modules registered.</summary>
public static class SearchAll
{
    private const int MostOfAKind = 8;
    private const int Longest = 200;
    private const int Shortest = 2;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/search", Get).Needs(Right.SignedIn).IsHeavy();

    /// <param name="TooShort">Nothing that can be searched for was typed.</param>
    public sealed record Model(string Typed, bool TooShort, IReadOnlyList<Kind> Kinds);

    public sealed record Kind(string Label, SearchHits Found);

    private static async Task<RazorComponentResult<SearchAllPage>> Get(
        string? q,
        IEnumerable<ISearchable> kinds,
        CurrentActor current,
        CancellationToken cancel
    )
    {
        var typed = Typed.Text(q) ?? "";
        typed = typed.Length > Longest ? typed[..Longest] : typed;
        var tooShort = Vietnamese.Tokens(typed).Sum(word => word.Length) < Shortest;
        var found = new List<Kind>();
        foreach (var kind in kinds.Where(_ => !tooShort).OrderBy(k => k.Order))
        {
            var hits = await kind.Search(typed, current.Actor, MostOfAKind, cancel);
            if (hits.Hits.Count > 0)
            {
                found.Add(new Kind(kind.Label, hits));
            }
        }

        return new RazorComponentResult<SearchAllPage>(new { Model = new Model(typed, tooShort, found) });
    }
}
