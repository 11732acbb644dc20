using System.Net.Http.Headers;
using System.Text;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory;

/// <summary>A session that ends in the middle of a long form loses nothing that was typed.</summary>
public sealed class UnsentTests(UnsentTests.MovingWorld world) : IClassFixture<UnsentTests.MovingWorld>
{
    /// <summary>A world of its own, since its clock moves.</summary>
    public sealed class MovingWorld : World;

    private const string Url = "/agencies/new";
    private static readonly string Long = string.Concat(Enumerable.Repeat("Ghi chú dài, có \"dấu\" & <thẻ>\r\n", 60));

    [Fact]
    public async Task What_was_typed_is_shown_after_signing_in_and_sent_with_one_button()
    {
        var (visitor, asked) = await Expired("Sec-Fetch-Site", "same-origin", Named("Cơ quan mẫu thứ nhất"));

        asked.Status.ShouldBe(401);
        asked.Text(".alert").ShouldContain("được giữ lại");
        asked.Body.ShouldNotContain("Cơ quan mẫu thứ nhất"); // encrypted, not only hidden

        var wrong = await visitor.Send(asked, "/sign-in", ("UserName", "administrator"), ("Password", "không phải"));
        wrong.Status.ShouldBe(422);
        wrong.Text(".alert-info").ShouldContain("được giữ lại");

        var shown = await visitor.Send(wrong, "/sign-in", ("UserName", "administrator"), ("Password", Staff.Password));
        shown.Status.ShouldBe(200);
        shown.Text("h1").ShouldBe("Nội dung anh/chị đã nhập vẫn còn");
        shown.Text("main").ShouldContain("Đang đăng nhập: Quản Trị Viên.");
        shown.Text("main").ShouldContain("Cơ quan mẫu thứ nhất");
        shown.Text("main").ShouldContain("Ghi chú dài, có \"dấu\" & <thẻ>");

        var sent = await visitor.Send(shown, Url);
        sent.Status.ShouldBe(302, sent.Text("main"));
        var made = await visitor.Get(sent.Location!);
        made.Text("h1").ShouldBe("Cơ quan mẫu thứ nhất");
        made.Text("aside").ShouldContain("Ghi chú dài");

        // The back button and once more: the form acts once.
        (await visitor.Send(shown, Url)).Location.ShouldBe(sent.Location);
    }

