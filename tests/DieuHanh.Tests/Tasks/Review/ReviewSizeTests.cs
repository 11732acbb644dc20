using System.Globalization;
using DieuHanh.Tasks.Review;
using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Tasks.Review;

/// <summary>A review holds what a person can look at, and asks the database for no more than it shows.</summary>
public sealed class ReviewSizeTests(ReviewWorld world) : IClassFixture<ReviewWorld>
{
    [Fact]
    public async Task Of_very_many_tasks_the_first_are_proposed_and_the_page_says_how_many_are_not()
    {
        var body = string.Join(
            "\n\n",
            Enumerable
                .Range(1, DirectiveReview.MostProposals + 3)
                .Select(i => $"{i}. Giao Bộ Tài chính chủ trì thanh toán gói thầu số {i} trước ngày 15/12/2026.")
        );
        var document = await world.Directive(body);

        var proposals = await world.Proposals(document);
        proposals.Count.ShouldBe(DirectiveReview.MostProposals);
        proposals[^1].Text.ShouldContain($"gói thầu số {DirectiveReview.MostProposals} ");
        var page = await (await world.As("officer")).Get($"/tasks/review/{document}");
        page.Text(".alert-warning").ShouldContain("còn 3 nhiệm vụ đọc được nhưng chưa được đề xuất");
        page.Text(".review-text").ShouldContain($"gói thầu số {DirectiveReview.MostProposals + 3} ");
        (await (await world.As("officer")).Get($"/api/reviews/{document}")).Body.ShouldContain("\"notProposed\":3");
    }

    [Fact]
    public async Task An_ordinary_directive_says_nothing_of_that()
    {
        var document = await world.Directive("1. Giao Bộ Xây dựng kiểm kê đèn hải đăng trước ngày 10/12/2026.");

        (await (await world.As("officer")).Get($"/tasks/review/{document}")).Has(".alert-warning").ShouldBeFalse();
    }

    [Fact]
    public async Task Earlier_matters_are_looked_for_only_while_someone_may_still_be_asked_about_them()
    {
        const string matter = "1. Giao Bộ Công Thương kiểm định đường ống dẫn khí ngoài khơi trước ngày 15/12/2026.";
        var before = await world.Directive(matter, new DateOnly(2026, 11, 2));
        (await world.Press("officer", before, 0, "Giao cả 1")).Status.ShouldBe(302);
        var document = await world.Directive(matter);
        var address = $"/tasks/review/{document}";
        var officer = await world.As("officer");

        await officer.Get(address);
        world.Queries.Of(address).ShouldContain(q => q.Contains("tasks_assignment"));
        (await world.Press("officer", document, 1, "Không cùng một việc")).Status.ShouldBe(302);
        await officer.Get(address);
        world.Queries.Of(address).ShouldNotContain(q => q.Contains("tasks_assignment"));
    }

    [Fact]
    public async Task What_a_spoken_direction_gave_itself_was_not_directed_before_it()
    {
        var officer = await world.As("officer");
        var said = await ReviewWorld.Press(
            officer,
            await officer.Get("/tasks/spoken"),
            0,
            "Ghi và rà soát",
            ("Leader", $"{world.Staff["government-leader"]}"),
            ("On", World.Morning.AddDays(-1).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)),
            ("Channel", "Telephone"),
            (
                "Words",
                """
                1. Giao Bộ Công Thương kiểm tra kho lạnh thủy sản xuất khẩu ven biển trước ngày 30/11/2026.

                2. Giao Bộ Công Thương, Bộ Xây dựng kiểm tra kho lạnh thủy sản xuất khẩu ven biển trước ngày 15/12/2026.
                """
            )
        );
        said.Status.ShouldBe(302, said.Text("main"));
        var review = Guid.Parse(said.Location!.Split('/')[^1]);

        var given = await world.Press("officer", review, 0, "Giao 1 nhiệm vụ rõ ràng");

        given.Status.ShouldBe(302, given.Text("main"));
        (await world.Proposals(review)).Count(p => p.State is ProposalState.Given).ShouldBe(1);
        var page = await officer.Get(said.Location!);
        page.Has("[data-card='2'] .proposal-choose, [data-card='2'] .proposal-doubts").ShouldBeTrue();
        page.Has(".proposal-earlier").ShouldBeFalse();
    }
}
