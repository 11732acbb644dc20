using DieuHanh.Documents.Outgoing;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Events;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;

namespace DieuHanh.Web.Sample;

/// <summary>The work of these weeks: directives written out, each with the story its line in the index tells.</summary>
internal sealed class Present(Play play, Texts texts)
{
    private const string Why = "Nội dung thuộc chức năng, nhiệm vụ của cơ quan khác theo quy định hiện hành.";

    private static readonly DateOnly HistoryEnds = new(2015, 12, 31);

    private int extensions;

    private DateOnly Today => play.Stage.Today;

    public IEnumerable<Episode> Of(string sample) =>
        texts
            .Of(sample)
            .Where(t => t.Issued > HistoryEnds)
            .Select(t => new Episode(t.Issued, cancel => Tell(t, cancel)));

    private async Task Tell(TextDirective text, CancellationToken cancel)
    {
        var paper = texts.Paper(text);
        var number = play.Registry.Next(Direction.Outgoing, paper.Type, paper.Issued.Year);
        var words = text.Numbered(number.Number);
        var given = text.Story is "unread" or "proposed" or "no_task"
            ? []
            : texts.Tasks(text, paper, words, GivenOn(text, paper)).ToList();
        var document = await play.Issue(paper, number, given, words, cancel);
        if (text.Story is "proposed" || given.Count > 0)
        {
            play.HandOver(document, text.Issued);
        }

        if (text.Story is "proposed")
        {
            Announce(document);
        }

        var tasks = given.Select(g => play.Give(Play.Of(document, g))).ToList();
        if (tasks.Count > 0)
        {
            play.Review(document, paper, words, tasks);
        }

        for (var i = 0; i < tasks.Count; i++)
        {
            var agenda = play.Agenda();
            Plan(agenda, text.Story, tasks[i], i);
            agenda.Play();
        }
    }

    /// <summary>Its reading is still to come: the fact leaves as soon as the office opens.</summary>
    private void Announce(OutgoingDocument document) =>
        play.Documents.Outbox.Add(
            OutboxRow.Of(
                new DocumentRegistered(
                    document.Id,
                    Directive: true,
                    document.UnitId,
                    play.Stage.Officer(document.UnitId!.Value).PersonId
                ),
                Stage.At(Today, 0, 0)
            )
        );

    // An express directive is given the same day, any other the next working day; nothing is given tomorrow.
    private DateOnly GivenOn(TextDirective text, Paper paper)
    {
        var day = paper.Urgency is Urgency.Normal ? play.Stage.After(text.Issued, 1) : text.Issued;
        return day > Today ? Today : day;
    }

    private void Plan(Agenda agenda, string story, SteeringTask task, int number)
    {
        foreach (var asked in task.Contributions.Where((_, i) => i % 3 != 2))
        {
            var day = play.Stage.After(task.GivenOn, play.Dice.Between(3, 9));
            agenda.On(day, () => play.Course.Contribute(task, asked, day));
        }

        var at = 0;
        foreach (var part in task.Assignments)
        {
            Plan(agenda, story, task, part, number + at++);
        }
    }

    private void Plan(Agenda agenda, string story, SteeringTask task, Assignment part, int number)
    {
        var accepted = agenda.PlanAcceptance(part);
        var first = play.Stage.After(accepted, 1);
        var ago = (int days) => Later(first, play.Stage.Calendar.AddWorkingDays(Today, -days));
        var past = part.Due < Today;
        var near = part.Due is { } soon && soon <= Today.AddDays(25);
        switch (story)
        {
            case "done":
                agenda.PlanCompletion(task, part, Later(first, InTime(part, first)), ago(5));
                break;
            case "overdue" when past:
                if (number % 3 == 2)
                {
                    agenda.PlanCompletion(task, part, ago(1));
                }

                break;
            case "awaiting" when task.Assignments.Count > 5 && number % 4 == 3:
                break;
            case "awaiting" when task.Assignments.Count > 5 && number % 4 == 2:
                agenda.PlanCompletion(task, part, ago(8));
                break;
            case "awaiting" when near || past:
                agenda.PlanReportOnly(
                    task,
                    part,
                    Later(first, Earlier(part.Due!.Value, ago(1 + (number % 3)))),
                    number % 2 == 0
                );
                break;
            case "extended" when part.Due is { } due && due <= Today.AddDays(20):
                Extend(agenda, task, part, due, first);
                break;
            case "returned" when near && number % 2 == 0:
                agenda.PlanReturn(task, part, ago(5));
                break;
            case "suspended" when number == 0:
                agenda.PlanSuspension(
                    task,
                    part,
                    "Chờ kết luận của cơ quan có thẩm quyền về nội dung liên quan.",
                    ago(6)
                );
                break;
            case "transfer" when number < 2:
                agenda.On(ago(1), () => play.Course.RequestTransfer(part, Why, Other(task, part), ago(1)));
                break;
            case "due_today" when !past:
                break;
            default:
                if (past)
                {
                    agenda.PlanCompletion(task, part, Later(first, InTime(part, first)));
                }
                else if (number % 3 == 1)
                {
                    agenda.On(
                        ago(2),
                        () =>
                            play.Course.Note(
                                part,
                                ago(2),
                                "Đã phân công đơn vị chủ trì; đang lấy ý kiến các đơn vị liên quan."
                            )
                    );
                }

                break;
        }
    }

    // One granted, one with the office's opinion, one just asked.
    private void Extend(Agenda agenda, SteeringTask task, Assignment part, DateOnly due, DateOnly first)
    {
        var number = extensions++ % 3;
        var newDue = play.Stage.WorkingUntil(Later(due, Today).AddDays(14 + number));
        var asked = number switch
        {
            0 => Later(first, play.Stage.Calendar.AddWorkingDays(Earlier(due, Today), -6)),
            1 => Later(first, play.Stage.Calendar.AddWorkingDays(Today, -3)),
            _ => Later(first, play.Stage.Calendar.AddWorkingDays(Today, -1)),
        };
        agenda.PlanExtension(task, part, asked, newDue);
    }

    /// <summary>Another agency that knows the matter: one asked to help; the first connected one that does not owe it otherwise.</summary>
    private Guid? Other(SteeringTask task, Assignment part) =>
        task.Contributions.Count > 0
            ? null
            : play
                .Stage.Book.Connected(Today)
                .FirstOrDefault(a =>
                    a.Kind == play.Stage.Book.Agency(part.AgencyId)!.Kind
                    && a.Id != play.Stage.Book.OfficeId
                    && task.Assignments.All(p => p.AgencyId != a.Id)
                )
                ?.Id;

    private DateOnly InTime(Assignment part, DateOnly first) =>
        part.Due is { } due
            ? play.Stage.WorkingUntil(due.AddDays(-play.Dice.Between(0, 3)))
            : play.Stage.After(first, play.Dice.Between(8, 15));

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
