namespace DieuHanh.Tests.Tasks.Review;

/// <summary>In a world of its own: the first page shows the longest waiting, and other tests leave some.</summary>
public sealed class UnansweredReviewTests(ReviewWorld world) : IClassFixture<ReviewWorld>
{
    [Fact]
    public async Task A_directive_nobody_answers_for_waits_for_every_unit_head()
    {
        var document = await world.Directive("1. Bộ Xây dựng báo cáo trước ngày 30/11/2026.", read: false);
        await world.Registered(world.Register[document], mine: false);

        var address = $"/tasks/review/{document}";
        (await (await world.As("unit-head")).Get("/")).Body.ShouldContain(address);
        (await (await world.As("unit-head-cn")).Get("/")).Body.ShouldContain(address);
        (await (await world.As("officer")).Get("/")).Body.ShouldNotContain(address);
    }
}
