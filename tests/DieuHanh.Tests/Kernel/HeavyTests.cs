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
        var status = 0;
        Page last = default!;
        for (var i = 0; i < Heavy.AtOnce * 10 && status != 429; i++)
        {
            last = await greedy.Get("/search");
            status = last.Status;
        }

        status.ShouldBe(429);
        last.Text("h1").ShouldBe("Quá nhiều yêu cầu");
        (await (await Visitor.SignedIn(world, "clerk")).Get("/search")).Status.ShouldBe(200);
        (await greedy.Get("/about")).Status.ShouldBe(200);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/search");
        using var again = await greedy.Raw(request);
        if ((int)again.StatusCode == 429)
        {
            again.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeGreaterThanOrEqualTo(1);
        }
    }
}
