using System.Text.Json;
using DieuHanh.Tasks;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Figures;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Progress.Publishing;
using DieuHanh.Tests.House;
using DieuHanh.Tests.Tasks.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Tasks.Progress;

public sealed class PublishingTests(FigureWorld world) : IClassFixture<FigureWorld>
{
    private const string Public = "/public/progress";

    [Fact]
    public async Task A_period_reaches_the_internet_only_by_a_decision_and_never_changes_there()
    {
        var editor = await world.As("editor");
        var previewed = await editor.Submit("/progress/publications", ("From", "01/01/2026"), ("To", "31/05/2026"));
        previewed.Status.ShouldBe(302, previewed.Text("main"));
        var address = previewed.Location!;
        var id = address.Split('/')[^1];

        // The agencies are told and look at it; the internet sees nothing.
        var notices = await world.In(async s =>
            await s.GetRequiredService<TasksDb>()
                .Notices.CountAsync(n => n.Url == address && n.PersonId == world.Staff["focal-btc"])
        );
        notices.ShouldBe(1);
        (await (await world.As("focal-btc")).Get(address)).Text(".figures").ShouldContain("Bộ Tài chính");
        (await world.Stranger().Get($"{Public}/{id}")).Status.ShouldBe(404);

        // What the agencies did not see is not published.
        await ConfirmLate();
        var refused = await editor.Submit(address, ("Decision", "12/QĐ-VPCP"), ("DecidedOn", "23/11/2026"));
        refused.Status.ShouldBe(409);
        refused.Text(".error-summary").ShouldContain("gửi xem trước lại rồi mới công bố");
        refused.Value("#Decision").ShouldBe("12/QĐ-VPCP");
        (await editor.SubmitFrom(address, address + "/preview")).Status.ShouldBe(302);

        var empty = await editor.Submit(address, ("Decision", ""), ("DecidedOn", "31/31/2026"));
        empty.Status.ShouldBe(422);
        empty.Error("Decision").ShouldBe("Nhập số quyết định công bố.");
        empty.Error("DecidedOn").ShouldBe("Nhập ngày quyết định, ví dụ 05/06/2026.");

        var published = await editor.Submit(address, ("Decision", "12/QĐ-VPCP"), ("DecidedOn", "23/11/2026"));
        published.Status.ShouldBe(302, published.Text("main"));

        // What becomes known later stands beside the published number, not in its place.
        var before = await Snapshot(id);
        await ConfirmLate();
        var page = await world.Stranger().Get($"{Public}/{id}");
        page.Status.ShouldBe(200);
        page.Text(".lead").ShouldContain("12/QĐ-VPCP");
        page.Text(".restated").ShouldContain("Chưa hoàn thành, quá hạn");
        (await Snapshot(id)).ShouldBe(before);
        page.Texts(".figures tfoot td")[0]
            .ShouldBe(
                before
                    .Where(f => f.Figure is "Kỳ trước chuyển sang" or "Giao trong kỳ")
                    .Sum(f => f.N)
                    .ToString("N0", Vietnamese)
            );
    }

    [Fact]
    public async Task Both_shares_are_published_with_what_they_are_made_of()
    {
        var id = (await Publish("01/02/2026", "28/02/2026")).Split('/')[^1];
        var table = await world.Table(new Period(new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28)), connected: true);
        var (share, onTime) = (table.Total.OnTimeByFirst, table.Total.OnTime);
        share.Denominator.ShouldBePositive();

        var page = await world.Stranger().Get($"{Public}/{id}");
        var line = page.Texts(".defined tr").Single(r => r.Contains("Đúng hạn, theo hạn ban đầu"));
        line.ShouldContain($"{share.Rounded:N0} %");
        line.ShouldContain($"{share.Numerator} / {share.Denominator}: hoàn thành trong hạn ban đầu");
        page.Texts(".defined th").ShouldContain("Đã phải có kết quả theo hạn ban đầu");
        page.Texts(".figures tfoot td")[^1].ShouldBe($"{share.Rounded:N0} % ({share.Numerator}/{share.Denominator})");

