using DieuHanh.Documents;
using DieuHanh.Documents.Outgoing;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Review;

namespace DieuHanh.Web.Sample;

/// <summary>Everything a part of the sample needs to tell its story with.</summary>
internal sealed class Play(
    Stage stage,
    Chronicle chronicle,
    Registry registry,
    DocumentsDb documents,
    TasksDb tasks,
    Dice dice
)
{
    /// <summary>Documents told before they are saved together.</summary>
    private const int Chunk = 40;

    private int told;

    public Stage Stage => stage;
    public Dice Dice => dice;
    public Registry Registry => registry;
    public Chronicle Chronicle => chronicle;
    public DocumentsDb Documents => documents;
    public TasksDb Tasks => tasks;
    public Course Course { get; } = new(stage, chronicle, tasks, dice);

    public Agenda Agenda() => new(stage, Course, dice);

    /// <summary>The unit's officer gives it.</summary>
    public SteeringTask Give(GivenTask what) =>
        Course.Give(
            what,
            what.MonitoringOfficerId is { } officer ? stage.Person(officer) : stage.Officer(what.MonitoringUnitId)
        );

    /// <summary>Enters a directive without its text, addressed to whom its tasks concern.</summary>
    public Task<OutgoingDocument> Issue(Paper paper, IReadOnlyList<GivenTask> tasks, CancellationToken cancel) =>
        Issue(paper, registry.Next(Direction.Outgoing, paper.Type, paper.Issued.Year), tasks, text: null, cancel);

    public Task<OutgoingDocument> Issue(
        Paper paper,
        BookNumber number,
        IReadOnlyList<GivenTask> tasks,
        string? text,
        CancellationToken cancel
    ) => registry.Issue(paper, number, tasks.SelectMany(t => t.Owed.Concat(t.Coordinating)), text, cancel);

    /// <summary>The text was handed over for reading on the day of issue.</summary>
    public void HandOver(OutgoingDocument document, DateOnly day)
    {
        var at = Evening(day, 30);
        chronicle.Tell(
            at,
            stage.Clerk(dice),
            "Chuyển đọc nhiệm vụ",
            () =>
            {
                document.ReadTasks(readable: true, directive: true, document.UnitId, null, at);
                return [document];
            }
        );
    }

    /// <summary>Its tasks were checked and given on the day they were given.</summary>
    public void Review(OutgoingDocument document, Paper paper, string text, IReadOnlyList<SteeringTask> given)
    {
        var officer = stage.Officer(paper.UnitId);
        var day = given.Count == 0 ? paper.Issued : given[0].GivenOn;
        var (read, done) = (Evening(paper.Issued, 31), Evening(day, 45));
        chronicle.Tell(
            done,
            officer,
            "Giao nhiệm vụ",
            () =>
                FinishedReview.Of(
                    Brief(document, text),
                    stage.Book.Person(paper.DirectedById),
                    paper.UnitId,
                    officer.PersonId,
                    given,
                    stage.Calendar,
                    stage.Book,
                    officer.PersonId,
                    read,
                    done
                )
        );
    }

    // After all that is told of an office day; of today, before anyone can look.
    private DateTime Evening(DateOnly day, int minute) => Stage.At(day, day < stage.Today ? 17 : 0, minute);

    private static DocumentBrief Brief(OutgoingDocument d, string text) =>
        new(d.Id, d.Code, d.IssuedOn, d.Issuer, d.TypeName, d.Subject, d.Signer, text, d.Url);

    /// <summary>Tells all episodes in the order of their days; saves them some at a time.</summary>
    public async Task Tell(IEnumerable<Episode> episodes, CancellationToken cancel)
    {
        foreach (var episode in episodes.OrderBy(e => e.Day).ToList())
        {
            await episode.Tell(cancel);
            if (++told % Chunk == 0)
            {
                await chronicle.Save(cancel);
            }
        }
    }

    /// <summary>The task as a task of this document.</summary>
    public static GivenTask Of(Document document, GivenTask task) =>
        task with
        {
            Document = task.Document! with
            {
                Id = document.Id,
                Code = document.Code,
                IssuedOn = document.IssuedOn,
                Issuer = document.Issuer,
                Signer = document.Signer ?? "",
            },
        };
}
