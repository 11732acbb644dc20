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
