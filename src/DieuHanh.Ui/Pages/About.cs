using System.Reflection;
using System.Text;
using DieuHanh.Kernel.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Ui.Pages;

/// <summary>What this program is, its version and licence, and the keys it knows.</summary>
public static class About
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/about", Get).OpenToAll();
        app.MapGet("/about/licence", Licence).OpenToAll();
    }

    /// <summary>The version without the mark of the source it was built from.</summary>
    public static string Version { get; } =
        (
            typeof(About).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? ""
        ).Split('+')[0];

    private static RazorComponentResult<AboutPage> Get() => new();

    private static FileStreamHttpResult Licence() =>
        TypedResults.Stream(
            typeof(About).Assembly.GetManifestResourceStream("LICENSE")!,
            $"text/plain; charset={Encoding.UTF8.WebName}"
        );
}