    [Fact]
    public async Task Another_person_is_told_who_is_signed_in_and_may_do_only_what_is_theirs()
    {
        var (visitor, asked) = await Expired("Sec-Fetch-Site", "same-origin", Named("Cơ quan mẫu thứ hai"));
        var shown = await visitor.Send(asked, "/sign-in", ("UserName", "clerk"), ("Password", Staff.Password));
        shown.Text("main").ShouldContain("Đang đăng nhập: Trần Thị Văn Thư.");
        (await visitor.Send(shown, Url)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_password_that_was_handed_out_meanwhile_is_changed_first_and_nothing_is_lost()
    {
        var added = await world.In(s =>
            s.GetRequiredService<UserAdding>().Add(new("Quản Mẫu Hai", "quan.hai", Role.Administrator))
        );
        var (visitor, asked) = await Expired("Sec-Fetch-Site", "same-origin", Named("Cơ quan mẫu thứ ba"));

        var change = await visitor.Send(asked, "/sign-in", ("UserName", "quan.hai"), ("Password", added.Password));
        change.Text("h1").ShouldBe("Đổi mật khẩu");
        var shown = await visitor.Send(
            change,
            "/account/password",
            ("CurrentPassword", added.Password),
            ("NewPassword", "một câu của riêng tôi"),
            ("RepeatPassword", "một câu của riêng tôi")
        );
        shown.Text("h1").ShouldBe("Nội dung anh/chị đã nhập vẫn còn");
        (await visitor.Send(shown, Url)).Status.ShouldBe(302);
    }

    [Fact]
    public async Task Older_browsers_say_where_they_come_from_by_origin()
    {
        var (_, asked) = await Expired("Origin", "http://localhost", Named("Cơ quan mẫu"));
        asked.Text(".alert").ShouldContain("được giữ lại");
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Accept", "text/html")]
    public async Task What_another_site_sends_is_never_taken_up(string header, string value)
    {
        var (_, asked) = await Expired(header, value, Named("Cơ quan mẫu"));
        asked.Status.ShouldBe(401);
        asked.Has("[name=Unsent]").ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_altered_or_is_too_old_is_not_used_and_said_so()
    {
        var (visitor, asked) = await Expired("Sec-Fetch-Site", "same-origin", Named("Cơ quan mẫu"));
        var carried = asked.Value("[name=Unsent]")!;
        foreach (var bad in new[] { carried[..^8] + "AAAAAAAA", "không phải", new string('A', 5000) })
        {
            var shown = await visitor.Send(
                asked,
                "/sign-in",
                ("UserName", "clerk"),
                ("Password", Staff.Password),
                ("Unsent", bad)
            );
            shown.Text("h1").ShouldBe("Nội dung đã nhập không khôi phục được");
            visitor = world.Stranger();
            asked = await visitor.Get("/sign-in");
        }

        world.Clock.Now += TimeSpan.FromHours(25);
        var late = await visitor.Send(
            asked,
            "/sign-in",
            ("UserName", "clerk"),
            ("Password", Staff.Password),
            ("Unsent", carried)
        );
        late.Text("h1").ShouldBe("Nội dung đã nhập không khôi phục được");
    }

    [Fact]
    public async Task Files_are_named_as_to_be_chosen_again_and_passwords_are_not_carried()
    {
        var visitor = world.Stranger();
        visitor.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var content = new MultipartFormDataContent
        {
            { new StringContent("Về việc thử nghiệm", Encoding.UTF8), "Subject" },
            { new ByteArrayContent(new byte[300_000]), "Files", "chỉ thị.pdf" },
            { new StringContent("bí mật của tôi"), "NewPassword" },
            { new StringContent("sau tệp"), "Note" },
        };
        var asked = await visitor.Post(Url, content);
        asked.Status.ShouldBe(401);

        var shown = await visitor.Send(asked, "/sign-in", ("UserName", "clerk"), ("Password", Staff.Password));
        shown.Text("main").ShouldContain("Tệp cần chọn lại: chỉ thị.pdf");
        shown.Text("main").ShouldContain("Về việc thử nghiệm");
        shown.Text("main").ShouldContain("sau tệp");
        shown.Body.ShouldNotContain("bí mật của tôi");
        shown.Attribute($"form[action='{Url}']", "enctype").ShouldBe("multipart/form-data");
        shown.Has($"form[action='{Url}'] input[type=file][name=Files]").ShouldBeTrue();
    }

    [Fact]
    public async Task A_body_that_is_no_form_or_larger_than_any_is_just_refused()
    {
        var visitor = world.Stranger();
        visitor.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var json = new StringContent("{}", new MediaTypeHeaderValue("application/json"));
        (await visitor.Post(Url, json)).Status.ShouldBe(401);
        using var huge = new FormUrlEncodedContent([new("Note", new string('x', 1_100_000))]);
        var refused = await visitor.Post(Url, huge);
        refused.Status.ShouldBe(401);
        refused.Has("[name=Unsent]").ShouldBeFalse();
        using var broken = new StringContent("không có ranh giới", new MediaTypeHeaderValue("multipart/form-data"));
        (await visitor.Post(Url, broken)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_form_on_its_way_to_another_site_is_not_taken_up()
    {
        var visitor = world.Stranger();
        visitor.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var form = new FormUrlEncodedContent([new("Note", "Ghi chú")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("http://localhost//evil.example/x"));
        request.Content = form;

        using var answer = await visitor.Raw(request);

        ((int)answer.StatusCode).ShouldBe(401);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain(
            "name=\"Unsent\""
        );
    }

    [Fact]
    public async Task Programs_are_told_plainly()
    {
        var visitor = world.Stranger();
        visitor.Headers.Add("Sec-Fetch-Site", "same-origin");
        (await visitor.Get("/api/agencies")).Status.ShouldBe(401);
    }

    private static (string, string?)[] Named(string name) =>
        [("Name", name), ("ShortName", "CQM"), ("Kind", "Other"), ("From", "01/01/2026"), ("Note", Long)];

    // The form is opened with a session; ten hours and a bit later it is sent.
    private async Task<(Visitor Visitor, Page Asked)> Expired(
        string header,
        string value,
        (string Name, string? Value)[] fields
    )
    {
        var visitor = await Visitor.SignedIn(world, "administrator");
        var form = await visitor.Get(Url);
        form.Status.ShouldBe(200);
        world.Clock.Now += TimeSpan.FromHours(10) + TimeSpan.FromMinutes(1);
        visitor.Headers.Add(header, value);
        return (visitor, await visitor.Send(form, Url, fields));
    }
}
