using DieuHanh.Directory;
using DieuHanh.Directory.Portfolios;
using DieuHanh.Documents;
using DieuHanh.Documents.Incoming.Upkeep;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents.Incoming;

/// <summary>Who is asked to check the tasks of an incoming directive may open it, before it is routed to anyone.</summary>
public sealed class HandedForReadingTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task The_officer_who_is_told_of_it_can_open_it_and_others_cannot()
    {
        await world.In(async services =>
        {
            var db = services.GetRequiredService<DirectoryDb>();
            db.Add(
                Portfolio.Assign(
                    "",
                    world.Staff.Agency("btc"),
                    null,
                    null,
                    world.Staff.Unit("cn"),
                    world.Staff["officer-cn"],
                    new(2026, 1, 1)
                )
            );
            db.Moves(DirectoryDb.RevisionName);
            await db.SaveAsync("Phân công");
        });
        var id = await HandedOver();

        var officer = await world.As("officer-cn");
        var notice = await world.In(s =>
            s.GetRequiredService<DocumentsDb>()
                .Notices.Where(n => n.PersonId == world.Staff["officer-cn"])
                .OrderByDescending(n => n.Id)
                .FirstAsync()
        );
        notice.Url.ShouldBe($"/tasks/review/{id}");
        (await officer.Get(notice.Url)).Status.ShouldBe(200);
        (await officer.Get(Mail.Url(id))).Status.ShouldBe(200);
        (await officer.Get("/")).Body.ShouldContain(notice.Url);
        (await officer.Get("/tasks/reviews?mine=1")).Body.ShouldContain(notice.Url);
        (await (await world.As("unit-head-cn")).Get(Mail.Url(id))).Status.ShouldBe(200);

        foreach (var other in new[] { "officer", "unit-head" })
        {
            var visitor = await world.As(other);
            (await visitor.Get(Mail.Url(id))).Status.ShouldBe(404, other);
            (await visitor.Get(notice.Url)).Status.ShouldBe(404, other);
            (await visitor.Get("/")).Body.ShouldNotContain(notice.Url, customMessage: other);
        }
    }

    [Fact]
    public async Task What_nobody_answers_for_every_unit_head_can_open()
    {
        var id = await HandedOver("nghean");
        var review = $"/tasks/review/{id}";

        foreach (var head in new[] { "unit-head", "unit-head-cn" })
        {
            var visitor = await world.As(head);
            (await visitor.Get("/")).Body.ShouldContain(review, customMessage: head);
            (await visitor.Get(review)).Status.ShouldBe(200, head);
            (await visitor.Get(Mail.Url(id))).Status.ShouldBe(200, head);
        }

        (await (await world.As("officer")).Get(Mail.Url(id))).Status.ShouldBe(404);
    }

    /// <summary>Registered for an agency, handed over by the clerk, and read.</summary>
    private async Task<Guid> HandedOver(string agency = "btc")
    {
        var about = Sample.Unique("giao việc trước khi chuyển");
        var id = await Mail.Register(
            world,
            agency: agency,
            files: (Sample.Unique("tep") + ".txt", Sample.Directive("91/TB-VPCP", about))
        );
        var clerk = await world.As("clerk");
        (await clerk.SubmitFrom(Mail.Url(id), ReadIncomingTasks.Url(id))).Location.ShouldBe(Mail.Url(id));
        await world.Settle();
        return id;
    }
}
