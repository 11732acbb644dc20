using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Kernel.Access;

/// <summary>Ties <see cref="Right"/> to endpoints. An endpoint that states nothing is open to nobody.</summary>
public static class AccessRules
{
    /// <summary>The endpoint asks for this right.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder builder, Right right)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(policy => policy.AddRequirements(new Needed(right))).WithMetadata(right);

    /// <summary>The endpoint is open to the internet: no sign-in is asked.</summary>
    public static TBuilder OpenToAll<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.AllowAnonymous();

    public static IServiceCollection AddAccess(this IServiceCollection services) =>
        services
            .AddScoped<CurrentActor>()
            .AddScoped<IAuthorizationHandler, NeededHandler>()
            .AddAuthorization(options =>
                options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(IsNowhere).Build()
            );

    // An address that does not exist is answered with 404 to people signed in; strangers are asked to sign in as for any other.
    private static bool IsNowhere(AuthorizationHandlerContext context) =>
        context is { User.Identity.IsAuthenticated: true, Resource: HttpContext http } && http.GetEndpoint() is null;

    private sealed record Needed(Right Right) : IAuthorizationRequirement;

    private sealed class NeededHandler(CurrentActor current) : AuthorizationHandler<Needed>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Needed requirement)
        {
            if (current.Actor.Has(requirement.Right))
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }
    }
}

/// <summary>Who acts in this request or job. Set once, right after the cookie or token was checked.</summary>
public sealed class CurrentActor
{
    public Actor Actor { get; set; } = Actor.Nobody;
}
