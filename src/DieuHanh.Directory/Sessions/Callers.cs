using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace DieuHanh.Directory.Sessions;

/// <summary>From which network address a request comes.</summary>
internal static class Callers
{
    /// <summary>
    /// A proxy on this machine says for whom it asks; what others claim about themselves is not believed, save by the proxies that the
    /// operator named. Null where it is not known.
    /// </summary>
    public static IPAddress? Of(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress;
        if (
            (address is null || IPAddress.IsLoopback(address))
            && http.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim() is { Length: > 0 } passedOn
        )
        {
            address = IPAddress.TryParse(passedOn, out var caller) ? caller : address;
        }

        return address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
    }

    /// <summary>Whoever has one IPv6 address has the whole network it lies in, and counts as one.</summary>
    public static string? NetworkOf(HttpContext http) =>
        Of(http) switch
        {
            null => null,
            { AddressFamily: AddressFamily.InterNetworkV6 } address => Convert.ToHexStringLower(
                address.GetAddressBytes()[..8]
            ),
            var address => address.ToString(),
        };
}
