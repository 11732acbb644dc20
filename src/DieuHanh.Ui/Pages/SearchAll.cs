using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Http;
using DieuHanh.Kernel.Search;
using DieuHanh.Reading.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Phrases = DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Ui.Pages;

/// <summary>
/// One box over everything: asks the index once and each kind of thing the modules registered. What was called by its number is
/// answered first: where it is, and for how many working days. A thing whose whole name was typed stands before those that mention it.
/// </summary>
public static class SearchAll
{
    private const string Url = "/search";
    private const int MostOfAKind = 8;
    private const int MostOfOneKind = 20;
    private const int MostSuggested = 3;
    private const int Shortest = 2;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Url, Get).Needs(Right.SignedIn).IsHeavy();
        app.MapGet(Url + "/suggest", Suggest).Needs(Right.SignedIn).IsHeavyWhileTyping();
    }

    /// <param name="TooShort">Nothing that can be searched for was typed.</param>
    /// <param name="OnlyNewest">There was more than is looked at.</param>
    /// <param name="Named">What was called by its number and notation.</param>
    public sealed record Model(
        string Typed,
        bool TooShort,
        bool OnlyNewest,
        IReadOnlyList<SearchHit> Named,
        IReadOnlyList<Kind> Kinds,
        WorkingCalendar Calendar,
        DateOnly Today
    );

    /// <param name="Next">Where this kind goes on; null where all hits are shown.</param>
    public sealed record Kind(string Label, SearchHits Found, string? Next);

    /// <summary>A line under the box while somebody types.</summary>
    public sealed record Suggestion(string Kind, string Text, string Detail, string Url);

    private static async Task<RazorComponentResult<SearchAllPage>> Get(
        string? q,
        string? only,
        string? after,
        KernelDb db,
        IEnumerable<ISearchable> kinds,
        IDirectory directory,
        Calendars calendars,
        CurrentActor current,
        CancellationToken cancel
    )
    {
        var typed = Typed.Sought(q) ?? "";
        var tooShort = IsTooShort(typed);
        var index = await Ask(typed, db, directory, cancel);
        var asked = kinds.Where(k => !tooShort && (only is null || k.Kind == only)).OrderBy(k => k.Order);
        var found = new List<Kind>();
        foreach (var kind in asked)
        {
            var ofKind = only is null ? index.Of(kind.Kind) : index.Of(kind.Kind).After(after);
            var most = only is null ? MostOfAKind : MostOfOneKind;
            var hits = await kind.Search(new Sought(typed, ofKind, most), current.Actor, cancel);
            if (hits.Hits.Count > 0)
            {
                found.Add(new Kind(kind.Label, hits, Next(kind.Kind, typed, hits, ofKind)));
            }
        }

        var model = new Model(
            typed,
            tooShort,
            index.OnlyNewest,
            after is null ? Named(typed, found) : [],
            [.. found.OrderByDescending(k => k.Found.Hits.Any(h => Name(h.Title) == Name(typed)))],
            await calendars.Get(cancel),
            db.Scope.Today
        );
        return new RazorComponentResult<SearchAllPage>(new { Model = model });
    }

    /// <summary>The first few of each kind, by what they are called.</summary>
    private static async Task<IReadOnlyList<Suggestion>> Suggest(
        string? q,
        KernelDb db,
        IEnumerable<ISearchable> kinds,
        IDirectory directory,
        CurrentActor current,
        HttpContext http,
        CancellationToken cancel
    )
    {
        http.Response.Headers.CacheControl = "private, max-age=30";
        var typed = Typed.Sought(q) ?? "";
        if (IsTooShort(typed))
        {
            return [];
        }

        var index = await Ask(typed, db, directory, cancel);
        var lines = new List<Suggestion>();
        foreach (var kind in kinds.OrderBy(k => k.Order))
        {
            var sought = new Sought(typed, index.Of(kind.Kind), MostSuggested, Brief: true);
            lines.AddRange(
                (await kind.Search(sought, current.Actor, cancel)).Hits.Select(h => new Suggestion(
                    Phrases.T[kind.Label],
                    h.Title,
                    h.Subtitle,
                    h.Url
                ))
            );
        }

        return [.. lines.OrderByDescending(l => Name(l.Text) == Name(typed))];
    }

    private static async Task<Found> Ask(string typed, KernelDb db, IDirectory directory, CancellationToken cancel)
    {
        if (IsTooShort(typed))
        {
            return Found.Nothing;
        }

        var book = await directory.Book(cancel);
        return await db.Find(typed, otherNames: book.NamesOfShort, cancel: cancel) ?? Found.Nothing;
    }

    private static bool IsTooShort(string typed) => Vietnamese.Tokens(typed).Sum(word => word.Length) < Shortest;

    private static string? Next(string kind, string typed, SearchHits hits, Found found)
    {
        var last = hits.More ? found.Things.FirstOrDefault(t => t.Id == hits.Hits[^1].Id) : null;
        return last is null
            ? null
            : Url
                + QueryString.Create(
                    new Dictionary<string, string?>
                    {
                        ["q"] = typed,
                        ["only"] = kind,
                        ["after"] = Found.Mark(last),
                    }
                );
    }

    private static List<SearchHit> Named(string typed, List<Kind> found)
    {
        var name = Name(typed);
        return
        [
            .. found
                .SelectMany(k => k.Found.Hits)
                .Where(h => h.Where.Count > 0 && Name(h.Code) == name)
                .Take(MostSuggested),
        ];
    }

    // 05/NQ-CP is also called 5/NQ-CP.
    private static string Name(string code) => string.Join(' ', Vietnamese.Tokens(code)).TrimStart('0');
}
