using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Ui.Timelines;

namespace DieuHanh.Tests.Ui;

public sealed class TimelineTests
{
    private static readonly Guid Finance = Guid.CreateVersion7();
    private static readonly Guid Leader = Guid.CreateVersion7();
    private static readonly Guid Task = Guid.CreateVersion7();
    private static readonly Guid Assignment = Guid.CreateVersion7();
    private static readonly DateTime Morning = new(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc);

    private static readonly DirectoryBook Book = new(
        Guid.NewGuid(),
        [new(Finance, "Bộ Tài chính", "BTC", AgencyKind.Ministry, "G12", "", DateOnly.MinValue, null, [], true)],
        [],
        [new(Leader, "Nguyễn Văn Lãnh Đạo", "Phó Thủ tướng", null, "", [])],
        [],
        [],
        []
    );

    private static readonly AuditWords Words = new(
        new Dictionary<string, string>
        {
            ["Due"] = "Hạn",
            ["State"] = "Trạng thái",
            ["Assignment.Final"] = "Lần cuối",
        },
        new Dictionary<string, string> { ["Received"] = "Đã tiếp nhận", ["Given"] = "Đã giao" },
        Subject: "AgencyId"
    );

    [Fact]
    public void A_save_is_one_entry_with_the_parts_it_changed()
    {
        var rows = new[]
        {
            Row(2, "Gia hạn", Task, """{"Due":["2026-11-30","2026-12-15"],"Hidden":[1,2]}""", "Chờ số liệu", Leader),
            Row(
                2,
                "Gia hạn",
                Assignment,
                """{"Due":["2026-11-30","2026-12-15"],"Final":[false,true]}""",
                "Chờ số liệu",
                Leader
            ),
            Row(1, "Tiếp nhận", Assignment, """{"State":["Given","Received"]}"""),
            Row(0, "Giao nhiệm vụ", Assignment, $$"""{"AgencyId":[null,"{{Finance}}"],"Due":[null,"2026-11-30"]}"""),
        };

        var entries = AuditTimeline.Read(rows, Book, Words);

        entries.Select(e => e.What).ShouldBe(["Gia hạn", "Tiếp nhận", "Giao nhiệm vụ"]);
        entries[0].BehalfOf.ShouldBe("Nguyễn Văn Lãnh Đạo");
        entries[0].Why.ShouldBe("Chờ số liệu");
        entries[0]
            .Changes.ShouldBe([
                new("Bộ Tài chính", "Hạn", "30/11/2026", "15/12/2026"),
                new("Bộ Tài chính", "Lần cuối", "không", "có"),
                new("", "Hạn", "30/11/2026", "15/12/2026"),
            ]);
        entries[1].Changes.ShouldBe([new("Bộ Tài chính", "Trạng thái", "Đã giao", "Đã tiếp nhận")]);
        entries[2].Changes.ShouldBeEmpty("the record that made it only repeats its first values");
    }

    [Fact]
    public async Task What_the_program_did_by_itself_is_folded()
    {
        TimelineEntry[] entries =
        [
            new(Morning, "Lê Văn Chuyên", "Giao nhiệm vụ", Why: "Theo chỉ đạo <b>"),
            new(Morning, "Hệ thống", "Nhắc việc", System: true),
            new(Morning, "Hệ thống", "Nhắc lại", System: true),
            new(Morning, "Hệ thống", "Một mình", System: true),
            new(Morning, "Đầu Mối BTC", "Tiếp nhận", Changes: [new("", "Hạn", "", "30/11/2026")]),
        ];

        var page = await Rendered.Part<Timeline>(new { Entries = (IReadOnlyList<TimelineEntry>)entries });

        page.Texts(".timeline > li > div > p strong").ShouldBe(["Lê Văn Chuyên", "Đầu Mối BTC"]);
        page.Text("details > summary").ShouldBe("3 việc hệ thống tự ghi");
        page.Text(".timeline-why").ShouldBe("Theo chỉ đạo <b>");
        page.Text("time").ShouldBe("09:00 23/11/2026");
        page.Text(".timeline-changes li").ShouldBe("Hạn: 30/11/2026");
    }

    private static AuditRow Row(
        int hour,
        string action,
        Guid thing,
        string changes,
        string? why = null,
        Guid? behalf = null
    ) =>
        new()
        {
            At = Morning.AddHours(hour),
            ActorId = Finance,
            ActorName = "Lê Văn Chuyên",
            Action = action,
            Thing = thing == Task ? "DirectiveTask" : "Assignment",
            ThingId = thing,
            WholeId = Task,
            Changes = changes,
            Why = why,
            BehalfId = behalf,
        };
}
