using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Bench;

/// <summary>The least a program on this framework can be: what the office is compared with when it starts.</summary>
internal static class Bare
{
    public static async Task<int> Run(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        app.MapGet("/health", () => TypedResults.Text("ok"));
        app.MapPost("/write", Write);
        await app.RunAsync();
        return 0;
    }

    /// <summary>The least that can be done with what is sent: it lies on the disk, and then it goes.</summary>
    private static async Task Write(HttpContext http)
    {
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        await using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None,
            1 << 17,
            FileOptions.Asynchronous | FileOptions.DeleteOnClose
        );
        await http.Request.Body.CopyToAsync(file, 1 << 17, http.RequestAborted);
        file.Flush(flushToDisk: true);
    }
}
