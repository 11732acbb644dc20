using DieuHanh.Kernel.Data;

namespace DieuHanh.Browser.House;

/// <summary>
/// What a journey has at hand. When it ends its visitors leave: after a failure with a picture of what they saw last, after a success
/// only if nothing went wrong unseen.
/// </summary>
public abstract class Journey(Chromium chromium, Offices offices) : IAsyncDisposable
{
    private readonly List<Visitor> visitors = [];
    private readonly List<Office> opened = [];

    protected Offices Offices => offices;

    /// <summary>An office for this journey alone.</summary>
    protected async Task<Office> Open(Engine engine, string sample = "government")
    {
        SkipWithout(engine);
        var office = await offices.Open(engine, sample);
        opened.Add(office);
        return office;
    }

    protected async Task<Visitor> Visit(Office office, Screen? screen = null, bool javaScript = true)
    {
        var visitor = await Visitor.Come(chromium, office, screen ?? Screen.Desktop, javaScript);
        visitors.Add(visitor);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var failed = TestContext.Current.TestState?.Result is TestResult.Failed;
        if (failed)
        {
            System.IO.Directory.CreateDirectory(Place.Failures);
            var name = string.Concat(TestContext.Current.Test!.TestDisplayName.Split(Path.GetInvalidFileNameChars()));
            for (var i = 0; i < visitors.Count; i++)
            {
                await visitors[i].LeaveTrace(visitors.Count == 1 ? name : $"{name}-{i + 1}");
            }
        }

        foreach (var visitor in visitors)
        {
            await visitor.DisposeAsync();
        }

        foreach (var office in opened)
        {
            await office.DisposeAsync();
        }

        if (!failed)
        {
            visitors.SelectMany(v => v.Faults).ShouldBeEmpty();
        }
    }

    private static void SkipWithout(Engine engine) =>
        Assert.SkipWhen(
            engine is Engine.PostgreSql && Environment.GetEnvironmentVariable("DIEUHANH_TEST_PG") is null,
            "DIEUHANH_TEST_PG names no PostgreSQL server."
        );
}
