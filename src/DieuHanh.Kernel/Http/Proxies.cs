using System.Net;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DieuHanh.Kernel.Http;

/// <summary>
/// The web servers in front of the office whose word about the visitor is believed: setting <c>Proxy__Known</c>, addresses and networks
/// separated by commas. Whoever else says for whom they ask is not listened to.
/// </summary>
public static class Proxies
{
    private const string Setting = "Proxy:Known";

    /// <summary>Holds for the framework's own switch too, which would believe everybody.</summary>
    public static IServiceCollection AddProxies(this IServiceCollection services)
    {
        services
            .AddOptions<ForwardedHeadersOptions>()
            .PostConfigure<IConfiguration>(
                (options, configuration) =>
                {
                    if (configuration[Setting] is not { Length: > 0 } known)
                    {
                        return;
                    }

                    options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
                    options.ForwardLimit = null;
                    options.KnownProxies.Clear();
                    options.KnownIPNetworks.Clear();
                    foreach (
                        var one in known.Split(
                            ',',
                            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                        )
                    )
                    {
                        Add(options, one);
                    }
                }
            );
        return services;
    }

    /// <summary>Before anything else looks at where a request comes from.</summary>
    /// <exception cref="RefusedException">Neither an address nor a network: the office does not open, because it would believe the wrong ones.</exception>
    public static IApplicationBuilder UseProxies(this WebApplication app)
    {
        if (app.Configuration[Setting] is not { Length: > 0 })
        {
            return app;
        }

        // Read now, so that a wrong one is told in a sentence before anything has started.
        _ = app.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value;
        return app.UseForwardedHeaders();
    }

    private static void Add(ForwardedHeadersOptions options, string one)
    {
        if (IPAddress.TryParse(one, out var address))
        {
            options.KnownProxies.Add(address);
        }
        else if (System.Net.IPNetwork.TryParse(one, out var network))
        {
            options.KnownIPNetworks.Add(network);
        }
        else
        {
            throw new RefusedException(
                "Proxy__Known: “{0}” không phải là địa chỉ, cũng không phải là mạng, ví dụ 10.0.0.0/24.",
                one
            );
        }
    }
}
