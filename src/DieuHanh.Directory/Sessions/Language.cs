using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Directory.Sessions;

/// <summary>The language of the screen, kept in this browser.</summary>
public static class Language
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/language", Post).OpenToAll();

    private static RedirectHttpResult Post(
        [FromForm] string? language,
        [FromForm(Name = "return")] string? back,
        HttpContext http
    )
    {
        var culture = language == "en" ? Phrases.English : Phrases.Vietnamese;
        http.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                HttpOnly = true,
                Secure = http.Request.IsHttps,
                SameSite = SameSiteMode.Lax,
                IsEssential = true,
            }
        );
        return TypedResults.LocalRedirect(SignIn.Local(back));
    }
}
