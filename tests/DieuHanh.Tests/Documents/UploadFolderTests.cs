using System.Text;
using DieuHanh.Documents.Registers;
using DieuHanh.Documents.Uploads;
using DieuHanh.Kernel.Files;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Http;

namespace DieuHanh.Tests.Documents;

public sealed class UploadFolderTests
{
    private static readonly Guid Clerk = Guid.CreateVersion7();

    private readonly FileSettings settings = new()
    {
        Folder = System.IO.Directory.CreateTempSubdirectory("dieuhanh-uploads-").FullName,
    };

    private UploadFolder Uploads => new(settings, new Clock(World.Morning));

    [Fact]
    public async Task A_file_marked_secret_is_erased_before_anything_speaks_of_it()
    {
        await Should.ThrowAsync<SecretFoundException>(() =>
            Save(Text("thuong.txt", "Nội dung thường"), Text("mat.txt", Sample.Directive("1/TB-VPCP", "x", "MẬT")))
        );

        Kept().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_upload_that_is_cut_off_leaves_nothing()
    {
        await Should.ThrowAsync<IOException>(() => Save(Text("mot.txt", "Nội dung"), new CutOff()));

        Kept().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_killed_program_left_goes_and_what_is_whole_or_still_comes_in_stays()
    {
        var whole = await Save(Text("mot.txt", "Nội dung"));
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
        (await Save(Text("bao-cao.exe", "%PDF-1.7 x"))).Files.ShouldHaveSingleItem().Name.ShouldBe("bao-cao.exe.pdf");

    private Task<Upload> Save(params IFormFile[] files) =>
        Uploads.Save(Clerk, Direction.Incoming, files, TestContext.Current.CancellationToken);

    private static FormFile Text(string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new FormFile(new MemoryStream(bytes), 0, bytes.Length, "Files", name);
    }

    /// <summary>Files were written there, and nothing says that they were looked at.</summary>
    private string Folder()
    {
        var folder = Path.Combine(settings.Folder, "waiting", Clerk.ToString("N"), Guid.NewGuid().ToString("N"));
        System.IO.Directory.CreateDirectory(Path.Combine(folder, "incoming"));
        File.WriteAllText(Path.Combine(folder, "incoming", "x"), "MẬT");
        return folder;
    }

    private string[] Kept() => System.IO.Directory.GetFiles(settings.Folder, "*", SearchOption.AllDirectories);

    private sealed class CutOff() : FormFile(new MemoryStream(), 0, 1, "Files", "hai.txt"), IFormFile
    {
        Stream IFormFile.OpenReadStream() => throw new IOException("The client left.");
    }
}
