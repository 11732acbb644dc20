using System.Text;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;
using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Kernel;

public sealed class FileStoreTests
{
    private readonly FileSettings settings = new()
    {
        Folder = System.IO.Directory.CreateTempSubdirectory("dieuhanh-files-").FullName,
        Largest = 1 << 20,
    };

    private FileStore Store => new(settings, new Clock(World.Morning));

    [Fact]
    public async Task The_same_bytes_are_kept_once_under_their_hash()
    {
        var first = await Save("%PDF-1.7 a", "một.pdf");
        var second = await Save("%PDF-1.7 a", "hai.pdf");

        second.Hash.ShouldBe(first.Hash);
        Kept().ShouldHaveSingleItem();
        await using var content = Store.Open(first.Hash);
        (await new StreamReader(content).ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe("%PDF-1.7 a");
    }

    [Fact]
    public async Task What_was_emptied_on_the_disk_is_not_taken_for_the_same_bytes()
    {
        var first = await Save("%PDF-1.7 a", "một.pdf");
        await File.WriteAllBytesAsync(Kept().Single(), [], TestContext.Current.CancellationToken);

        await Save("%PDF-1.7 a", "hai.pdf");

        await using var content = Store.Open(first.Hash);
        (await new StreamReader(content).ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe("%PDF-1.7 a");
    }

    [Fact]
    public async Task A_program_named_pdf_is_refused_by_its_content_and_leaves_nothing_behind()
    {
        var refused = await Should.ThrowAsync<RefusedException>(() => Save("MZ\u0090\0\u0003 program", "báo cáo.pdf"));

        refused.Message.ShouldContain("báo cáo.pdf");
        Kept().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_while_it_comes_in()
    {
        var refused = await Should.ThrowAsync<RefusedException>(() =>
            Save("%PDF-" + new string('x', 2 << 20), "to.pdf")
        );

        refused.Message.ShouldContain("1 MB");
        Kept().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_empty_file_is_refused() =>
        await Should.ThrowAsync<RefusedException>(() => Save("", "rỗng.pdf"));

    [Fact]
    public async Task A_text_that_holds_a_program_is_no_text() =>
        await Should.ThrowAsync<RefusedException>(() => Save("\u007fELF\0\0", "ghi chú.txt"));

    [Theory]
    [InlineData("MZ\u0090\0 %PDF-1.7", "bao-cao.exe")]
    [InlineData("<html>%PDF-1.7", "trang.html")]
    [InlineData("\u007fELF%PDF-1.7", "tep.pdf")]
    public async Task A_program_or_a_page_that_hides_a_pdf_is_none(string content, string name) =>
        await Should.ThrowAsync<RefusedException>(() => Save(content, name));

    [Theory]
    [InlineData("%PDF-1.7")]
    [InlineData("\r\n \t%PDF-1.7")]
    [InlineData("\u00EF\u00BB\u00BF%PDF-1.7")]
    public async Task White_space_before_a_pdf_is_no_harm(string content) =>
        (await Save(content, "bản quét.pdf")).MediaType.ShouldBe(MediaTypes.Pdf);

    [Theory]
    [InlineData("báo cáo.exe", MediaTypes.Pdf, "báo cáo.exe.pdf")]
    [InlineData("báo cáo", MediaTypes.Pdf, "báo cáo.pdf")]
    [InlineData("BÁO CÁO.PDF", MediaTypes.Pdf, "BÁO CÁO.PDF")]
    [InlineData("ảnh.jpeg", "image/jpeg", "ảnh.jpeg")]
    [InlineData("ảnh.html", "image/png", "ảnh.html.png")]
    [InlineData("ghi chú.md", MediaTypes.Text, "ghi chú.md")]
    public void A_name_ends_as_what_it_names(string given, string type, string offered) =>
        MediaTypes.Named(given, type).ShouldBe(offered);

    [Fact]
    public async Task What_no_row_speaks_of_goes_after_a_day_and_what_is_wanted_anew_stays()
    {
        var kept = await Save("%PDF-1.7 kept", "a.pdf");
        var orphan = await Save("%PDF-1.7 orphan", "b.pdf");
        var again = await Save("%PDF-1.7 again", "c.pdf");
        var partial = Path.Combine(settings.Folder, "incoming", "cut-off");
        await File.WriteAllTextAsync(partial, "half", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(partial, World.Morning.UtcDateTime);
        (await Sweep(World.Morning.AddHours(23))).ShouldBe(0);

        var later = World.Morning.AddHours(25);
        await new FileStore(settings, new Clock(later)).Save(
            new MemoryStream("%PDF-1.7 again"u8.ToArray()),
            "c.pdf",
            TestContext.Current.CancellationToken
        );
        (await Sweep(later)).ShouldBe(2);

        Store.Exists(kept.Hash).ShouldBeTrue();
        Store.Exists(again.Hash).ShouldBeTrue();
        Store.Exists(orphan.Hash).ShouldBeFalse();
        File.Exists(partial).ShouldBeFalse();

        Task<int> Sweep(DateTimeOffset now) =>
            new FileStore(settings, new Clock(now)).Sweep(
                (_, _) => Task.FromResult(new HashSet<string> { kept.Hash }),
                TestContext.Current.CancellationToken
            );
    }

    [Fact]
    public async Task A_symbolic_link_in_the_place_of_a_file_is_neither_given_out_nor_written_through()
    {
        var file = await Save("%PDF-1.7 a", "a.pdf");
        var (place, outside) = (FileStore.PlaceOf(settings.Folder, file.Hash), Outside("secret"));
        File.Delete(place);
        File.CreateSymbolicLink(place, outside);

        Store.Exists(file.Hash).ShouldBeFalse();
        Should.Throw<FileNotFoundException>(() => Store.Open(file.Hash));

        (await Save("%PDF-1.7 a", "a.pdf")).Hash.ShouldBe(file.Hash);
        new FileInfo(place).LinkTarget.ShouldBeNull();
        (await File.ReadAllTextAsync(place, TestContext.Current.CancellationToken)).ShouldBe("%PDF-1.7 a");
        (await File.ReadAllTextAsync(outside, TestContext.Current.CancellationToken)).ShouldBe("secret");
    }

    [Fact]
    public async Task The_sweep_goes_through_no_symbolic_link()
    {
        var orphan = await Save("%PDF-1.7 orphan", "b.pdf");
        var outside = Outside("not ours");
        var beside = Path.Combine(Path.GetDirectoryName(outside)!, orphan.Hash);
        File.Move(outside, beside);
        File.SetLastWriteTimeUtc(beside, World.Morning.UtcDateTime);
        var incoming = System.IO.Directory.CreateDirectory(Path.Combine(settings.Folder, "incoming")).FullName;
        System.IO.Directory.CreateSymbolicLink(Path.Combine(incoming, "away"), Path.GetDirectoryName(beside)!);
        System.IO.Directory.CreateSymbolicLink(
            Path.Combine(settings.Folder, orphan.Hash[..2], "away"),
            Path.GetDirectoryName(beside)!
        );
        File.CreateSymbolicLink(Path.Combine(incoming, "one"), beside);

        var swept = await new FileStore(settings, new Clock(World.Morning.AddDays(2))).Sweep(
            (_, _) => Task.FromResult(new HashSet<string>()),
            TestContext.Current.CancellationToken
        );

        swept.ShouldBe(1);
        Store.Exists(orphan.Hash).ShouldBeFalse();
        File.Exists(beside).ShouldBeTrue();
    }

    [Fact]
    public async Task The_folder_of_the_files_itself_may_be_a_link_to_another_disk()
    {
        var link = Path.Combine(System.IO.Directory.CreateTempSubdirectory("dieuhanh-link-").FullName, "files");
        System.IO.Directory.CreateSymbolicLink(link, settings.Folder);
        var there = new FileStore(new() { Folder = link }, new Clock(World.Morning));
        var file = await there.Save(
            new MemoryStream("%PDF-1.7 b"u8.ToArray()),
            "b.pdf",
            TestContext.Current.CancellationToken
        );

        there.Exists(file.Hash).ShouldBeTrue();
        Store.Exists(file.Hash).ShouldBeTrue();
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("00")]
    public void A_hash_that_is_none_opens_nothing(string hash)
    {
        Store.Exists(hash).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => Store.Open(hash));
    }

    private Task<StoredFile> Save(string content, string name) =>
        Store.Save(new MemoryStream(Encoding.Latin1.GetBytes(content)), name, TestContext.Current.CancellationToken);

    private static string Outside(string content)
    {
        var file = Path.Combine(System.IO.Directory.CreateTempSubdirectory("dieuhanh-outside-").FullName, "file");
        File.WriteAllText(file, content);
        return file;
    }

    private string[] Kept() => System.IO.Directory.GetFiles(settings.Folder, "*", SearchOption.AllDirectories);
}
