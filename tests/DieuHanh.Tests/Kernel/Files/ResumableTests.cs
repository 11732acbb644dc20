using System.Security.Cryptography;
using System.Text;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Files;
using DieuHanh.Tests.Documents;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using static DieuHanh.Tests.Kernel.Files.Sending;

namespace DieuHanh.Tests.Kernel.Files;

/// <summary>Files that come in parts, as the script of the page and any client of tus send them.</summary>
public sealed class ResumableTests(ResumableTests.Own world) : IClassFixture<ResumableTests.Own>
{
    private readonly string text = Sample.Directive("77/TB-VPCP", Sample.Unique("Gửi từng phần"));

    [Fact]
    public async Task A_file_sent_in_parts_is_registered_like_any_other()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        var bytes = Bytes(text);
        var url = await clerk.Begin(page, bytes.Length);

        (await clerk.Add(page, url, 0, bytes[..100])).Status.ShouldBe(204);
        (await clerk.Offset(url)).ShouldBe(100);
        var hash = ("Repr-Digest", $"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:");
        (await clerk.Add(page, url, 100, bytes[100..], hash)).Status.ShouldBe(204);

        var sent = await clerk.Send(Token(page), Named(url, "Thông báo.txt"));
        sent.Status.ShouldBe(302, sent.Text("main"));
        (await clerk.Follow(sent)).Text(".paper-files").ShouldContain("Thông báo.txt");
        (await clerk.Offset(url)).ShouldBeNull("it was taken out of quarantine");
    }

    [Fact]
    public async Task A_part_that_does_not_begin_where_the_file_ends_is_not_added()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        var url = await clerk.Begin(page, 10);
        await clerk.Add(page, url, 0, "abc"u8.ToArray());

        (await clerk.Add(page, url, 0, "abc"u8.ToArray())).Status.ShouldBe(409);
        (await clerk.Add(page, url, 4, "abc"u8.ToArray())).Status.ShouldBe(409);
        (await clerk.Offset(url)).ShouldBe(3);
    }

    [Fact]
    public async Task More_than_was_stated_is_refused_and_nothing_of_the_part_stays()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        var url = await clerk.Begin(page, 5);
        await clerk.Add(page, url, 0, "abc"u8.ToArray());

        (await clerk.Add(page, url, 3, "def"u8.ToArray())).Status.ShouldBe(413);
        (await clerk.Offset(url)).ShouldBe(3);
    }

    [Fact]
    public async Task A_damaged_part_is_not_added_and_a_damaged_file_begins_anew()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        var url = await clerk.Begin(page, 6);
        var wrong = Convert.ToBase64String(SHA256.HashData("xyz"u8));

        (await clerk.Add(page, url, 0, "abc"u8.ToArray(), ("Upload-Checksum", $"sha256 {wrong}"))).Status.ShouldBe(460);
        (await clerk.Offset(url)).ShouldBe(0);
        var right = Convert.ToBase64String(SHA256.HashData("abc"u8));
        (await clerk.Add(page, url, 0, "abc"u8.ToArray(), ("Upload-Checksum", $"sha256 {right}"))).Status.ShouldBe(204);

        (await clerk.Add(page, url, 3, "def"u8.ToArray(), ("Repr-Digest", $"sha-256=:{wrong}:"))).Status.ShouldBe(460);
        (await clerk.Offset(url)).ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_whole_cannot_be_emptied_while_a_form_looks_at_it(bool named)
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        var url = await Whole(clerk, page, text);
        var (me, id, length) = (world.Staff["clerk"], Guid.Parse(url.Split('/')[^1]), Bytes(text).Length);
        var parts = world.App.Services.GetRequiredService<Quarantine>().Parts;
        var by = Actor.Nobody with { PersonId = me };
        IncomingFile? taken = null;
        if (named)
        {
            taken = await parts.Take(by, id, "Files", "a.txt", TestContext.Current.CancellationToken);
        }

        var wrong = ("Repr-Digest", $"sha-256=:{Convert.ToBase64String(SHA256.HashData("khac"u8))}:");
        (await clerk.Add(page, url, length, [], wrong)).Status.ShouldBe(named ? 404 : 460);
        (await clerk.Add(page, url, length, [])).Status.ShouldBe(named ? 404 : 204);

        taken ??= await parts.Take(by, id, "Files", "a.txt", TestContext.Current.CancellationToken);
        await using var content = taken!.OpenReadStream();
        Convert
            .ToHexStringLower(await SHA256.HashDataAsync(content, TestContext.Current.CancellationToken))
            .ShouldBe(taken.Hash);
        content.Length.ShouldBe(length);
    }

    [Theory]
    [InlineData("Upload-Checksum", "md5 AAAA")]
    [InlineData("Upload-Checksum", "sha256 ????")]
    [InlineData("Repr-Digest", "sha-256=:")]
    [InlineData("Upload-Offset", "-1")]
    public async Task What_cannot_be_read_is_refused(string header, string value)
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        var url = await clerk.Begin(page, 5);
        using var content = new ByteArrayContent("abc"u8.ToArray());
        content.Headers.ContentType = new("application/offset+octet-stream");
        var headers = new Dictionary<string, string> { ["Upload-Offset"] = "0", [header] = value };

        var answer = await clerk.Script(
            page,
            HttpMethod.Patch,
            url,
            content,
            [.. headers.Select(h => (h.Key, h.Value))]
        );

        answer.Status.ShouldBe(400);
        (await clerk.Offset(url)).ShouldBe(0);
    }

    [Theory]
    [InlineData("0", 400)]
    [InlineData("-5", 400)]
    [InlineData("abc", 400)]
    [InlineData("9999999999999999999999", 400)]
    [InlineData("2147483649", 413)]
    public async Task A_length_that_is_none_or_too_much_is_refused(string length, int status)
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        (await clerk.Script(page, HttpMethod.Post, "/uploads", null, ("Upload-Length", length))).Status.ShouldBe(
            status
        );
    }

    [Fact]
    public async Task Nobody_else_learns_of_it_adds_to_it_names_it_or_removes_it()
    {
        var clerk = await world.As("clerk");
        var other = await world.As("officer");
        var (page, foreign) = (await clerk.Get(Register), await other.Get("/sign-in"));
        var url = await clerk.Begin(page, 5);

        (await other.Offset(url)).ShouldBeNull();
        (await other.Add(foreign, url, 0, "abc"u8.ToArray())).Status.ShouldBe(404);
        (await other.Script(foreign, HttpMethod.Delete, url, null)).Status.ShouldBe(404);
        await clerk.Add(page, url, 0, Bytes("abcde"));
        var mine = await world.As("focal-btc");
        (await mine.Offset(url)).ShouldBeNull();

        (await clerk.Offset(url)).ShouldBe(5);
        (await clerk.Script(page, HttpMethod.Delete, url, null)).Status.ShouldBe(204);
        (await clerk.Offset(url)).ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_token_nothing_is_begun_added_or_removed()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        var url = await clerk.Begin(page, 5);
        var foreign = await (await world.As("officer")).Get("/sign-in");

        (await clerk.Script(foreign, HttpMethod.Post, "/uploads", null, ("Upload-Length", "5"))).Status.ShouldBe(400);
        (await clerk.Add(foreign, url, 0, "abc"u8.ToArray())).Status.ShouldBe(400);
        (await clerk.Script(foreign, HttpMethod.Delete, url, null)).Status.ShouldBe(400);
        (await clerk.Offset(url)).ShouldBe(0);
    }

    [Fact]
    public async Task Of_a_form_that_has_to_be_corrected_the_file_need_not_be_sent_again()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        var url = await Whole(clerk, page, text);

        var refused = await clerk.Send(Token(page), Named(url, "a.txt"), File("b.exe", "MZ"u8.ToArray()));
        refused.Status.ShouldBe(422);
        var again = await clerk.Send(Token(page), Named(await Whole(clerk, page, text), "a.txt"));
        again.Status.ShouldBe(302);
    }

    [Fact]
    public async Task A_file_that_is_not_there_any_more_is_asked_for_again_beside_the_field()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        var unfinished = await clerk.Begin(page, 5);

        foreach (var url in new[] { $"/uploads/{Guid.NewGuid()}", unfinished, "/uploads/khong" })
        {
            var answer = await clerk.Send(Token(page), Named(url, "a.txt"));
            answer.Status.ShouldBe(422);
            answer.Error("Files").ShouldContain("không còn chờ ở máy chủ");
        }

        (await clerk.Send(Token(page), Field(ResumableUploads.Field, "Files"))).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_secret_sent_in_parts_is_erased_with_all_that_came_with_it()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        var subject = Sample.Unique("Điều kín từng phần");
        var secret = await Whole(clerk, page, Sample.Directive("78/TB-VPCP", subject, "TỐI MẬT"));
        var harmless = await Whole(clerk, page, text);

        var answer = await clerk.Send(Token(page), Named(harmless, "a.txt"), Named(secret, "lo-ten.txt"));

        answer.Status.ShouldBe(409);
        answer.Body.ShouldNotContain("lo-ten");
        world.Holding(subject).ShouldBeEmpty();
        world.Holding(text).ShouldBeEmpty();
        (await clerk.Offset(secret)).ShouldBeNull();
    }

    [Fact]
    public async Task Who_begins_too_much_and_finishes_nothing_is_stopped()
    {
        var focal = await world.As("focal-btc");
        var page = await focal.Get("/sign-in");
        for (var i = 0; i < 3; i++)
        {
            await focal.Begin(page, 2L << 30);
        }

        var refused = await focal.Script(page, HttpMethod.Post, "/uploads", null, ("Upload-Length", "5"));
        refused.Status.ShouldBe(409);
        refused.Text("main").ShouldContain("đang gửi dở quá nhiều tệp");
    }

    private static async Task<string> Whole(Visitor visitor, Page page, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var url = await visitor.Begin(page, bytes.Length);
        (await visitor.Add(page, url, 0, bytes)).Status.ShouldBe(204);
        return url;
    }

    /// <summary>An office with a store of its own, and as much to be begun as an office has by itself.</summary>
    public sealed class Own : World
    {
        protected override void Tune(WebApplicationBuilder builder) =>
            builder.Services.Replace(
                ServiceDescriptor.Singleton(
                    new FileSettings
                    {
                        Folder = System.IO.Directory.CreateTempSubdirectory("dieuhanh-resumed-").FullName,
                        KeepFree = 0,
                    }
                )
            );
    }
}
