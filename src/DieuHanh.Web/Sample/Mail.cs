using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;

namespace DieuHanh.Web.Sample;

/// <summary>Incoming documents of these weeks, each as far on its way as its line says.</summary>
internal sealed class Mail(Play play)
{
    private static readonly string[] Way = ["registered", "submitted", "routed", "in_hand", "resolved"];

    public IEnumerable<Episode> Of(string sample)
    {
        var tokens = new DayTokens(play.Stage);
        return SampleData
            .Rows("incoming.tsv")
            .Where(r => r["sample"] == sample)
            .Select(r =>
            {
                var day = tokens.Day(r["arrived"]);
                return Episode.On(day, () => Tell(r, day));
            });
    }

    private void Tell(TsvRow row, DateOnly day)
    {
        var clerk = play.Stage.Clerk(play.Dice);
        var field = play.Stage.Directory.Fields[row["field"]];
        var line = play.Stage.Book.Portfolio(field, null, day);
        var document = Register(row, day, clerk);
        if (row["state"] == "sent_back")
        {
            Do(
                day,
                10,
                clerk,
                "Trả lại nơi gửi",
                document,
                _ => document.SendBack("Gửi không đúng thẩm quyền; đề nghị gửi bộ quản lý ngành.")
            );
            return;
        }

        var steps = Array.IndexOf(Way, row["state"]);
        var leader = line?.OfficeLeaderId ?? throw new InvalidDataException($"Nobody answers for {row["field"]}.");
        var officer = play.Stage.Person(line.OfficerId ?? play.Stage.Officer(line.UnitId!.Value).PersonId!.Value);
        if (steps >= 1)
        {
            Do(day, 15, clerk, "Trình văn bản", document, at => document.Submit(leader, at));
        }

        if (steps >= 2)
        {
            var next = play.Stage.After(day, 1);
            Do(
                next,
                8,
                play.Stage.Person(leader),
                "Ghi ý kiến chỉ đạo",
                document,
                at => Direct(document, line.UnitId!.Value, leader, next, at)
            );
        }

        if (steps >= 3)
        {
            Do(
                play.Stage.After(day, 2),
                9,
                officer,
                "Nhận xử lý",
                document,
                at => document.TakeInHand(document.Routings[0], officer.PersonId!.Value, at)
            );
        }

        if (steps >= 4)
        {
            Do(
                play.Stage.After(day, 5),
                14,
                officer,
                "Giải quyết xong",
                document,
                at => document.Resolve(document.Routings[0], Resolution.Filed, null, "Lưu theo dõi.", at)
            );
        }
    }

    private IncomingDocument Register(TsvRow row, DateOnly day, Actor clerk)
    {
        var agency = play.Stage.Book.Agency(play.Stage.Agency(row["agency"]))!;
        var issued = play.Stage.Calendar.AddWorkingDays(day, -1);
        var at = Moment(day, 8);
        IncomingDocument? document = null;
        play.Chronicle.Tell(
            at,
            clerk,
            "Đăng ký văn bản đến",
            () =>
            {
                document = IncomingDocument.Register(
                    play.Registry.Next(Direction.Incoming, row["type"], day.Year),
                    day,
                    new Particulars(
                        DocumentCode.Of(play.Dice.Between(120, 4_900), row["notation"]),
                        issued,
                        agency.Id,
                        agency.Name,
                        row["type"],
                        row["subject"],
                        row["urgency"] == "Khẩn" ? Urgency.Urgent : Urgency.Normal,
                        Open: true
                    ),
                    copy: 1,
                    clerk.PersonId,
                    at
                );
                play.Registry.Index(document);
                return [document];
            }
        );
        return document!;
    }

    private void Direct(IncomingDocument document, Guid unit, Guid leader, DateOnly day, DateTime at)
    {
        var other = play.Stage.Book.OfficeUnits.FirstOrDefault(u => u.Id != unit && u.ShortName == "TH");
        document.Direct(
            "Giao đơn vị chủ trì nghiên cứu, đề xuất; báo cáo trước khi trình.",
            other is null
                ? [new(unit, true, Part.Lead)]
                : [new(unit, true, Part.Lead), new(other.Id, true, Part.Information)],
            play.Stage.After(day, 7),
            enteredBy: null,
            id => id == leader,
            at
        );
    }

    // What is planned for later has not happened.
    private void Do(DateOnly day, int hour, Actor by, string action, IncomingDocument document, Action<DateTime> deed)
    {
        if (day > play.Stage.Today)
        {
            return;
        }

        var at = Moment(day, hour);
        play.Chronicle.Tell(
            at,
            by,
            action,
            () =>
            {
                deed(at);
                return [document, .. document.Routings];
            }
        );
    }

    private DateTime Moment(DateOnly day, int hour) =>
        day < play.Stage.Today ? Stage.At(day, hour, play.Dice.Below(50)) : Stage.At(day, 0, Math.Min(hour, 9));
}
