using DieuHanh.Kernel.Data;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Web;

/// <summary>What the office asks when it opens and on the operator's pages has one answer, whichever way the database goes about it.</summary>
public sealed class QueryWarningTests(OverheardWorld world) : IClassFixture<OverheardWorld>
{
    [Fact]
    public async Task No_query_takes_the_first_row_of_an_order_that_nobody_named()
    {
        await world.App.Services.GetRequiredService<KernelSweeper>().Sweep(TestContext.Current.CancellationToken);
        var admin = await world.As("administrator");
        foreach (
            var page in new[] { "", "/facts", "/jobs", "/mail", "/disk", "/versions" }.Select(p => "/operations" + p)
        )
        {
            (await admin.Get(page)).Status.ShouldBe(200, page);
        }

        world.Hush();
        world.Heard.ShouldContain(l => l.Contains("kernel_disk_day", StringComparison.Ordinal));
        world
            .Heard.Where(l =>
                l.StartsWith("Warning Microsoft.EntityFrameworkCore.Query", StringComparison.Ordinal)
                && l.Contains("OrderBy", StringComparison.Ordinal)
            )
            .ShouldBeEmpty();
    }
}
