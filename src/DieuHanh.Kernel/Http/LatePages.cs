using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

// In the namespace around all modules: found there, these go before the framework's methods of the same names.
namespace DieuHanh;

/// <summary>
/// Maps pages as the framework does, save that the code which binds a handler's parameters and passes its filters is made when the page is
/// first asked for. Made for all pages while opening, it took the office about as long as everything else together (ADR 0093).
/// </summary>
public static class LatePages
{
    /// <summary>A page, a file or an answer as JSON at <paramref name="pattern"/>.</summary>
    public static RouteHandlerBuilder MapGet(this IEndpointRouteBuilder app, string pattern, Delegate handler) =>
        app.Map(HttpMethods.Get, pattern, handler);

    /// <summary>What a form sends to <paramref name="pattern"/>.</summary>
    public static RouteHandlerBuilder MapPost(this IEndpointRouteBuilder app, string pattern, Delegate handler) =>
        app.Map(HttpMethods.Post, pattern, handler);

    private static RouteHandlerBuilder Map(
        this IEndpointRouteBuilder app,
        string method,
        string pattern,
        Delegate handler
    )
    {
        var page = app.MapMethods(pattern, [method], _ => throw new UnreachableException());
        page.Add(endpoint => Defer((RouteEndpointBuilder)endpoint, method, handler));
        return new RouteHandlerBuilder([page]);
    }

    // The first convention of the endpoint itself: those of its group, with the filters, came before it.
    private static void Defer(RouteEndpointBuilder endpoint, string method, Delegate handler)
    {
        var options = new RequestDelegateFactoryOptions
        {
            ServiceProvider = endpoint.ApplicationServices,
            RouteParameterNames = endpoint.RoutePattern.Parameters.Select(p => p.Name),
            DisableInferBodyFromParameters = HttpMethods.IsGet(method),
            EndpointBuilder = endpoint,
        };
        endpoint.Metadata.Add(handler.Method);
        var metadata = RequestDelegateFactory.InferMetadata(handler.Method, options);
        foreach (var attribute in handler.Method.GetCustomAttributes())
        {
            endpoint.Metadata.Add(attribute);
        }

        // Left with the endpoint, the framework would wrap them around it at once.
        var filters = endpoint.FilterFactories.ToList();
        endpoint.FilterFactories.Clear();
        var made = new Lazy<RequestDelegate>(() =>
        {
            foreach (var filter in filters)
            {
                endpoint.FilterFactories.Add(filter);
            }

            return RequestDelegateFactory.Create(handler, options, metadata).RequestDelegate;
        });
        endpoint.RequestDelegate = http => made.Value(http);
    }
}
