using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Events;
using DieuHanh.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Tests.House;

/// <summary>
/// One office with its own database and a clock that stands still, shared by the tests of a class. Tests make the things they need and
/// leave the others alone, so they may run in any order.
/// </summary>
public class World : IAsyncLifetime
{
    /// <summary>Monday 23/11/2026, 09:00 in Hà Nội.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));

    private readonly Dictionary<string, Task<Visitor>> visitors = [];

    public Clock Clock { get; } = new(Morning);
    public WebApplication App { get; private set; } = default!;
    public TestServer Server => App.GetTestServer();

    /// <summary>What each request asked of the database.</summary>
    public QueryCounter Queries { get; } = new();

    /// <summary>The small office every world begins with.</summary>
    public Staff Staff { get; private set; } = default!;

    public async ValueTask InitializeAsync()
    {
        var (database, files) = Place();
        App = Office.Build(
            database,
            files,
            builder =>
            {
                builder.WebHost.UseTestServer();
                builder.Logging.ClearProviders();
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
                builder.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = 100);

                // Facts are delivered when a test says so (Settle): a test never waits for a thread.
                builder.Services.RemoveAll<IHostedService>();
                builder.Services.AddSingleton(Queries);
                Tune(builder);
            },
            TunePages
        );
        await Office.Prepare(App);
        await App.StartAsync();
        await Fill();
        await Furnish();

        // Read by whoever comes first and remembered: a page whose questions are counted is not to be the one, in whatever order tests run.
        await In(async s => await s.GetRequiredService<Calendars>().Get());
        await Book();
    }

    /// <summary>Delivers every fact that is due, and the facts that follow from them.</summary>
    public async Task Settle()
    {
        var sender = App.Services.GetRequiredService<OutboxSender>();
        while (await sender.SendDue(TestContext.Current.CancellationToken) > 0) { }
    }

    /// <summary>Works with the office's services directly, as the program itself.</summary>
    public async Task<T> In<T>(Func<IServiceProvider, Task<T>> work, Actor? actor = null)
    {
        await using var scope = App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = actor ?? Actor.System;
        return await work(scope.ServiceProvider);
    }

    public Task In(Func<IServiceProvider, Task> work, Actor? actor = null) =>
        In<bool>(
            async services =>
            {
                await work(services);
                return true;
            },
            actor
        );

    public Task<DirectoryBook> Book() => In(async s => await s.GetRequiredService<IDirectory>().Book());

    /// <summary>A browser in which this person is signed in; the same one each time.</summary>
    public Task<Visitor> As(string userName)
    {
        lock (visitors)
        {
            return visitors.TryGetValue(userName, out var known)
                ? known
                : visitors[userName] = Visitor.SignedIn(this, userName);
        }
    }

    /// <summary>A browser in which nobody is signed in.</summary>
    public Visitor Stranger() => new(this);

    /// <summary>Where it keeps its rows and files: a fresh place, unless a world opens one that is there already.</summary>
    protected virtual (Database Database, string Files) Place() =>
        (Databases.New(), Path.Combine(Databases.Folder, $"data-{Guid.CreateVersion7():N}", "files"));

    /// <summary>What a world of one kind needs besides the staff.</summary>
    protected virtual Task Furnish() => Task.CompletedTask;

    protected virtual void Tune(WebApplicationBuilder builder) { }

    /// <summary>Pages that only a test needs.</summary>
    protected virtual void TunePages(RouteGroupBuilder pages) { }

    /// <summary>What is in the office when it opens: the small staff, unless a world needs something else.</summary>
    protected virtual async Task Fill() => Staff = await In<Staff>(Staff.Engage);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
