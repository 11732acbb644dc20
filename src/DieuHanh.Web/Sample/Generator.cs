using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using DieuHanh.Reading.Assignments;
using DieuHanh.Tasks.Given;

namespace DieuHanh.Web.Sample;

/// <summary>Makes directives of the Government Office out of the templates, with the agencies as they stood on their day.</summary>
internal sealed class Generator(Stage stage, Templates templates, Dice dice)
{
    private static readonly ILookup<string, AgencyKind> Groups = TsvRow
        .Read(typeof(Directory.Loading.DataSet).Assembly, "data/groups.tsv")
        .Where(g => g["whole"] == "yes")
        .DistinctBy(g => g["group"])
        .SelectMany(g => g.List("kinds").Select(k => (Group: g["group"], Kind: KindOf(k))))
        .ToLookup(g => g.Group, g => g.Kind);

    /// <summary>Duties of so many agencies are rare in ordinary documents; directives to all have texts of their own.</summary>
    private const int Many = 5;

    /// <summary>A directive and the values its slots took, which its tasks share.</summary>
    public sealed record Draft(Paper Paper, AgencyEntry Province, Dictionary<string, string> Slots);

    public Draft Directive(DateOnly day)
    {
        var field = dice.Of(templates.Fields);
        var provinces = stage
            .Book.Agencies.Where(a => a.Kind is AgencyKind.Province && a.Connected && a.ValidOn(day))
            .ToList();
        var province = dice.Of(provinces);
        var month = day.AddMonths(-1);
        var slots = new Dictionary<string, string>
        {
            ["province"] = Place(province),
            ["month"] = $"tháng {month.Month} năm {month.Year}",
            ["year"] = $"{day.Year}",
        };
        var template = templates.Subject(field, dice);
        var subject = templates.Fill(template["subject"], field, slots, dice);
        return new Draft(Paper(template["type"], day, field, Capital(subject)), province, slots);
    }

    /// <summary>So many tasks of the directive, each another one.</summary>
    public IReadOnlyList<GivenTask> Tasks(Draft draft, DateOnly givenOn, int count)
    {
        var given = new List<GivenTask>();
        while (given.Count < count)
        {
            var task = Task(draft, givenOn);
            if (given.TrueForAll(g => g.Action != task.Action))
            {
                given.Add(task);
            }
        }

        return given;
    }

    /// <summary>One task of the directive; with group tasks every member owes its part. The document comes later.</summary>
    private GivenTask Task(Draft draft, DateOnly givenOn)
    {
        var paper = draft.Paper;
        TsvRow template;
        List<Guid> owed;
        do
        {
            template = templates.Task(paper.Field, dice);
            owed = Owed(template, draft, givenOn);
        } while (owed.Count == 0 || (owed.Count > Many && !dice.OneIn(4)));

        var coordinating = template
            .List("coordinate")
            .SelectMany(k => Agencies(k, draft, givenOn))
            .Distinct()
            .Where(a => !owed.Contains(a) && a != stage.Book.OfficeId)
            .ToList();
        var action = Capital(templates.Fill(template["action"], paper.Field, draft.Slots, dice));
        var (kind, due, words) = Deadline(template["deadline"], givenOn);
        var leads = owed.Count > 5 ? "các cơ quan" : string.Join(", ", owed.Select(a => stage.Book.NameOf(a)));
        var helpers =
            coordinating.Count == 0
                ? ""
                : $", phối hợp với {string.Join(", ", coordinating.Select(a => stage.Book.NameOf(a)))}";
        return new GivenTask
        {
            Action = action,
            Document = new DocumentSource(
                Guid.Empty,
                "",
                paper.Issued,
                "",
                "",
                null,
                null,
                $"Giao {leads} chủ trì{helpers} {char.ToLowerInvariant(action[0])}{action[1..]}{(words.Length > 0 ? $", {words}" : "")}."
            ),
            DirectedById = paper.DirectedById,
            MonitoringUnitId = paper.UnitId,
            MonitoringOfficerId = stage
                .Book.Portfolio(stage.Directory.Fields[paper.Field], null, paper.Issued)
                ?.OfficerId,
            Field = stage.Directory.Fields[paper.Field],
            KeyTask = paper.Type is "Nghị quyết" or "Chỉ thị",
            Kind = kind,
            Due = due,
            DeadlineRaw = words,
            Owed = owed,
            Coordinating = coordinating,
            GivenOn = givenOn,
        };
    }

