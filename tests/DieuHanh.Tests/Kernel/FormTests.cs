using System.Net.Http.Headers;
using DieuHanh.Kernel.Http;
using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Kernel;

public sealed class FormTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_form_without_its_token_is_refused_with_an_explanation_in_vietnamese()
    {
        using var content = new FormUrlEncodedContent([new("UserName", "clerk"), new("Password", Staff.Password)]);

        var page = await world.Stranger().Post("/sign-in", content);

        page.Status.ShouldBe(400);
        page.Text("h1").ShouldBe("Biểu mẫu hết hiệu lực");
    }

    [Fact]
    public async Task A_form_with_an_altered_token_is_refused()
    {
        var visitor = world.Stranger();
        var page = await visitor.Submit("/sign-in", ("UserName", "clerk"), ("__RequestVerificationToken", "CfDJ8AAAA"));

        page.Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "UserName=clerk")]
    [InlineData("application/x-www-form-urlencoded", "UserName=a%00b")]
    [InlineData("multipart/form-data", "x")]
    [InlineData(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"UserName\"\r\n\r\nclerk"
    )]
    public async Task What_is_no_form_is_refused_as_such(string type, string body)
    {
        using var content = new StringContent(body, MediaTypeHeaderValue.Parse(type));

        var page = await world.Stranger().Post("/sign-in", content);

        page.Status.ShouldBe(400);
        page.Text("h1").ShouldBe("Yêu cầu không đọc được");
    }

    [Fact]
    public async Task More_than_a_form_holds_is_refused_whoever_sends_it()
    {
        using var words = new FormUrlEncodedContent([new("UserName", new string('a', (int)LargeForms.Ordinary))]);
        var refused = await world.Stranger().Post("/sign-in", words);
        refused.Status.ShouldBe(413);
        refused.Text("h1").ShouldBe("Tệp quá lớn");

        using var parts = new MultipartFormDataContent
        {
            { new StringContent(new string('a', (int)LargeForms.Ordinary)), "UserName" },
        };
        (await world.Stranger().Post("/sign-in", parts)).Status.ShouldBe(413);
    }

    [Fact]
    public async Task Where_files_are_taken_words_are_not_taken_for_files()
    {
        var clerk = await world.As("clerk");
        using var words = new MultipartFormDataContent
        {
            { new StringContent(new string('a', FormReading.MostWords)), "Split" },
            { new ByteArrayContent(new byte[100]), "Files", "tệp.txt" },
        };
        (await clerk.Post("/documents/incoming/new", words)).Status.ShouldBe(413);

        using var files = new MultipartFormDataContent
        {
            { new ByteArrayContent(new byte[2 * (int)LargeForms.Ordinary]), "Files", "tệp.txt" },
        };
        (await clerk.Post("/documents/incoming/new", files)).Text("h1").ShouldBe("Biểu mẫu hết hiệu lực");
    }

    [Fact]
    public async Task An_unknown_address_is_a_page_in_vietnamese_and_a_problem_under_api()
    {
        var clerk = await world.As("clerk");
        var page = await clerk.Get("/khong-co");
        page.Status.ShouldBe(404);
        page.Text("h1").ShouldBe("Không tìm thấy");

        var problem = await clerk.Get("/api/khong-co");
        problem.Status.ShouldBe(404);
        problem.Body.ShouldContain("\"code\":\"not-found\"");
    }

    [Fact]
    public async Task A_stranger_learns_of_no_address_whether_it_exists()
    {
        (await world.Stranger().Get("/khong-co")).Location.ShouldBe("/sign-in?return=%2Fkhong-co");
        (await world.Stranger().Get("/api/khong-co")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Every_answer_tells_the_browser_what_not_to_do()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/sign-in", UriKind.Relative));
        using var response = await world.Stranger().Raw(request);

        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'self'");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
    }

    [Fact]
    public async Task A_page_is_written_with_vietnamese_letters_not_entities()
    {
        var page = await world.Stranger().Get("/sign-in");

        page.Body.ShouldContain("Đăng nhập");
        page.Attribute("html", "lang").ShouldBe("vi");
    }
}
