using System.Net;
using Microsoft.AspNetCore.Http;

namespace DieuHanh.Directory.Sessions;

/// <summary>Is the caller on the machine that runs the program? Sample accounts, whose password is printed, are for nobody else.</summary>
internal static class Loopback
{
    // Behind a proxy every caller seems to be loopback: a request that was passed on never counts as such. What the framework believes of a
    // proxy it takes out of the first three and keeps what it replaced in the X-Original ones.
    private static readonly string[] PassedOn =
    [
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Original-For",
        "X-Original-Host",
        "X-Original-Proto",
        "X-Real-IP",
        "Forwarded",
        "Via",
    ];

    public static bool Is(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } remote
        && IPAddress.IsLoopback(remote)
        && IsLocalName(http.Request.Host.Host)
        && !PassedOn.Any(http.Request.Headers.ContainsKey);

    // A foreign name that was made to lead to 127.0.0.1 is not this machine's.
    private static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
