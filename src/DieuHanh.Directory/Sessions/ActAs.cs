using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Directory.Sessions;

/// <summary>
/// Who was named to act for another says when they do: from then on they act in that post alone, until they return to their own. The choice
/// lies in this browser and gives nothing by itself: on every request the directory is asked whether it holds today.
/// </summary>
public static class ActAs
{
    private const string CookieName = "dieuhanh-acting";

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/acting", Post).Needs(Right.SignedIn);

    /// <summary>What a person may do in this request: their own posts, or the one they say they act in.</summary>
    internal static Actor Of(PersonEntry person, Guid officeId, HttpContext http)
    {
        var own = new Actor(person.Id, person.Name, officeId, person.Positions);
        return
            Typed.Id(http.Request.Cookies[CookieName]) is { } chosen
            && person.Acting.FirstOrDefault(a => a.Id == chosen) is { } acting
            ? own with
            {
                Positions = [acting.Position],
                BehalfOf = acting.ForId,
            }
            : own;
    }

    private static async Task<RedirectHttpResult> Post(
        [FromForm] string? acting,
        CurrentActor current,
        IDirectory directory,
        HttpContext http
    )
    {
        var person = (await directory.Book()).Person(current.Actor.PersonId);
        if (Typed.Id(acting) is { } id && person?.Acting.Any(a => a.Id == id) == true)
        {
            http.Response.Cookies.Append(
                CookieName,
                id.ToString(),
                new CookieOptions
                {
                    HttpOnly = true,
                    SameSite = SameSiteMode.Lax,
                    Secure = http.Request.IsHttps,
                    IsEssential = true,
                }
            );
        }
        else
        {
            http.Response.Cookies.Delete(CookieName);
        }

        return TypedResults.LocalRedirect("/");
    }
}
