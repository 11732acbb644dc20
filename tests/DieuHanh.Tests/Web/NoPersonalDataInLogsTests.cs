using System.Collections.Concurrent;
using System.Diagnostics;
using DieuHanh.Directory;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Tests.Web;

/// <summary>An office whose every log line, of every category and level, and every trace with its tags is caught.</summary>
public sealed class OverheardWorld : World
{
    private readonly ActivityListener listener = new()
    {
        ShouldListenTo = _ => true,
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
    };

    /// <summary>What was logged and traced.</summary>
    public ConcurrentQueue<string> Heard { get; } = new();

    protected override void Tune(WebApplicationBuilder builder)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Ear(line => Heard.Enqueue($"{line}")));
        listener.ActivityStopped = Note;
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>Listens no more: traces of other offices of this process would come in for as long as the tests run.</summary>
    public void Hush() => listener.Dispose();

    private void Note(Activity activity)
    {
        Heard.Enqueue($"trace {activity.OperationName} {activity.DisplayName}");
        foreach (var (key, value) in activity.TagObjects)
        {
            Heard.Enqueue($"trace {activity.OperationName} {key}={value}");
        }

        foreach (var happened in activity.Events)
        {
            Heard.Enqueue($"trace {happened.Name} {string.Join(' ', happened.Tags)}");
        }

        foreach (var (key, value) in activity.Baggage)
        {
            Heard.Enqueue($"baggage {key}={value}");
        }
    }
}

/// <summary>No log and no trace tells who someone is, how to reach them or how they sign in, whatever level is set.</summary>
public sealed class NoPersonalDataInLogsTests(OverheardWorld world) : IClassFixture<OverheardWorld>
{
    private const string Name = "Zquang Thị Xlog";
    private const string Email = "zqemail@xlog.example";
    private const string Phone = "0909777333";
    private const string UserName = "zq.xlog";
    private const string Reason = "Zqlydo đề nghị";

    [Fact]
    public async Task Whatever_people_do_no_log_and_no_trace_names_them()
    {
        var admin = await world.As("administrator");
        var added = await admin.Submit(
            "/people/new",
            ("Name", Name),
            ("Title", "Chuyên viên"),
            ("Email", Email),
            ("Phone", Phone)
        );
        var page = added.Location!;
        await admin.SubmitFrom(
            $"{page}/posts/new",
            $"{page}/posts/new",
            ("Role", nameof(Role.Clerk)),
            ("Agency", $"{world.Staff.Agency("vpcp")}"),
            ("From", "01/01/2026")
        );
        var opened = await admin.SubmitFrom(page, $"{page}/account", ("UserName", UserName));
        var password = opened.Text("code");

        // Faults, refusals and wrong guesses log as well.
        var stranger = world.Stranger();
        (await stranger.Submit("/sign-in", ("UserName", UserName), ("Password", "sai mật khẩu rồi"))).Status.ShouldBe(
            422
        );
        (await stranger.Submit("/sign-in", ("UserName", "zq.xlog.nobody"), ("Password", "x"))).Status.ShouldBe(422);
        await admin.SubmitFrom(page, $"{page}/account", ("UserName", UserName));
        await admin.Submit("/people/new", ("Name", Name), ("Title", ""), ("Email", "zqemail@xlog"), ("Phone", Phone));

        // The person signs in, must change the password, and looks around.
        var person = await Visitor.SignedIn(world, UserName, password);
        const string Own = "Mật khẩu riêng zq 2026";
        (
            await person.Submit(
                "/account/password",
                ("CurrentPassword", password),
                ("NewPassword", Own),
                ("RepeatPassword", Own)
            )
        ).Status.ShouldBe(302);
        foreach (
            var url in new[]
            {
                "/",
                "/me/data",
                "/notices",
                "/documents/incoming",
                $"/people?Q={Uri.EscapeDataString(Name)}",
                $"/search?q={Uri.EscapeDataString(Name)}",
                $"/search?q={Uri.EscapeDataString(Email)}",
                "/calendar",
                "/nowhere",
            }
        )
        {
            (await person.Get(url)).Status.ShouldBeLessThan(500);
        }

        (await stranger.Get($"/people?Q={Uri.EscapeDataString(Name)}")).Status.ShouldBe(302);
        (await person.SubmitFrom("/me/data", "/me/data/export")).Body.ShouldContain(Email);
        var feed = (await person.Submit("/calendar/feed")).Text("code");
        var key = feed[(feed.IndexOf('=') + 1)..];
        (await stranger.Get($"/calendar.ics?key={key}")).Status.ShouldBe(200);
        foreach (var userName in new[] { "office-leader", "unit-head", "officer", "editor", "focal-btc" })
        {
            await (await world.As(userName)).Get(page);
            await (await world.As(userName)).Get("/people?Q=Xlog");
        }

        await admin.SubmitFrom($"{page}/data", $"{page}/data/export", ("Why", Reason));
        await admin.SubmitFrom($"{page}/data", $"{page}/data/erase", ("Why", Reason));
        await Break();
        world.Hush();

        // The ears work: they hear SQL, traces and our own categories.
        world.Heard.ShouldContain(l => l.Contains("select") || l.Contains("SELECT"));
        world.Heard.ShouldContain(l =>
            l.StartsWith("trace Microsoft.AspNetCore.Hosting.HttpRequestIn", StringComparison.Ordinal)
        );
        world.Heard.ShouldContain(l => l.Contains("DieuHanh.Directory.Sessions"));
        string[] told =
        [
            Name,
            Uri.EscapeDataString(Name),
            "Zquang",
            "Xlog",
            Email,
            "zqemail",
            Phone,
            UserName,
            password,
            Own,
            key,
            "Zqlydo",
        ];
        world
            .Heard.Where(l => told.Any(t => l.Contains(t, StringComparison.OrdinalIgnoreCase)))
            .Select(l => l.Length > 300 ? l[..300] : l)
            .Distinct()
            .ShouldBeEmpty();
    }

    // A row that breaks a rule of the database: its error must not repeat the values of the row.
    private Task Break() =>
        world.In(async services =>
        {
            var db = services.GetRequiredService<DirectoryDb>();

            // A constant would stand in the query itself.
            var asked = UserName.ToString();
            var known = await db.Accounts.AsNoTracking().FirstAsync(a => a.UserName == asked);
            db.Accounts.Add(
                new Account
                {
                    Id = Guid.NewGuid(),
                    PersonId = known.PersonId,
                    UserName = UserName,
                    NormalizedUserName = known.NormalizedUserName,
                }
            );
            await Should.ThrowAsync<DbUpdateException>(() => db.SaveAsync("Thử"));
        });
}
