using DieuHanh.Kernel.Http;
using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Kernel;

/// <summary>Who asks for costly pages without end is told to wait; the others are not.</summary>
public sealed class HeavyTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Too_many_searches_in_a_row_get_a_page_that_says_when_to_come_back()
    {
        var greedy = await Visitor.SignedIn(world, "officer");
        var (refused, body) = await UntilRefused(greedy);
        using (refused)
        {
            refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeGreaterThanOrEqualTo(1);
            body.ShouldContain("Quá nhiều yêu cầu");
        }

        (await (await Visitor.SignedIn(world, "clerk")).Get("/search")).Status.ShouldBe(200);
        (await greedy.Get("/about")).Status.ShouldBe(200);
    }

    /// <summary>The first answer that is refused. While it asks on, a few more are allowed again every second.</summary>
    private static async Task<(HttpResponseMessage Refused, string Body)> UntilRefused(Visitor visitor)
    {
        for (var i = 0; i < Heavy.AtOnce * 10; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/search");
            var answer = await visitor.Raw(request);
            if ((int)answer.StatusCode == 429)
            {
                return (answer, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            }

            answer.Dispose();
        }

        throw new ShouldAssertException("Nothing was refused.");
    }
}
