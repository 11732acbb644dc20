using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Data;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Ui;

/// <summary>The calendar as people see, keep and fetch it. Each test uses its own months of far years.</summary>
public sealed class CalendarPagesTests(World world) : IClassFixture<World>
{
    private static readonly (string, string?)[] Document =
    [
        ("Number", "Công văn 1/VPCP-KGVX"),
        ("Issued", "25/12/2027"),
        ("Issuer", "Văn phòng Chính phủ"),
    ];

    [Fact]
    public async Task Everyone_signed_in_sees_a_year_as_months_and_as_a_list()
    {
        var page = await (await world.As("staff-btc")).Get("/calendar/2026");

        page.Status.ShouldBe(200);
        page.Document.QuerySelectorAll("table.month").Length.ShouldBe(12);
        page.Texts("tr#d2026-01-10 td").ShouldContain(c => c.Contains("đổi lấy 02/01/2026"));
        page.Text("tr#d2026-11-24").ShouldContain("Nghị quyết 28/2026/QH16");
        page.Text(".facts").ShouldContain("Công văn 12729/VPCP-KGVX");
        page.Has("form[action='/calendar/2026/decision']").ShouldBeFalse();
        page.Text("table.month").ShouldContain("21 ngày làm việc");
    }

    [Fact]
    public async Task A_year_without_a_decision_says_so_and_so_does_a_deadline_in_it()
    {
        var visitor = await world.As("officer");

        (await visitor.Get("/calendar/2029")).Text(".alert-warning").ShouldContain("chưa có quyết định trong dữ liệu");
        var explained = await visitor.Get("/calendar/explain?from=20/11/2026&days=%2B5");
        explained.Text("h2").ShouldBe("Đến hạn: 30/11/2026 (thứ Hai)");
        explained.Has(".alert-warning").ShouldBeFalse();
        (await visitor.Get("/calendar/explain?from=20/12/2028&days=30")).Text(".alert-warning").ShouldContain("2029");
        (await visitor.Get("/calendar/explain?from=31/31/2026&days=x")).Status.ShouldBe(422);
        (await visitor.Get("/calendar/2008")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_platforms_calendar_is_named_where_it_differs() =>
        (await (await world.As("officer")).Get("/calendar/2030")).Body.ShouldContain("03/02/2030, khác");

    [Fact]
    public async Task What_was_typed_is_shown_with_what_follows_before_it_is_saved()
    {
        var hr = await world.As("hr");
        var typed = Filled("02/09/2040", nameof(DayKind.Holiday), "Quốc khánh", ("Compensate", "on"));

        var preview = await hr.Submit("/calendar/days", typed);
        preview.Status.ShouldBe(200);
        preview.Texts("table tbody tr").Count.ShouldBe(2);
        preview.Body.ShouldContain("thêm theo luật: nghỉ bù");
        (await Decided(new(2040, 9, 2))).ShouldBeNull();

        var saved = await hr.Send(preview, "/calendar/days", [.. typed, ("Mark", preview.Value("input[name=Mark]"))]);
        saved.Location.ShouldBe("/calendar/2040");
        (await Decided(new(2040, 9, 2)))!.Decision.ShouldBe(
            "Công văn 1/VPCP-KGVX ngày 25/12/2027, Văn phòng Chính phủ"
        );
        (await Decided(new(2040, 9, 3)))!.Kind.ShouldBe(DayKind.Compensatory);
        (await hr.Get("/calendar/2040")).Text(".timeline").ShouldContain("Quốc khánh");
        (await hr.Get("/calendar/days?day=2040-09-02")).Value("#Number").ShouldBe("Công văn 1/VPCP-KGVX");
    }

    [Fact]
    public async Task An_exchange_enters_both_days_and_needs_both()
    {
        var hr = await world.As("hr");
        var lone = await hr.Submit("/calendar/days", Filled("07/05/2041", nameof(DayKind.SwappedOff), "thử"));
        lone.Status.ShouldBe(422);
        lone.Error("Others").ShouldBe("Nhập ngày đổi lại, hoặc đánh dấu là không có.");
        lone.Value("#Name").ShouldBe("thử");
        lone.Value("#Kind").ShouldBe(nameof(DayKind.SwappedOff));

        // A Wednesday cannot be worked in exchange.
        var wednesday = Filled("07/05/2041", nameof(DayKind.SwappedOff), "thử", ("Others", "08/05/2041"));
        (await hr.Submit("/calendar/days", wednesday)).Status.ShouldBe(409);

        await Enter(hr, Filled("07/05/2041", nameof(DayKind.SwappedOff), "thử", ("Others", "11/05/2041")));
        (await Decided(new(2041, 5, 7)))!.Pair.ShouldBe(new DateOnly(2041, 5, 11));
        (await Decided(new(2041, 5, 11)))!.Kind.ShouldBe(DayKind.SwappedWork);

        // Taken back, both are ordinary days again, and stay so.
        await Enter(hr, Filled("07/05/2041", nameof(DayKind.Working), null));
        (await Decided(new(2041, 5, 7)))!.TakenBack.ShouldBeTrue();
        (await Decided(new(2041, 5, 11)))!.TakenBack.ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_not_seen_is_not_saved()
    {
        var hr = await world.As("hr");
        var first = Filled("01/03/2042", nameof(DayKind.Holiday), "một");
        var seen = await hr.Submit("/calendar/days", first);
        await Enter(hr, Filled("01/03/2042", nameof(DayKind.Holiday), "hai"));

        var late = await hr.Send(seen, "/calendar/days", [.. first, ("Mark", seen.Value("input[name=Mark]"))]);
        late.Status.ShouldBe(200);
        late.Body.ShouldContain("thay điều đã quyết định");
        (await Decided(new(2042, 3, 1)))!.Name.ShouldBe("hai");
    }

    [Fact]
    public async Task A_range_takes_the_days_that_can_be_of_its_kind()
    {
        var hr = await world.As("hr");
        await Enter(
            hr,
            Filled(
                "03/06/2043",
                nameof(DayKind.SwappedOff),
                "thử",
                ("To", "07/06/2043"),
                ("Others", "13/06/2043; 14/06/2043, 20/06/2043")
            )
        );

        // 3 to 5 June are Wednesday to Friday, 6 and 7 a weekend.
        (await Decided(new(2043, 6, 5)))!.Pair.ShouldBe(new DateOnly(2043, 6, 20));
        (await Decided(new(2043, 6, 6))).ShouldBeNull();
    }

    [Fact]
    public async Task A_decision_makes_the_year_decided_and_can_be_taken_back()
    {
        var hr = await world.As("hr");
        (await hr.SubmitFrom("/calendar/2044", "/calendar/2008/decision", Document)).Status.ShouldBe(404);
        var faulty = await hr.SubmitFrom("/calendar/2044", "/calendar/2044/decision", ("Number", "x"));
        faulty.Status.ShouldBe(422);
        faulty.Value("#Number").ShouldBe("x");

        (await hr.SubmitFrom("/calendar/2044", "/calendar/2044/decision", Document)).Location.ShouldBe(
            "/calendar/2044"
        );
        (await hr.Get("/calendar/2044")).Has(".alert-warning").ShouldBeFalse();
        (await hr.SubmitFrom("/calendar/2044", "/calendar/2044/decision", Document)).Status.ShouldBe(409);
        await hr.SubmitFrom("/calendar/2044", "/calendar/2044/decision/undo");
        (await hr.Get("/calendar/2044")).Has(".alert-warning").ShouldBeTrue();
    }

    [Fact]
    public async Task The_hours_of_work_are_set_from_a_day_on()
    {
        var hr = await world.As("hr");
        (string, string?)[] hours =
        [
            ("From", "01/01/2060"),
            ("MorningFrom", "07:30"),
            ("MorningTo", "11:30"),
            ("AfternoonFrom", "11:00"),
            ("AfternoonTo", "17:30"),
            ("Source", "Quy chế thử"),
        ];
        (await hr.Submit("/calendar/hours", hours)).Status.ShouldBe(409);
        hours[3] = ("AfternoonFrom", "13:30");
        (await hr.Submit("/calendar/hours", hours)).Location.ShouldBe("/calendar/hours");
        (await hr.Get("/calendar/hours")).Texts("table tbody tr")[0].ShouldContain("07:30–11:30");
        var asked = "/api/calendar/hours?from=2060-01-05T07:00:00%2B07:00&to=2060-01-05T14:00:00%2B07:00";
        (await hr.Get(asked)).Body.ShouldContain("\"hours\":4.5");
    }

    [Fact]
    public async Task Programs_ask_for_a_deadline()
    {
        var officer = await world.As("officer");
        var answer = await officer.Get("/api/calendar/explain?from=2026-11-20&days=5");
        answer.Body.ShouldContain("\"due\":\"2026-11-30\"");
        (await officer.Get("/api/calendar/explain?from=x&days=5")).Status.ShouldBe(422);
        (await officer.Get("/api/calendar/2026")).Body.ShouldContain("\"swapped_work\"");
    }

    [Fact]
    public async Task A_phone_fetches_the_calendar_by_a_secret_address_until_it_is_ended()
    {
        var clerk = await world.As("clerk");
        var stranger = world.Stranger();
        (await stranger.Get("/calendar.ics")).Status.ShouldBe(404);
        (await stranger.Get("/calendar.ics?key=abc")).Status.ShouldBe(404);

        var made = await clerk.Submit("/calendar/feed");
        var address = made.Text("code");
        address.ShouldStartWith("http://localhost/calendar.ics?key=");
        var url = address["http://localhost".Length..];
        var feed = Ical.Net.Calendar.Load((await stranger.Get(url)).Body)!;
        var culture = feed.Events.Single(e => e.Uid!.StartsWith("20261124.", StringComparison.Ordinal));
        culture.Summary.ShouldBe("Ngày Văn hóa Việt Nam");
        culture.IsAllDay.ShouldBeTrue();
        culture.Start!.Date.ShouldBe(new DateOnly(2026, 11, 24));
        culture.End!.Date.ShouldBe(new DateOnly(2026, 11, 25));
        culture.Description!.ShouldContain("Nghị quyết 28/2026/QH16");
        feed.Events.Select(e => e.Uid).ShouldBeUnique();
        var again = Ical.Net.Calendar.Load((await stranger.Get(url)).Body)!;
        again.Events.Select(e => e.Uid).ShouldBe(feed.Events.Select(e => e.Uid));

        // The secret stands nowhere: neither in the row nor in the record.
        var secret = url.Split('=')[1];
        await world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            (await db.CalendarFeeds.AnyAsync(f => f.TokenHash == secret)).ShouldBeFalse();
            (
                await db.Audit.Where(a => a.Thing == nameof(CalendarFeed)).Select(a => a.Changes).ToListAsync()
            ).ShouldAllBe(c => !c.Contains(secret) && !c.Contains(CalendarFeed.HashOf(secret)));
        });

        var renewed = (await clerk.Submit("/calendar/feed")).Text("code")["http://localhost".Length..];
        (await stranger.Get(url)).Status.ShouldBe(404);
        (await stranger.Get(renewed)).Status.ShouldBe(200);
        await clerk.SubmitFrom("/calendar/feed", "/calendar/feed/end");
        (await stranger.Get(renewed)).Status.ShouldBe(404);
    }

    private static (string, string?)[] Filled(string day, string kind, string? name, params (string, string?)[] more) =>
        [
            ("From", day),
            ("Kind", kind),
            ("Name", name),
            .. Document,
            .. more.Any(m => m.Item1 == "Compensate") ? more : [.. more, ("Compensate", null)],
        ];

    private static async Task Enter(Visitor visitor, (string, string?)[] fields)
    {
        var seen = await visitor.Submit("/calendar/days", fields);
        seen.Status.ShouldBe(200, seen.Text(".error-summary"));
        var saved = await visitor.Send(seen, "/calendar/days", [.. fields, ("Mark", seen.Value("input[name=Mark]"))]);
        saved.Status.ShouldBe(302, saved.Text("main"));
    }

    private Task<CalendarDay?> Decided(DateOnly day) =>
        world.In(async services => (await services.GetRequiredService<Calendars>().Get()).Decided(day));
}
