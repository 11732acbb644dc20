using DieuHanh.Kernel.Data;
using DieuHanh.Tests.Documents.Text;
using DieuHanh.Tests.House;
using DieuHanh.Tests.Kernel.Files;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Nodes;

/// <summary>The program as it is served: what it reads lies in its own folder of data.</summary>
[Trait("engine", "sqlite")]
public sealed class PassingFolderTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task What_is_being_read_lies_beside_the_files_and_a_start_leaves_the_readings_of_others_alone()
    {
        var folder = Path.Combine(Databases.Folder, $"served-{Guid.CreateVersion7():N}");
        var passing = Path.Combine(folder, "files", "passing");
        var another = System.IO.Directory.CreateDirectory(Path.Combine(passing, "reading-elsewhere")).FullName;
        var old = Path.Combine(passing, "ASPNETCORE_left.tmp");
        await File.WriteAllTextAsync(old, "left", TestContext.Current.CancellationToken);
        var settings = new Dictionary<string, string> { ["ASPNETCORE_TEMP"] = "" };
        using var node = new Node("served", world.App.Services.GetRequiredService<Database>(), folder, settings);
        node.Start();
        await node.Ready();
        System.IO.Directory.Exists(another).ShouldBeTrue(node.Said);
        File.Exists(old).ShouldBeFalse();

        var clerk = await Cluster.Visitor(node).SignedIn("clerk");
        var page = await clerk.Get(Sending.Register);
        var answer = await clerk.Send(Sending.Token(page), Sending.File("a.pdf", Papers.Pdf("Công văn đọc thử")));
        answer.Status.ShouldBe(302, answer.Text("main"));

        // The process that read it waits a minute for the next file, in its folder.
        System
            .IO.Directory.GetDirectories(passing, "reading-*")
            .Where(d => d != another)
            .ShouldNotBeEmpty($"nothing was read in {passing}");
    }
}
