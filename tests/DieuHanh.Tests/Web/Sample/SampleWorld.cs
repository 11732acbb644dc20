using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;
using DieuHanh.Tests.House;
using DieuHanh.Web;
using DieuHanh.Web.Sample;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Tests.Web.Sample;

/// <summary>A sample office in a database of its own, loaded on a day that stands still.</summary>
public class SampleWorld(string name) : IAsyncLifetime
{
    public WebApplication App { get; private set; } = default!;
    public Clock Clock { get; } = new(World.Morning);

    public async ValueTask InitializeAsync()
    {
        App = Build(Databases.New(), Clock);
        await Office.Prepare(App);
        await SampleOffice.Load(App.Services, name);
    }

    public static WebApplication Build(Database database, TimeProvider clock) =>
        Office.Build(
            database,
            Path.Combine(Databases.Folder, "files"),
            builder =>
            {
                builder.WebHost.UseTestServer();
                builder.Logging.ClearProviders();
                builder.Services.Replace(ServiceDescriptor.Singleton(clock));
                builder.Services.RemoveAll<IHostedService>();
            }
        );

    public async Task<T> In<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        return await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class GovernmentSample() : SampleWorld("government");

public sealed class ProvinceSample() : SampleWorld("province");
