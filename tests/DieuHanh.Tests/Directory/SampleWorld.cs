using System.Net;
using DieuHanh.Directory.Loading;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory;

/// <summary>An office filled from the data files of the Government Office instead of the small staff.</summary>
public sealed class SampleWorld : World
{
    public const string Password = "mậtkhẩumẫu26";

    public LoadedDirectory Loaded { get; private set; } = default!;

    /// <summary>The address from which a test's request seems to come.</summary>
    public const string RemoteHeader = "Test-Remote";

    protected override void Tune(WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<IStartupFilter>(new FromElsewhere());

    protected override async Task Fill() =>
        Loaded = await In(s => DirectoryLoader.Load(s, DataSet.Government, Password));

    /// <summary>The administrator, from the machine itself: sample accounts are let in from nowhere else.</summary>
    public async Task<Visitor> Here()
    {
        var visitor = Stranger();
        visitor.Headers.Add(RemoteHeader, "127.0.0.1");
        (await visitor.Submit("/sign-in", ("UserName", "quantri"), ("Password", Password))).Status.ShouldBe(302);
        return visitor;
    }
}

internal sealed class FromElsewhere : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (http, then) =>
                {
                    if (IPAddress.TryParse(http.Request.Headers[SampleWorld.RemoteHeader], out var remote))
                    {
                        http.Connection.RemoteIpAddress = remote;
                    }

                    return then(http);
                }
            );
            next(app);
        };
}

/// <summary>The same from the data files of the invented province.</summary>
public sealed class ProvinceWorld : World
{
    public LoadedDirectory Loaded { get; private set; } = default!;

    protected override async Task Fill() => Loaded = await In(s => DirectoryLoader.Load(s, DataSet.Province));
}

/// <summary>An office in which there is nothing yet.</summary>
public sealed class EmptyWorld : World
{
    protected override Task Fill() => Task.CompletedTask;
}
