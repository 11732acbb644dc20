using System.Globalization;
using System.Threading.RateLimiting;
using DieuHanh.Kernel.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Kernel.Http;

/// <summary>
/// Pages that cost much (exports, searches): nobody may ask for so many that the others wait. Counted by this node, whose processor it is;
/// what protects accounts is counted in rows.
/// </summary>
public static class Heavy
{
    /// <summary>So many at once, and then one a second.</summary>
    public const int AtOnce = 60;

    private static readonly object Mark = new();

    /// <summary>The endpoint costs much.</summary>
    public static TBuilder IsHeavy<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(Mark);

    public static bool Is(Endpoint? endpoint) => endpoint?.Metadata.Contains(Mark) == true;

    public static IServiceCollection AddHeavy(this IServiceCollection services) =>
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                var seconds = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
                    ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds))
                    : 1;
                context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
                Is(http.GetEndpoint())
                    ? RateLimitPartition.GetTokenBucketLimiter(Who(http), _ => Bucket())
                    : RateLimitPartition.GetNoLimiter("")
            );
        });

    private static string Who(HttpContext http) =>
        http.RequestServices.GetRequiredService<CurrentActor>().Actor.PersonId?.ToString()
        ?? http.Connection.RemoteIpAddress?.ToString()
        ?? "nobody";

    private static TokenBucketRateLimiterOptions Bucket() =>
        new()
        {
            TokenLimit = AtOnce,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        };
}
