using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tests.House;
using DieuHanh.Web;

namespace DieuHanh.Tests.Kernel;

public sealed class SchemaTests
{
    [Fact]
    public async Task Four_nodes_that_start_together_run_each_script_once()
    {
        var database = Databases.Empty();

        var ran = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => Schema.Upgrade(database, Office.Modules)))
        );

        var all = ran.SelectMany(r => r).ToList();
        all.ShouldNotBeEmpty();
        all.ShouldBeUnique();
        Schema.Upgrade(database, Office.Modules).ShouldBeEmpty();
    }

    [Fact]
    public void A_database_that_a_newer_version_has_used_is_left_alone()
    {
        var database = Databases.Empty();
        Schema.Upgrade(database, Office.Modules);

        // A program that lacks the last module's scripts is an older one.
        var refused = Should.Throw<RefusedException>(() => Schema.Upgrade(database, Office.Modules.SkipLast(1)));

        refused.Reasons.ShouldHaveSingleItem().ToString().ShouldContain("Tasks/0001-tasks.sql");
    }
}
