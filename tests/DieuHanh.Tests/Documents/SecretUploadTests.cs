using System.Text;
using System.Text.Json;
using DieuHanh.Documents;
using DieuHanh.Kernel.Files;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents;

public sealed class SecretUploadTests(World world) : IClassFixture<World>
{
    public static TheoryData<string> Registers => ["incoming", "outgoing"];

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task One_secret_file_among_many_documents_turns_all_away(string register)
    {
        var clerk = await world.As("clerk");
        var harmless = Sample.Unique("thuong") + ".txt";
        var answer = await Upload(
            clerk,
            register,
            (harmless, Sample.Directive("21/TB-VPCP", Sample.Unique("việc thường"))),
            ("mat.txt", Sample.Directive("22/TB-VPCP", "việc kín", "TUYỆT MẬT"))
        );

        answer.Status.ShouldBe(409);
        answer.Text("h1").ShouldBe("Không tiếp nhận văn bản mật");
        (await clerk.Get($"/documents/{register}/new")).Body.ShouldNotContain(harmless);
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task What_escaped_the_first_look_is_not_registered(string register)
    {
        var clerk = await world.As("clerk");
        var subject = Sample.Unique("điều kín");
        var sent = await Upload(clerk, register, ("x.txt", Sample.Directive("23/TB-VPCP", subject)));
        var folder = FolderOf(sent.Location!);
        var step2 = await clerk.Follow(sent);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "texts.json"),
            JsonSerializer.Serialize(new[] { Sample.Directive("23/TB-VPCP", subject, "MẬT") }),
            TestContext.Current.CancellationToken
        );

        var answer = await clerk.Send(step2, $"/documents/{register}/register");

        answer.Status.ShouldBe(409);
        answer.Body.ShouldNotContain(subject);
        System.IO.Directory.Exists(folder).ShouldBeFalse();
        await world.In(async s =>
        {
            var db = s.GetRequiredService<DocumentsDb>();
            (await db.Incoming.AnyAsync(d => d.Subject.Contains(subject))).ShouldBeFalse();
            (await db.Outgoing.AnyAsync(d => d.Subject.Contains(subject))).ShouldBeFalse();
        });
    }

    [Fact]
    public async Task Save_and_next_stays_in_its_register()
    {
        var clerk = await world.As("clerk");
        var step2 = await clerk.Follow(
            await Upload(
                clerk,
                "outgoing",
                (
                    "di.txt",
                    Sample
                        .Directive("     /TB-VPCP", Sample.Unique("việc đi"))
                        .Replace("- Lưu: VT.", "- Lưu: VT, TH (2b).", StringComparison.Ordinal)
                )
            )
        );
        var other = await Upload(clerk, "incoming", ("den.txt", Sample.Directive("24/TB-VPCP", Sample.Unique("đến"))));

        var next = await clerk.Send(step2, "/documents/outgoing/register", ("Then", "next"));

        next.Status.ShouldBe(302, next.Text("main"));
        next.Location!.ShouldNotContain(other.Location!.Split('=')[^1]);
    }

    private string FolderOf(string location)
    {
        var id = Guid.Parse(location.Split('=')[^1]).ToString("N");
        var waiting = Path.Combine(world.App.Services.GetRequiredService<FileSettings>().Folder, "waiting");
        return System
            .IO.Directory.GetDirectories(Path.Combine(waiting, world.Staff["clerk"].ToString("N")), id)
            .ShouldHaveSingleItem();
    }

    private static Task<Page> Upload(Visitor clerk, string register, params (string Name, string Text)[] files) =>
        clerk.Upload(
            $"/documents/{register}/new",
            $"/documents/{register}/new",
            files.Select(f => ("Files", f.Name, Encoding.UTF8.GetBytes(f.Text))),
            ("Split", "each")
        );
}
