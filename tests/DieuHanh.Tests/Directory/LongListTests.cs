using System.Globalization;
using DieuHanh.Directory;
using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Decisions;
using DieuHanh.Directory.Groups;
using DieuHanh.Directory.People;
using DieuHanh.Directory.Portfolios;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory;

/// <summary>An office with ten thousand people and as many agencies, groups and decisions by the hundred.</summary>
public sealed class LargeWorld : World
{
    public const int Many = 10_000;
    public const int Some = 230;

    public Guid Communes { get; private set; }

    protected override Task Furnish() =>
        In(async services =>
        {
            var db = services.GetRequiredService<DirectoryDb>();
            var day = new DateOnly(2025, 7, 1);
            for (var i = 0; i < Many; i++)
            {
                var agency = Agency.Found(
                    $"xa-{i}",
                    $"Ủy ban nhân dân xã Mẫu {Number(i)}",
                    $"UBND xã Mẫu {Number(i)}",
                    AgencyKind.Commune,
                    AgencyCode.Parse("")!.Value,
                    day,
                    connected: true
                );
                var person = Person.Named($"Người Mẫu {Number(i)}", "Chuyên viên", null);
                db.Add(agency);
                db.Add(person);
                db.Add(Post.Give(person.Id, Role.AgencyStaff, agency, null, day));
                if (i < Many / 5)
                {
                    db.Add(Portfolio.Assign("", agency.Id, null, null, Staff.Unit("th"), null, day));
                }
            }

            for (var i = 0; i < Some; i++)
            {
                db.Add(AgencyGroup.Of($"nhóm mẫu {Number(i)}", [], []));
                var decision = Decision.Make(
                    DecisionKind.Transfer,
                    $"Quyết định mẫu {Number(i)}",
                    "Cơ quan mẫu",
                    null,
                    new DateOnly(2030, 1, 1).AddDays(i / 2),
                    false,
                    null
                );
                db.Add(decision);
            }

            var communes = AgencyGroup.Of("ủy ban nhân dân các xã", [], [AgencyKind.Commune]);
            db.Add(communes);
            Communes = communes.Id;
            db.Moves(DirectoryDb.RevisionName);
            await db.SaveAsync("Thử nghiệm");
        });

    public static string Number(int i) => i.ToString("00000", CultureInfo.InvariantCulture);
}

public sealed class LongListTests(LargeWorld world) : IClassFixture<LargeWorld>
{
    [Theory]
    [InlineData("/groups?Q=nhóm mẫu")]
    [InlineData("/decisions?Year=2030")]
    public async Task A_list_is_read_page_by_page_and_none_is_lost_or_shown_twice(string first)
    {
        var seen = new List<string>();
        var clerk = await world.As("clerk");
        var pages = 0;
        for (var url = first; url is not null; pages++)
        {
            var page = await clerk.Get(url);
            page.Status.ShouldBe(200);
            page.Attribute("[data-count]", "data-count").ShouldBe($"{LargeWorld.Some}");
            var rows = page.Texts("[data-rows] tbody td:first-child, [data-turn]");
            rows.Count.ShouldBeLessThanOrEqualTo(100);
            seen.AddRange(rows);
            url = page.Attribute("a[rel=next]", "href");
        }

        pages.ShouldBe(3);
        seen.Distinct().Count().ShouldBe(LargeWorld.Some);
        if (first.StartsWith("/groups", StringComparison.Ordinal))
        {
            seen.ShouldBe(Enumerable.Range(0, LargeWorld.Some).Select(i => $"nhóm mẫu {LargeWorld.Number(i)}"));
        }
        else
        {
            var days = seen.Select(s => DateOnly.ParseExact(s[..10], "dd/MM/yyyy", CultureInfo.InvariantCulture))
                .ToList();
            days.ShouldBe(days.OrderDescending());
        }
    }

    [Fact]
    public async Task The_row_a_page_ended_with_may_be_gone_when_the_next_is_asked_for()
    {
        var clerk = await world.As("clerk");
        var first = await clerk.Get("/groups?Q=nhóm mẫu");
        var next = first.Attribute("a[rel=next]", "href")!;
        var last = first.Texts("[data-rows] tbody td:first-child")[^1];
        await world.In(async services =>
        {
            var db = services.GetRequiredService<DirectoryDb>();
            var group = await db.Groups.SingleAsync(g => g.Name == last);
            group.Correct(last, [], [], whole: false);
            group.NameMember(world.Staff.Agency("btc"), excluded: false, new(2020, 1, 1), null, AgencyKind.Ministry);
            db.Add(group.Members[0]);
            db.Moves(DirectoryDb.RevisionName);
            await db.SaveAsync("Thử nghiệm");
        });
        try
        {
            // It went to the front of the list, so the next page begins there and repeats rather than loses.
            (await clerk.Get(next))
                .Texts("[data-rows] tbody td:first-child")
                .ShouldContain($"nhóm mẫu {LargeWorld.Number(100)}");
        }
        finally
        {
            await world.In(async services =>
            {
                var db = services.GetRequiredService<DirectoryDb>();
                var group = await db.Groups.Include(g => g.Members).SingleAsync(g => g.Name == last);
                db.RemoveRange(group.Members);
                db.Moves(DirectoryDb.RevisionName);
                await db.SaveAsync("Thử nghiệm");
            });
        }
    }

    [Fact]
    public async Task Ten_thousand_people_and_agencies_are_answered_with_few_queries_and_rows()
    {
        var admin = await world.As("administrator");
        foreach (
            var url in new[]
            {
                "/agencies?Kind=Commune",
                "/people?Place=agencies",
                "/portfolios?Day=01/11/2026",
                "/groups",
                $"/groups/{world.Communes}",
                "/decisions?Year=all",
                "/decisions?Q=mẫu",
                "/job-titles",
            }
        )
        {
            var page = await admin.Get(url);
            page.Status.ShouldBe(200, url);
            page.Document.QuerySelectorAll("[data-rows] > tbody > tr, [data-turn]")
                .Length.ShouldBeLessThanOrEqualTo(100, url);

            // What was read into memory once is not read again.
            (await admin.Get(url)).Status.ShouldBe(200, url);
            world.Queries.Of(url).Count.ShouldBeInRange(1, 4, url);
        }

        var list = await admin.Get("/agencies?Kind=Commune");
        list.Attribute("[data-count]", "data-count").ShouldBe($"{LargeWorld.Many}");
        var second = await admin.Get(list.Attribute("a[rel=next]", "href")!);
        second
            .Texts("[data-rows] tbody td:first-child")
            .ShouldBe(Enumerable.Range(100, 100).Select(i => $"Ủy ban nhân dân xã Mẫu {LargeWorld.Number(i)}"));
        second.Text("[data-rows]").ShouldNotContain("Mẫu 00099");
    }
}
