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
    [InlineData("../../etc/passwd")]
    [InlineData("00")]
    public void A_hash_that_is_none_opens_nothing(string hash)
    {
        Store.Exists(hash).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => Store.Open(hash));
    }

    private Task<StoredFile> Save(string content, string name) =>
        Store.Save(new MemoryStream(Encoding.Latin1.GetBytes(content)), name, TestContext.Current.CancellationToken);

    private string[] Kept() => System.IO.Directory.GetFiles(settings.Folder, "*", SearchOption.AllDirectories);
}