        // The file carries what the shares of each agency are made of, and they add up to the shares of all.
        var rows = await Snapshot(id);
        rows.Where(r => r.Figure == "Hoàn thành trong hạn ban đầu").Sum(r => r.N).ShouldBe((int)share.Numerator);
        rows.Where(r => r.Figure == "Đã phải có kết quả theo hạn ban đầu")
            .Sum(r => r.N)
            .ShouldBe((int)share.Denominator);
        rows.Where(r => r.Agency.StartsWith("Tổng", StringComparison.Ordinal))
            .Select(r => (r.Figure, r.N))
            .ShouldBe([
                ("Tỷ lệ đúng hạn (%)", (int)onTime.Rounded!),
                ("Tỷ lệ đúng hạn ban đầu (%)", (int)share.Rounded!),
            ]);
    }

    [Fact]
    public async Task A_period_stored_before_the_share_by_the_first_deadline_says_that_it_was_not_computed()
    {
        var address = await Publish("01/03/2026", "31/03/2026");
        var id = address.Split('/')[^1];
        await world.In(async services =>
        {
            var db = services.GetRequiredService<TasksDb>();
            var publication = Guid.Parse(id);
            await db
                .Publications.Where(p => p.Id == publication)
                .ExecuteUpdateAsync(u => u.SetProperty(p => p.KeepsFirst, false));
            await db.Set<PublishedFigure>()
                .Where(f =>
                    f.PublicationId == publication
                    && (f.Figure == Figure.DoneByFirst || f.Figure == Figure.CountedByFirst)
                )
                .ExecuteDeleteAsync();
        });

        var page = await world.Stranger().Get($"{Public}/{id}");
        page.Texts(".defined tr").Single(r => r.Contains("Đúng hạn, theo hạn ban đầu")).ShouldContain("chưa tính");
        page.Texts(".figures tfoot td")[^1].ShouldBe("chưa tính");
        page.Has(".restated").ShouldBeFalse("what was never stored is no restatement");
        (await world.Stranger().Get($"{Public}/{id}.json")).Body.ShouldContain("chưa tính theo hạn ban đầu");
        (await Snapshot(id)).ShouldNotContain(r => r.Figure.Contains("ban đầu"));
        (await (await world.As("focal-btc")).Get(address)).Text(".figures").ShouldContain("chưa tính");
    }

    [Fact]
    public async Task Public_pages_are_small_set_no_cookie_and_name_no_person()
    {
        await Publish("01/01/2025", "31/12/2025");
        using var client = world.Server.CreateClient();
        var newest = await client.GetAsync(new Uri(Public, UriKind.Relative), TestContext.Current.CancellationToken);
        var body = await newest.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        newest.Headers.Contains("Set-Cookie").ShouldBeFalse();
        body.ShouldNotContain("<script");
        System.Text.Encoding.UTF8.GetByteCount(body).ShouldBeLessThan(30_000);
        var tasks = await client.GetStringAsync(
            new Uri((await world.Stranger().Get(Public)).Attribute("a[href$='/tasks']", "href")!, UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        foreach (var name in new[] { "Lê Văn Chuyên", "Đỗ Thị Viên", "Nguyễn Văn Lãnh Đạo", "Hoàng Thị Chủ Nhiệm" })
        {
            body.ShouldNotContain(name);
            tasks.ShouldNotContain(name);
        }
    }

    [Fact]
    public async Task One_by_one_the_internet_sees_only_tasks_that_are_open_to_it()
    {
        var address = await Publish("01/03/2026", "30/04/2026");
        var page = await world.Stranger().Get($"{Public}/{address.Split('/')[^1]}/tasks");
        var closed = await world.In(async s =>
            await s.GetRequiredService<TasksDb>()
                .Tasks.Where(t => t.Openness != Openness.Internet)
                .Select(t => t.Action)
                .ToListAsync()
        );
        var shown = page
            .Document.QuerySelectorAll("tbody tr td:first-child")
            .Select(c => c.TextContent.Split(" (")[0].Trim())
            .ToList();
        shown.ShouldNotBeEmpty();
        shown.Intersect(closed).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_publishes_says_whether_all_tasks_are_listed_and_is_told_of_overlapping_periods()
    {
        await Publish("01/06/2025", "30/06/2025");
        var leader = await world.As("office-leader");
        var address = (
            await leader.Submit("/progress/publications", ("From", "15/06/2025"), ("To", "31/07/2025"))
        ).Location!;
        var page = await leader.Get(address);
        page.Text("#publish").ShouldContain("Kỳ từ 01/06/2025 đến 30/06/2025 đã công bố có ngày trùng");
        page.Text("#publish").ShouldContain("không sửa và không rút được");
        var all = page.Texts("#Listed option")[1];

        (
            await leader.Send(
                page,
                address,
                ("Decision", "15/QĐ-VPCP"),
                ("DecidedOn", "23/11/2026"),
                ("Listed", nameof(TasksListed.All))
            )
        ).Status.ShouldBe(302);

        var open = await world.Stranger().Get($"{Public}/{address.Split('/')[^1]}");
        var link = open.Document.QuerySelectorAll("a").Single(a => a.TextContent == "Các nhiệm vụ được công khai");
        var count = link.ParentElement!.TextContent.Split('(', ')')[1];
        all.ShouldContain(count);
        var agency = open.Document.QuerySelector(".figures tbody th a")!;
        var own = await world.Stranger().Get(agency.GetAttribute("href")!);
        own.Text("h1").ShouldContain(agency.TextContent);
        own.Texts("tbody td:nth-child(2)").Distinct().ShouldBe([agency.TextContent]);
        own.Document.QuerySelectorAll("tbody tr")
            .Length.ShouldBe(int.Parse(agency.Closest("tr")!.QuerySelector("td")!.TextContent, Vietnamese));
    }

    [Theory]
    [InlineData("officer")]
    [InlineData("focal-btc")]
    [InlineData("administrator")]
    public async Task Only_who_may_publish_prepares_a_period(string who)
    {
        var person = await world.As(who);
        (await person.Get("/progress/publications")).Has("#From").ShouldBeFalse();
        var tokens = await person.Get("/progress/publications");
        (
            await person.Send(tokens, "/progress/publications", ("From", "01/01/2026"), ("To", "31/01/2026"))
        ).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_period_that_is_not_over_is_refused()
    {
        var page = await (await world.As("office-leader")).Submit(
            "/progress/publications",
            ("From", "01/11/2026"),
            ("To", "23/11/2026")
        );
        page.Status.ShouldBe(409);
        page.Text(".error-summary").ShouldContain("Chỉ công bố kỳ đã kết thúc trước hôm nay.");
        page.Value("#From").ShouldBe("01/11/2026");
    }

    private static readonly System.Globalization.CultureInfo Vietnamese =
        System.Globalization.CultureInfo.GetCultureInfo("vi-VN");

    private async Task<string> Publish(string from, string to)
    {
        var leader = await world.As("office-leader");
        var previewed = await leader.Submit("/progress/publications", ("From", from), ("To", to));
        previewed.Status.ShouldBe(302, previewed.Text("main"));
        var published = await leader.Submit(
            previewed.Location!,
            ("Decision", "1/QĐ-VPCP"),
            ("DecidedOn", "20/11/2026")
        );
        published.Status.ShouldBe(302, published.Text("main"));
        return published.Location!;
    }

    private async Task<List<(string Agency, string Figure, int N)>> Snapshot(string id) =>
        [
            .. JsonDocument
                .Parse((await world.Stranger().Get($"{Public}/{id}.json")).Body)
                .RootElement.GetProperty("rows")
                .EnumerateArray()
                .Select(r =>
                    (
                        r.GetProperty("agency").GetString()!,
                        r.GetProperty("figure").GetString()!,
                        r.GetProperty("n").GetInt32()
                    )
                ),
        ];

    // A result of May that the office confirms only now: May's figures are different when computed again.
    private Task ConfirmLate() =>
        world.In(async services =>
        {
            var db = services.GetRequiredService<TasksDb>();
            var part = await db
                .Assignments.Counted(
                    Figure.OpenOverdue,
                    new Period(new DateOnly(2026, 1, 1), new DateOnly(2026, 5, 31))
                )
                .FirstAsync(a => a.State == AssignmentState.Accepted && a.Openness == Openness.Connected);
            part.Report(new DateOnly(2026, 5, 31), null);
            part.Confirm(new DateOnly(2026, 11, 23));
            await db.SaveAsync("Thử nghiệm");
        });
}

/// <summary>An office that never published anything.</summary>
public sealed class UnpublishedTests(TaskWorld world) : IClassFixture<TaskWorld>
{
    [Fact]
    public async Task Nothing_is_on_the_internet_before_the_first_decision()
    {
        await world.Give(
            "btc",
            w => w with { Openness = Openness.Internet, Action = "Việc công khai nhưng chưa công bố" }
        );
        var page = await world.Stranger().Get("/public/progress");
        page.Status.ShouldBe(200);
        page.Text("main").ShouldContain("Chưa có kỳ nào được công bố");
        page.Body.ShouldNotContain("Việc công khai");
    }
}
