using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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
        await app.RunAsync();
        return 0;
    }
}
