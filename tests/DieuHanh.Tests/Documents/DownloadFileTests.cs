using System.Net;
using System.Net.Http.Headers;
using DieuHanh.Tests.Documents.Incoming;
using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Documents;

public sealed class DownloadFileTests(World world) : IClassFixture<World>
{
    private const string Name = "Tờ trình “cấp nước”.txt";
    private const string Text = "0123456789";

    [Fact]
    public async Task It_is_saved_under_its_vietnamese_name_and_never_guessed_at()
    {
        using var answer = await Ask(await world.As("clerk"), await File());

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileNameStar.ShouldBe(Name);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(Text);
    }

    [Fact]
    public async Task A_part_of_it_can_be_asked_for()
    {
        using var answer = await Ask(await world.As("clerk"), await File(), new RangeHeaderValue(2, 4));

        answer.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        answer.Content.Headers.ContentRange!.ToString().ShouldBe("bytes 2-4/10");
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("234");

        using var beyond = await Ask(await world.As("clerk"), await File(), new RangeHeaderValue(20, 30));
        beyond.StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
    }

    [Fact]
    public async Task What_a_browser_holds_already_is_not_sent_again_but_asked_for_each_time()
    {
        var (clerk, id) = (await world.As("clerk"), await File());
        using var first = await Ask(clerk, id);
        first.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        first.Headers.AcceptRanges.ShouldBe(["bytes"]);

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/documents/files/{id}", UriKind.Relative));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await clerk.Raw(request);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);

        using var changed = new HttpRequestMessage(HttpMethod.Get, new Uri($"/documents/files/{id}", UriKind.Relative));
        changed.Headers.Range = new(2, 4);
        changed.Headers.IfRange = new(new EntityTagHeaderValue("\"other\""));
        using var whole = await clerk.Raw(changed);
        whole.StatusCode.ShouldBe(HttpStatusCode.OK, "a part of another file is of no use");
    }

    [Fact]
    public async Task What_holds_nothing_that_runs_may_be_shown_in_a_page_that_may_do_nothing()
    {
        var clerk = await world.As("clerk");
        var (document, files) = await Mail.Registered(world, files: ("ghi chú.txt", "<script>alert(1)</script>"));
        (await clerk.Get($"/documents/incoming/{document}")).Body.ShouldContain($"/documents/files/{files[0]}?view");

        using var answer = await clerk.Raw(
            new HttpRequestMessage(HttpMethod.Get, new Uri($"/documents/files/{files[0]}?view", UriKind.Relative))
        );

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("sandbox");
    }

    [Theory]
    [InlineData("%PDF-1.7 <</S/JavaScript/JS(app.alert(1))>>", "có mã lệnh hoặc tệp nhúng")]
    [InlineData("%PDF-1.7 <</Encrypt 3 0 R>>", "chưa quét mã độc")]
    public async Task What_runs_or_cannot_be_looked_through_is_marked_and_only_saved(string pdf, string mark)
    {
        var clerk = await world.As("clerk");
        var (document, files) = await Mail.Registered(world, files: ("a.pdf", pdf + Sample.Unique("")));
        var page = await clerk.Get($"/documents/incoming/{document}");
        page.Text("main").ShouldContain(mark);
        page.Body.ShouldNotContain($"/documents/files/{files[0]}?view");

        using var answer = await clerk.Raw(
            new HttpRequestMessage(HttpMethod.Get, new Uri($"/documents/files/{files[0]}?view", UriKind.Relative))
        );
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
    }

    [Theory]
    [InlineData("officer")]
    [InlineData("focal-btc")]
    [InlineData("administrator")]
    public async Task Who_may_not_see_the_document_is_told_that_there_is_none(string userName)
    {
        using var answer = await Ask(await world.As(userName), await File());
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_unknown_or_unreadable_id_is_not_found()
    {
        var clerk = await world.As("clerk");
        (await clerk.Get($"/documents/files/{Guid.NewGuid()}")).Status.ShouldBe(404);
        (await clerk.Get("/documents/files/..%2f..%2fetc%2fpasswd")).Status.ShouldBe(404);
    }

    private async Task<Guid> File() => (await Mail.Registered(world, files: (Name, Text))).Files[0];

    private static async Task<HttpResponseMessage> Ask(Visitor visitor, Guid id, RangeHeaderValue? range = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/documents/files/{id}", UriKind.Relative));
        request.Headers.Range = range;
        return await visitor.Raw(request);
    }
}
