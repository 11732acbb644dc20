using System.Globalization;
using System.Threading.RateLimiting;
using DieuHanh.Kernel.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Kernel.Http;

/// <summary>
/// Pages that cost much (exports, searches): nobody may ask for so many that the others wait. What is asked for with every key that is
/// pressed is counted apart and may be asked for more often. Counted by this node, whose processor it is; what protects accounts is counted
/// in rows.
/// </summary>
public static class Heavy
{
    /// <summary>So many at once, and then one a second.</summary>
    public const int AtOnce = 60;

    /// <summary>While somebody types: a fast typist presses ten keys a second, and not for a minute.</summary>
    private const int Typing = 10;

    /// <summary>The endpoint costs much.</summary>
    public static TBuilder IsHeavy<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Mark(1));

    /// <summary>The endpoint costs much, and is asked while somebody types.</summary>
    public static TBuilder IsHeavyWhileTyping<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Mark(Typing));

    public static bool Is(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<Mark>() is not null;

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
                http.GetEndpoint()?.Metadata.GetMetadata<Mark>() is { } mark
                    ? RateLimitPartition.GetTokenBucketLimiter($"{mark.ASecond} {Who(http)}", _ => Bucket(mark))
                    : RateLimitPartition.GetNoLimiter("")
            );
        });

    private static string Who(HttpContext http) =>
        http.RequestServices.GetRequiredService<CurrentActor>().Actor.PersonId?.ToString()
        ?? http.Connection.RemoteIpAddress?.ToString()
        ?? "nobody";

    private static TokenBucketRateLimiterOptions Bucket(Mark mark) =>
        new()
        {
            TokenLimit = AtOnce,
            TokensPerPeriod = mark.ASecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        };

    /// <param name="ASecond">So many are given back each second.</param>
    private sealed record Mark(int ASecond);
}
