using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Notices;
using DieuHanh.Kernel.Search;
using DieuHanh.Tasks;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Notes;
using DieuHanh.Tasks.Reports;

namespace DieuHanh.Web.Sample;

/// <summary>
/// What happens to tasks of the sample, told deed by deed by those who would do it: the focal point, the officer, the head of the unit,
/// the leader. Every deed goes through the entities' own methods, so none can happen that the office would refuse.
/// </summary>
internal sealed partial class Course(Stage stage, Chronicle chronicle, TasksDb db, Dice dice)
{
    /// <summary>Longest time a notice about new work stays unread in the sample.</summary>
    private const int FreshDays = 7;

    /// <param name="behalfOf">The leader in whose name it is entered.</param>
    public SteeringTask Give(GivenTask what, Actor by, Guid? behalfOf = null)
    {
        var at = Hour(what.GivenOn, 9, 16);
        SteeringTask? task = null;
        chronicle.Tell(
            at,
            by,
            behalfOf is null ? "Giao nhiệm vụ" : "Ghi ý kiến chỉ đạo",
            () =>
            {
                task = SteeringTask.Give(what, stage.Book);
                db.IndexAnew(task, stage.Book);
                if (what.GivenOn.AddDays(FreshDays) >= stage.Today)
                {
                    Announce(task, at);
                }

                return [task, .. task.Assignments, .. task.Contributions];
            },
            behalfOf: behalfOf
        );
        return task!;
    }

    public void Accept(Assignment part, DateOnly on)
    {
        var at = Hour(on, 8, 16);
        chronicle.Tell(
            at,
            stage.FocalPoint(part.AgencyId),
            "Tiếp nhận nhiệm vụ",
            () =>
            {
                part.Accept(at);
                return [part];
            }
        );
    }

    public void Note(Assignment part, DateOnly on, string words)
    {
        var (at, by) = (Hour(on, 8, 16), stage.FocalPoint(part.AgencyId));
        chronicle.Tell(
            at,
            by,
            "Cập nhật tiến độ",
            () => [ProgressNote.Write(part.TaskId, part.Id, part.AgencyId, by.PersonId ?? Guid.Empty, words, at)]
        );
    }

    public void Contribute(SteeringTask task, Contribution asked, DateOnly on) =>
        chronicle.Tell(
            Hour(on, 8, 16),
            stage.FocalPoint(asked.AgencyId),
            "Gửi ý kiến phối hợp",
            () =>
            {
                asked.Give($"Thống nhất với nội dung: {Lower(task.Action)}. Đề nghị cơ quan chủ trì tổng hợp.", on);
                return [asked];
            }
        );

    /// <summary>The focal point reports; the clock stops on the day the result counts from.</summary>
    public CompletionReport Report(SteeringTask task, Assignment part, DateOnly on)
    {
        var (at, by) = (Hour(on, 8, 16), stage.FocalPoint(part.AgencyId));
        CompletionReport? report = null;
        chronicle.Tell(
            at,
            by,
            "Báo cáo hoàn thành",
            () =>
            {
                var waiting = task.Contributions.Count(c => c.GivenOn is null);
                report = CompletionReport.Write(
                    part,
                    new Result(
                        $"Đã hoàn thành: {Lower(task.Action)}.",
                        $"{dice.Between(20, 900)}/BC-{Initials(part.AgencyId)}",
                        on,
                        waiting > 0 ? "Đã hết thời gian lấy ý kiến; nội dung phối hợp được tổng hợp khi có ý kiến." : ""
                    ),
                    headFirst: false,
                    by.PersonId ?? Guid.Empty
                );
                var counts = CompletionReport.CountsFrom(on, on, task.BySubmission, 1, part.GivenOn, stage.Calendar);
                report.Receive(part, on, TimeOnly.FromDateTime(Kernel.Words.Dates.Local(at)), counts);
                return [report, part];
            }
        );
        return report!;
    }

    public void Check(SteeringTask task, CompletionReport report, DateOnly on, bool complete = true)
    {
        var by = Officer(task);
        chronicle.Tell(
            Hour(on, 8, 11),
            by,
            complete ? "Đề xuất xác nhận hoàn thành" : "Đề xuất yêu cầu thực hiện lại",
            () =>
            {
                report.Check(
                    complete,
                    complete ? "Kết quả đáp ứng yêu cầu." : "Báo cáo chưa nêu kết quả cụ thể.",
                    by.PersonId ?? Guid.Empty
                );
                return [report];
            }
        );
    }

    public void Confirm(SteeringTask task, Assignment part, CompletionReport report, DateOnly on) =>
        chronicle.Tell(
            Hour(on, 13, 16),
            stage.UnitHead(task.MonitoringUnitId),
            "Xác nhận hoàn thành",
            () =>
            {
                report.Confirm(part, "Đồng ý xác nhận.", on);
                return [report, part];
            }
        );

    public void Return(SteeringTask task, Assignment part, CompletionReport report, DateOnly on)
    {
        const string Why = "Báo cáo chưa nêu kết quả cụ thể và sản phẩm kèm theo; đề nghị bổ sung.";
        chronicle.Tell(
            Hour(on, 13, 16),
            stage.UnitHead(task.MonitoringUnitId),
            "Yêu cầu thực hiện lại",
            () =>
            {
                report.Return(part, Why);
                return [report, part];
            },
            Why
        );
    }

    private void Announce(SteeringTask task, DateTime at)
    {
        var url = TaskUrl.Of(task.Id);
        foreach (
            var (agency, sentence) in task
                .Assignments.Select(a => (a.AgencyId, "Nhiệm vụ mới: {0}"))
                .Concat(task.Contributions.Select(c => (c.AgencyId, "Đề nghị phối hợp: {0}")))
        )
        {
            foreach (var person in stage.Book.Holders(agency, null, Role.FocalPoint))
            {
                db.Notices.Add(Notice.To(person.Id, url, sentence, [task.Action], at));
            }
        }
    }

    private Actor Officer(SteeringTask task) =>
        task.MonitoringOfficerId is { } officer ? stage.Person(officer) : stage.Officer(task.MonitoringUnitId);

    private static Guid Decider(SteeringTask task) =>
        task.DirectedById ?? throw new InvalidOperationException("Nobody directed this task.");

    // Nothing of today lies in the future: the sample may be loaded early in the morning.
    private DateTime Hour(DateOnly day, int from, int to)
    {
        var at = Stage.At(day, dice.Between(from, to), dice.Below(60));
        return day < stage.Today ? at : Stage.At(day, 0, dice.Below(10));
    }

    private string Initials(Guid agencyId)
    {
        var name = stage.Book.Agency(agencyId)!.ShortName;
        return name.Contains(' ', StringComparison.Ordinal) ? name.Split(' ')[0] : name;
    }

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
