using System.Text;
using DieuHanh.Documents.Registers;
using DieuHanh.Documents.Uploads;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Files;
using DieuHanh.Tests.House;
using Microsoft.Extensions.Logging.Abstractions;

namespace DieuHanh.Tests.Documents;

public sealed class UploadFolderTests
{
    private static readonly Guid Clerk = Guid.CreateVersion7();

    private readonly FileSettings settings = new()
    {
        Folder = System.IO.Directory.CreateTempSubdirectory("dieuhanh-uploads-").FullName,
    };

    private static readonly Clock Now = new(World.Morning);

    private UploadFolder Uploads =>
        new(settings, new FileGate(new(new(), NullLogger<Clamd>.Instance), Now, null!), new LookTurns(), Now);

    [Fact]
    public async Task A_file_marked_secret_is_erased_before_anything_speaks_of_it()
    {
        await Should.ThrowAsync<SecretFoundException>(() =>
            Save(("thuong.txt", "Nội dung thường"), ("mat.txt", Sample.Directive("1/TB-VPCP", "x", "MẬT")))
        );

        Kept().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_upload_that_is_cut_off_leaves_nothing()
    {
        var gone = await Sent("hai.txt", "Nội dung");
        foreach (var file in Kept())
        {
            File.Delete(file);
        }

        var first = await Sent("mot.txt", "Nội dung");
        await Should.ThrowAsync<IOException>(() => Save([first, gone]));

        Kept().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_killed_program_left_goes_and_what_is_whole_or_still_comes_in_stays()
    {
        var whole = await Save(("mot.txt", "Nội dung"));
        var torn = Folder();
        var coming = Folder();
        await File.WriteAllTextAsync(Path.Combine(torn, "taking"), "", TestContext.Current.CancellationToken);
        await using (
            new FileStream(Path.Combine(coming, "taking"), FileMode.CreateNew, FileAccess.Write, FileShare.None)
        )
        {
            Uploads.Sweep();

            System.IO.Directory.Exists(torn).ShouldBeFalse();
            System.IO.Directory.Exists(coming).ShouldBeTrue();
        }

        Uploads.Sweep();
        System.IO.Directory.Exists(coming).ShouldBeFalse();
        (await Uploads.Find(Clerk, whole.Id, TestContext.Current.CancellationToken)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_file_is_offered_under_an_ending_of_its_kind() =>
        (await Save(("bao-cao.exe", "%PDF-1.7 x"))).Files.ShouldHaveSingleItem().Name.ShouldBe("bao-cao.exe.pdf");

    private async Task<Upload> Save(params (string Name, string Text)[] files)
    {
        var sent = new List<IncomingFile>();
        foreach (var (name, text) in files)
        {
            sent.Add(await Sent(name, text));
        }

        return await Save(sent);
    }

    private async Task<Upload> Save(IReadOnlyList<IncomingFile> sent)
    {
        try
        {
            return await Uploads.Save(Clerk, Direction.Incoming, sent, TestContext.Current.CancellationToken);
        }
        finally
        {
            foreach (var file in sent)
            {
                await file.DisposeAsync();
            }
        }
    }

    private Task<IncomingFile> Sent(string name, string text) =>
        new Quarantine(settings, Now).Take(
            Actor.System,
            "Files",
            name,
            new MemoryStream(Encoding.UTF8.GetBytes(text)),
            1 << 20,
            TestContext.Current.CancellationToken
        );

    /// <summary>Files were written there, and nothing says that they were looked at.</summary>
    private string Folder()
    {
        var folder = Path.Combine(settings.Folder, "waiting", Clerk.ToString("N"), Guid.NewGuid().ToString("N"));
        System.IO.Directory.CreateDirectory(Path.Combine(folder, "incoming"));
        File.WriteAllText(Path.Combine(folder, "incoming", "x"), "MẬT");
        return folder;
    }

    private string[] Kept() => System.IO.Directory.GetFiles(settings.Folder, "*", SearchOption.AllDirectories);
}