    // A leader and the office leader come from the table of portfolios; the Prime Minister signs what is his.
    private Paper Paper(string type, DateOnly day, string field, string subject)
    {
        var line = stage.Book.Portfolio(stage.Directory.Fields[field], null, day);
        var chief = stage.Directory.People["thutuong"];
        var leader = line?.LeaderId ?? chief;
        var unit = line?.UnitId ?? stage.Directory.Units["vu-tong-hop"];
        var deputy = leader == chief ? "" : "KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG";
        var office = line?.OfficeLeaderId ?? stage.Directory.People["chunhiem"];
        return type switch
        {
            "Công văn" => Own($"VPCP-{stage.Book.Unit(unit)!.ShortName}"),
            "Thông báo" => Own("TB-VPCP"),
            "Nghị quyết" => Premier("NQ-CP", "Chính phủ", chief, "TM. CHÍNH PHỦ\nTHỦ TƯỚNG"),
            "Chỉ thị" => Premier("CT-TTg", "Thủ tướng Chính phủ", leader, deputy),
            "Công điện" => Premier("CĐ-TTg", "Thủ tướng Chính phủ", leader, deputy),
            _ => Premier("QĐ-TTg", "Thủ tướng Chính phủ", leader, deputy),
        };

        Paper Own(string notation) =>
            new(
                type,
                day,
                notation,
                subject,
                "Văn phòng Chính phủ",
                stage.Book.OfficeId,
                field,
                leader,
                office,
                office == stage.Directory.People["chunhiem"]
                    ? "BỘ TRƯỞNG, CHỦ NHIỆM"
                    : "KT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM",
                unit
            );

        Paper Premier(string notation, string issuer, Guid signer, string capacity) =>
            new(type, day, notation, subject, issuer, null, field, signer, signer, capacity, unit);
    }

    // What the office keeps for itself is no task of a connected agency.
    private List<Guid> Owed(TsvRow template, Draft draft, DateOnly day) =>
        [.. Agencies(dice.Of(template.List("lead")), draft, day).Where(a => a != stage.Book.OfficeId).Distinct()];

    private IEnumerable<Guid> Agencies(string key, Draft draft, DateOnly day) =>
        key.Split(':') switch
        {
            ["{province}"] => [draft.Province.Id],
            ["kind", var kind] => [dice.Of(Connected(day).Where(a => a.Kind == KindOf(kind)).ToList()).Id],
            ["group", var group] => Connected(day).Where(a => Groups[group].Contains(a.Kind)).Select(a => a.Id),
            // Those that have ended since are answered by the first heir.
            _ => stage.Book.HeirsOn(stage.Agency(key), day).Take(1).Select(a => a.Id),
        };

    private IEnumerable<AgencyEntry> Connected(DateOnly day) =>
        stage.Book.Connected(day).Where(a => a.Id != stage.Book.OfficeId);

    private (TaskKind, DateOnly?, string) Deadline(string written, DateOnly day)
    {
        switch (written)
        {
            case "date":
                var due = stage.WorkingUntil(day.AddDays(dice.Between(10, 50)));
                return (TaskKind.WithDeadline, due, $"trước ngày {Dates.Show(due)}");
            case "working_days":
                var days = dice.Of([5, 7, 10, 15]);
                return (TaskKind.WithDeadline, stage.Calendar.AddWorkingDays(day, days), $"trong {days} ngày làm việc");
            case "month":
                var month = new DateOnly(day.Year, day.Month, 1).AddMonths(day.Day > 20 ? 2 : 1);
                return (
                    TaskKind.WithDeadline,
                    month.AddMonths(1).AddDays(-1),
                    $"trong tháng {month.Month} năm {month.Year}"
                );
            case "quarter":
                var first = new DateOnly(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1);
                first = first.AddMonths(first.AddMonths(3).DayNumber - day.DayNumber < 30 ? 3 : 0);
                return (
                    TaskKind.WithDeadline,
                    first.AddMonths(3).AddDays(-1),
                    $"trong quý {DayTokens.Quarter(first)} năm {first.Year}"
                );
            case "recurring":
                return (TaskKind.Recurring, null, "hằng quý");
            default:
                return (TaskKind.WithoutDeadline, null, "");
        }
    }

    // "Ủy ban nhân dân tỉnh Nghệ An" → "tỉnh Nghệ An".
    private static string Place(AgencyEntry province) =>
        province.Name.Replace("Ủy ban nhân dân ", "", StringComparison.Ordinal);

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];

    private static AgencyKind KindOf(string written) =>
        Enum.Parse<AgencyKind>(written.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
