using System.Text;
using DieuHanh.Kernel.Files;
using DieuHanh.Tests.Documents;
using DieuHanh.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using static DieuHanh.Tests.Kernel.Files.Sending;

namespace DieuHanh.Tests.Kernel.Files;

/// <summary>Attacks with the form itself: whatever is refused, nothing of it stays.</summary>
[Trait("engine", "sqlite")]
public sealed class FormAttackTests(World world) : IClassFixture<World>
{
    private readonly string words = Sample.Unique("Nội dung bị tấn công");

    [Fact]
    public async Task A_file_before_the_token_is_refused_and_never_kept()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);

        var answer = await clerk.Send(File("a.txt", Bytes(words)), Token(page));

        answer.Status.ShouldBe(400);
        answer.Text("h1").ShouldBe("Biểu mẫu hết hiệu lực");
        world.Holding(words).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_that_is_not_the_first_field_is_none()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);

        (await clerk.Send(Field("Split", "one"), Token(page), File("a.txt", Bytes(words)))).Status.ShouldBe(400);

        world.Holding(words).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_of_somebody_else_or_of_nobody_is_none()
    {
        var clerk = await world.As("clerk");
        foreach (var visitor in new[] { await world.As("officer"), world.Stranger() })
        {
            var foreign = await visitor.Get("/sign-in");
            (await clerk.Send(Token(foreign), File("a.txt", Bytes(words)))).Status.ShouldBe(400);
        }

        (await clerk.Send(Field("__RequestVerificationToken", "CfDJ8"), File("a.txt", Bytes(words)))).Status.ShouldBe(
            400
        );
        world.Holding(words).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_signing_out_nothing_is_taken()
    {
        var visitor = await Visitor.SignedIn(world, "clerk");
        var page = await visitor.Get(Register);
        var url = await visitor.Begin(page, words.Length);
        (await visitor.Send(page, "/sign-out")).Status.ShouldBe(302);

        var answer = await visitor.Send(Token(page), File("a.txt", Bytes(words)));
        answer.Text("h1").ShouldBe("Cần đăng nhập");
        (await visitor.Add(page, url, 0, Bytes(words))).Status.ShouldBeOneOf(302, 400, 401);
        world.Holding(words).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_has_not_the_right_sends_nothing()
    {
        var officer = await world.As("officer");
        var page = await officer.Get("/sign-in");

        (await officer.Send(Token(page), File("a.txt", Bytes(words)))).Status.ShouldBe(403);

        world.Holding(words).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stranger_keeps_no_file_even_where_anyone_may_post()
    {
        var stranger = world.Stranger();
        var page = await stranger.Get("/sign-in");

        await stranger.SendTo("/sign-in", Token(page), Field("UserName", "clerk"), File("a.txt", Bytes(words)));

        world.Holding(words).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("x/../../../etc/cron.d/a.txt", "a.txt")]
    [InlineData("C:\\\\Windows\\\\a.txt", "a.txt")]
    [InlineData("cong-van\u202Efdp.txt", "cong-vanfdp.txt")]
    [InlineData("NUL.txt", "_NUL.txt")]
    [InlineData("...hidden.txt", "hidden.txt")]
    [InlineData("a<script>.txt", "a_script_.txt")]
    public async Task A_name_that_would_lead_astray_is_made_safe(string sent, string shown)
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);

        var answer = await clerk.Follow(await clerk.Send(Token(page), File(sent, Bytes(words))));

        answer.Status.ShouldBe(200);
        answer.Text(".paper-files").ShouldContain(shown);
        var kept = world.Holding(words).Where(f => !f.EndsWith(".json", StringComparison.Ordinal)).ToList();
        kept.ShouldNotBeEmpty();
        kept.ShouldAllBe(f => Path.GetFileName(f).Length == 64, "files lie under their hash, whatever they are called");
    }

    [Fact]
    public async Task A_name_in_the_extended_form_is_read_and_made_safe_alike()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        const string Sent =
            "Content-Disposition: form-data; name=\"Files\"; filename=\"a.txt\"; filename*=UTF-8''..%2F..%2Fc%C3%B4ng%20v%C4%83n%0D%0A.txt";

        var answer = await clerk.Follow(await clerk.Send(Token(page), Part(Sent, Bytes(words))));

        answer.Text(".paper-files").ShouldContain("công văn.txt");
    }

    [Fact]
    public async Task A_header_of_a_part_that_never_ends_is_no_form()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);

        (await clerk.Send(Token(page), File(new string('a', 40_000) + ".txt", Bytes(words)))).Status.ShouldBe(400);
        var many = string.Concat(Enumerable.Range(0, 100).Select(i => $"\r\nX-{i}: a"));
        (await clerk.Send(Token(page), File("a.txt", Bytes(words), "text/plain" + many))).Status.ShouldBe(400);

        world.Holding(words).ShouldBeEmpty();
    }

    [Fact]
    public async Task Thousands_of_files_are_no_form_and_none_stays()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        var file = File("a.txt", Bytes(words));

        (await clerk.Send([Token(page), .. Enumerable.Repeat(file, 1_100)])).Status.ShouldBe(413);

        world.Holding(words).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_within_a_file_is_a_file()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        var inner = Encoding
            .UTF8.GetString(Part("Content-Disposition: form-data; name=\"Split\"", "each"u8.ToArray()))
            .Replace("ranh-gioi", "trong", StringComparison.Ordinal);

        var answer = await clerk.Send(
            Token(page),
            File("a.txt", Bytes(words + inner), "multipart/mixed; boundary=trong")
        );

        answer.Status.ShouldBe(302, answer.Text("main"));
        (await clerk.Follow(answer)).Text(".paper-files").ShouldContain("a.txt");
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/svg+xml")]
    [InlineData("application/pdf")]
    public async Task What_the_sender_claims_a_file_to_be_is_not_believed(string claimed)
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);

        var upload = await clerk.Send(Token(page), File("a.txt", Bytes($"<html>{words}"), claimed));
        var step2 = await clerk.Follow(upload);
        step2.Text(".paper-files").ShouldContain("a.txt");
        world.Holding("\"MediaType\":\"" + claimed).ShouldBeEmpty("it is written down as what it is: a text");
    }

    [Theory]
    [InlineData("trang.html", "<!doctype html><script>alert(1)</script>")]
    [InlineData("hinh.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")]
    [InlineData("bao-cao.pdf.exe", "MZ\u0090")]
    [InlineData("bao-cao.exe.txt", "MZ program")]
    [InlineData("rong.txt", "")]
    [InlineData("lien-ket.lnk", "L\0\0\0")]
    public async Task What_is_no_document_is_refused_beside_the_field_and_nothing_stays(string name, string content)
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);

        var answer = await clerk.Send(Token(page), File("kem.txt", Bytes(words)), File(name, Bytes(content)));

        answer.Status.ShouldBe(422);
        answer.Error("Files").ShouldNotBeNullOrEmpty();
        world.Holding(words).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_in_quarantine_has_no_address()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get(Register);
        var url = await clerk.Begin(page, 5);
        var id = url.Split('/')[^1];

        foreach (
            var guess in new[]
            {
                url,
                $"/files/incoming/parts/{id}",
                $"/documents/files/{id}",
                $"/tasks/files/{id}",
                $"/incoming/{id}",
            }
        )
        {
            (await clerk.Get(guess)).Status.ShouldBeOneOf(403, 404, 405);
        }
    }

    [Fact]
    public async Task What_a_killed_program_left_goes_when_the_office_opens_and_what_comes_in_stays()
    {
        var quarantine = world.App.Services.GetRequiredService<Quarantine>();
        var folder = Path.Combine(quarantine.Settings.Folder, "incoming", "forms");
        await using var coming = await quarantine.Take(
            DieuHanh.Kernel.Access.Actor.System,
            "Files",
            "a.txt",
            new MemoryStream(Bytes(words)),
            1000,
            TestContext.Current.CancellationToken
        );
        var left = Path.Combine(folder, "left");
        await System.IO.File.WriteAllTextAsync(left, "MẬT", TestContext.Current.CancellationToken);

        quarantine.Sweep();

        System.IO.File.Exists(left).ShouldBeFalse();
        world.Holding(words).ShouldHaveSingleItem();
    }
}
