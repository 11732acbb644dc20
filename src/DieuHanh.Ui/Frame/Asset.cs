using System.Collections.Frozen;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace DieuHanh.Ui.Frame;

/// <summary>Addresses of stylesheets, scripts and icons. Each carries a mark of its content, so a browser keeps it as long as it likes.</summary>
public static class Asset
{
    private static FrozenDictionary<string, string> marked = FrozenDictionary<string, string>.Empty;

    /// <summary>Takes the marked addresses from what is served; called once, after the static files are mapped.</summary>
    public static void Learn(IEndpointRouteBuilder app) =>
        marked = app
            .DataSources.SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>())
            .OfType<StaticAssetDescriptor>()
            .Select(file => (file.Route, Label: file.Properties.FirstOrDefault(p => p.Name == "label")?.Value))
            .Where(file => file.Label is not null)
            .DistinctBy(file => file.Label)
            .ToFrozenDictionary(file => file.Label!, file => "/" + file.Route);

    /// <param name="path">A file of this project's <c>wwwroot</c>.</param>
    public static string Url(string path) => Url("DieuHanh.Ui", path);

    /// <param name="project">The project whose <c>wwwroot</c> holds the file.</param>
    public static string Url(string project, string path) =>
        marked.GetValueOrDefault($"_content/{project}/{path}") ?? $"/_content/{project}/{path}";
}
