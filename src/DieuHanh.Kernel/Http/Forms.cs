using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Kernel.Http;

/// <summary>What every form of the office has in common: it cannot be forged, and it acts once.</summary>
public static class Forms
{
    /// <summary>Name of the hidden field that carries the form's key.</summary>
    public const string OnceField = "_once";

    /// <summary>
    /// Pages mapped in this group check the antiforgery token of every POST, whether or not the handler reads a form, and lead a form
    /// that was already handled to its result.
    /// </summary>
    public static RouteGroupBuilder MapPages(this IEndpointRouteBuilder app) =>
        app.MapGroup("")
            .WithMetadata(new RequireAntiforgeryTokenAttribute())
            .AddEndpointFilter(Handle)
            .AddEndpointFilterFactory(EmptyForms.Fill);

    /// <summary>
    /// Refuses a forged or expired form before a handler sees it. It stands right after the framework's own check, which only takes note;
    /// left to the binding of parameters, the answer would be a bare 400.
    /// </summary>
    public static IApplicationBuilder UseFormCheck(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
                http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
                    ? throw new RefusedFormException()
                    : next(http)
        );

    private static async ValueTask<object?> Handle(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            return await next(context);
        }

        if (
            !http.Request.HasFormContentType
            || Typed.Id((await http.Request.ReadFormAsync(http.RequestAborted))[OnceField]) is not { } key
        )
        {
            return await next(context);
        }

        var scope = http.RequestServices.GetRequiredService<ModuleScope>();
        if (await Before(http, key, scope.Actor.PersonId) is { } handled)
        {
            return handled;
        }

        scope.Once = new Once(key, scope.Actor.PersonId, scope.Now);
        try
        {
            var result = await next(context);
            if (!scope.Once.Kept && await Before(http, key, scope.Actor.PersonId) is { } meanwhile)
            {
                // The same form, sent twice at once: this one found what the other had just done and would complain of it.
                return meanwhile;
            }

            await Remember(http, key, scope.Once, result);
            return result;
        }
        catch (Exception failed)
            when (failed is DbUpdateException ? scope.Once.Written : failed is RefusedException && !scope.Once.Kept)
        {
            // The same form, sent twice at once: the other one was first, and wrote its key or changed what this one was about to change.
            // Any other failure goes on as it is.
            if (await Before(http, key, scope.Actor.PersonId) is { } first)
            {
                return first;
            }

            throw;
        }
    }

    private static async Task<IResult?> Before(HttpContext http, Guid key, Guid? personId)
    {
        await using var services = http.RequestServices.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<KernelDb>();
        for (var tries = 0; ; tries++)
        {
            var row = await db.Set<OnceRow>()
                .AsNoTracking()
                .FirstOrDefaultAsync(o => o.Key == key && o.PersonId == personId);
            if (row is null)
            {
                return null;
            }

            // The other one has saved and is about to say where it leads.
            if (row.Location is null && tries < 20)
            {
                await Task.Delay(100, http.RequestAborted);
                continue;
            }

            return TypedResults.LocalRedirect(row.Location ?? http.Request.Path + http.Request.QueryString);
        }
    }

    private static async Task Remember(HttpContext http, Guid key, Once once, object? result)
    {
        var inner = result is INestedHttpResult nested ? nested.Result : result;
        if (once.Kept && inner is RedirectHttpResult redirect)
        {
            var db = http.RequestServices.GetRequiredService<KernelDb>();

            // Even when the browser went away: what it sends next is this form again.
            await db.Set<OnceRow>()
                .Where(o => o.Key == key)
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.Location, redirect.Url), CancellationToken.None);
        }
    }
}

/// <summary>The form's token is missing, altered, or of another person: answered with 400 and an explanation.</summary>
public sealed class RefusedFormException()
    : BadHttpRequestException(
        Phrases.T["Biểu mẫu này đã hết hiệu lực hoặc không do trang này tạo ra."],
        StatusCodes.Status400BadRequest
    );
