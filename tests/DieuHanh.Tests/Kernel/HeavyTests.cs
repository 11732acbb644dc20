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

    [Fact]
    public async Task Suggestions_have_a_limit_of_their_own_and_leave_the_search_to_who_typed()
    {
        var greedy = await Visitor.SignedIn(world, "secretary");
        (await Until429(greedy, "/search/suggest?q=thu")).ShouldBeTrue();

        (await greedy.Get("/search?q=thu")).Status.ShouldBe(200);
        (await (await Visitor.SignedIn(world, "unit-head")).Get("/search/suggest?q=thu")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_journal_as_a_file_costs_as_much_as_other_files()
    {
        var greedy = await Visitor.SignedIn(world, "administrator");
        (await Until429(greedy, "/audit/list.csv")).ShouldBeTrue();
    }

    private static async Task<bool> Until429(Visitor visitor, string url)
    {
        for (var i = 0; i < 5; i++)
        {
            // So many at once that not even a slow machine gives back as much while they come in.
            var answers = await Task.WhenAll(Enumerable.Range(0, Heavy.AtOnce * 5).Select(_ => visitor.Get(url)));
            if (answers.Any(a => a.Status == 429))
            {
                return true;
            }
        }

        return false;
    }
}
