using System.Reflection;
using System.Text.RegularExpressions;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Access;

// Asks any endpoint as anyone, with any ids and any filling of its form.
public sealed partial class AccessWorld
{
    private readonly Dictionary<Visitor, Page> tokens = [];
    private Dictionary<string, RouteEndpoint>? endpoints;
    private DirectoryBook? book;

    /// <summary>By method and pattern.</summary>
    public IReadOnlyDictionary<string, RouteEndpoint> Endpoints =>
        endpoints ??= App
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => !IsAsset(e))
            .SelectMany(e => Methods(e).Select(m => (Key: $"{m} {e.RoutePattern.RawText}", Endpoint: e)))
            .ToDictionary(e => e.Key, e => e.Endpoint);

    /// <summary>The right an endpoint asks for.</summary>
    public string RightOf(string key) =>
        Endpoints[key].Metadata.GetMetadata<Right>()?.Name
        ?? (Endpoints[key].Metadata.GetMetadata<IAllowAnonymous>() is null ? "closed" : Expectation.Open);

    public async Task<bool> Has(string userName, Expectation line)
    {
        book ??= await Book();
        return line.Right == Expectation.Open
            || Right.All.Single(r => r.Name == line.Right).Roles is { } roles
                && (roles.Count == 0 || roles.Overlaps(book.Person(Staff[userName])!.Positions.Select(p => p.Role)));
    }

    /// <summary>Every field of the form holds a 1, so that it is the handler who answers and not the reading of the form.</summary>
    public async Task<Page> Ask(string userName, Expectation line, IReadOnlyList<Guid> ids) =>
        await Ask(await As(userName), line, ids);

    public Task<Page> Ask(Visitor visitor, Expectation line, IReadOnlyList<Guid> ids)
    {
        var url = Filled(line.Pattern, ids);
        return line.Method == "GET"
            ? visitor.Get(url)
            : Send(visitor, line, url, [.. Fields(line).Append("nothing").Select(f => (f, (string?)"1"))]);
    }

    /// <summary>Sends a form with a true token and these fields.</summary>
    public async Task<Page> Send(Visitor visitor, Expectation line, string url, (string, string?)[] fields)
    {
        if (TakesFiles(line))
        {
            return await visitor.Upload("/sign-in", url, [("Files", "a.txt", [])], fields);
        }

        if (!tokens.TryGetValue(visitor, out var page))
        {
            tokens[visitor] = page = await visitor.Get("/sign-in");
        }

        if (line.Method is "PATCH" or "DELETE")
        {
            using var part = new ByteArrayContent([1]);
            part.Headers.ContentType = new("application/offset+octet-stream");
            return await visitor.Script(page, new(line.Method), url, part, ("Upload-Offset", "0"));
        }

        return await visitor.Send(page, url, fields);
    }

    /// <summary>The names of the fields of the handler's form.</summary>
    public IEnumerable<string> Fields(Expectation line) =>
        Parameters(line)
            .Where(p => p.GetCustomAttribute<FromFormAttribute>() is not null)
            .SelectMany(p =>
                p.ParameterType == typeof(string)
                    ? [p.GetCustomAttribute<FromFormAttribute>()!.Name ?? p.Name!]
                    : p.ParameterType.GetProperties().Where(x => x.CanWrite).Select(x => x.Name)
            );

    public IReadOnlyList<ParameterInfo> Parameters(Expectation line) =>
        Endpoints[line.Key].Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [];

    /// <summary>Each id of the pattern in turn; where fewer are given, the last serves for those that are left.</summary>
    public static string Filled(string pattern, IReadOnlyList<Guid> ids)
    {
        var next = 0;
        return Parameter()
            .Replace(
                pattern,
                p =>
                    p.Value.Contains(":guid", StringComparison.Ordinal) ? $"{ids[Math.Min(next++, ids.Count - 1)]}"
                    : p.Value.StartsWith("{format", StringComparison.Ordinal) ? "csv"
                    : "1"
            );
    }

    private bool TakesFiles(Expectation line) =>
        Parameters(line).Any(p => p.ParameterType == typeof(IFormFileCollection));

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Where(m => m != "HEAD");

    private static bool IsAsset(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText == "{**path:file}"
        || endpoint.Metadata.Any(m => m.GetType().FullName?.Contains("StaticAsset", StringComparison.Ordinal) == true);

    [GeneratedRegex(@"\{[^{}]+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
