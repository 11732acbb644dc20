using DieuHanh.Documents.Registers;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;

namespace DieuHanh.Web.Sample;

/// <summary>
/// January to May 2015: <see cref="Documents"/> directives with <see cref="Tasks"/> tasks, as many as the office had then. Twelve are
/// written out; the generator makes what is missing. All was over by the end of that year, except what waited for the mergers of 2025.
/// </summary>
internal sealed class History(Play play, Texts texts, Generator generator)
{
    public const int Documents = 1664;
    public const int Tasks = 1908;

    private static readonly DateOnly FirstDay = new(2015, 1, 5);
    private static readonly DateOnly LastDay = new(2015, 5, 29);
    private static readonly DateOnly Over = new(2015, 12, 18);

    public IEnumerable<Episode> All()
    {
        var written = texts.Of("government").Where(t => t.Issued <= LastDay).ToList();
        var workingDays = Enumerable
            .Range(0, LastDay.DayNumber - FirstDay.DayNumber + 1)
            .Select(FirstDay.AddDays)
            .Where(play.Stage.Calendar.IsWorking)
            .ToList();
        var inTexts = written.Sum(t => texts.Tasks(t, texts.Paper(t), t.Text, GivenOn(t)).Count());
        return
        [
            .. written.Select(t => new Episode(t.Issued, cancel => TellText(t, cancel))),
            .. Spread(Documents - written.Count, Tasks - inTexts)
                .Select(tasks => (Day: play.Dice.Of(workingDays), Tasks: tasks))
                .Select(d => new Episode(d.Day, cancel => TellDraft(d.Day, d.Tasks, cancel))),
        ];
    }

    private async Task TellText(TextDirective text, CancellationToken cancel)
    {
        var paper = texts.Paper(text);
        var number = play.Registry.Next(Direction.Outgoing, paper.Type, paper.Issued.Year);
        var words = text.Numbered(number.Number);
        var given = texts.Tasks(text, paper, words, GivenOn(text)).ToList();
        var document = await play.Issue(paper, number, given, words, cancel);
        play.HandOver(document, text.Issued);
        var tasks = given.Select(g => play.Give(Play.Of(document, g))).ToList();
        play.Review(document, paper, words, tasks);
        foreach (var task in tasks)
        {
            Live(task, text.Story == "merged");
        }
    }

    private async Task TellDraft(DateOnly day, int tasks, CancellationToken cancel)
    {
        var draft = generator.Directive(day);
        var given = generator.Tasks(draft, GivenOn(day), tasks);
        var document = await play.Issue(draft.Paper, given, cancel);
        foreach (var what in given)
        {
            Live(play.Give(Play.Of(document, what)), merged: false);
        }
    }

    private void Live(SteeringTask task, bool merged)
    {
        var agenda = play.Agenda();
        if (merged && task.Assignments.FirstOrDefault(Ended) is { } part)
        {
            Inherit(agenda, task, part);
        }
        else
        {
            agenda.PlanOrdinary(task, Over);
        }

        agenda.Play();
    }

    private bool Ended(Assignment part) =>
        play.Stage.Book.Agency(part.AgencyId) is { ValidTo: not null, Successors.Count: > 0 };

    /// <summary>The agency still owed it when it was merged: the heir took it over and finished it.</summary>
    private void Inherit(Agenda agenda, SteeringTask task, Assignment part)
    {
        var agency = play.Stage.Book.Agency(part.AgencyId)!;
        var day = agency.ValidTo!.Value.AddDays(1);
        agenda.PlanAcceptance(part);
        agenda.PlanOrdinary(task, Over, except: part);
        agenda.On(
            day,
            () =>
            {
                var heir = play.Course.PassOn(task, part, agency.Successors[0], day);
                var after = play.Agenda();
                after.PlanAcceptance(heir);
                after.PlanCompletion(task, heir, play.Stage.After(day, play.Dice.Between(30, 120)));
                after.Play();
            }
        );
    }

    private DateOnly GivenOn(TextDirective text) => play.Stage.After(text.Issued, 1);

    // The next working day, but within the period: the tasks belong to it.
    private DateOnly GivenOn(DateOnly issued)
    {
        var next = play.Stage.After(issued, play.Dice.Percent(60) ? 0 : 1);
        return next > LastDay ? issued : next;
    }

    /// <summary>How many tasks each of so many documents has: at least one, never more than five.</summary>
    private List<int> Spread(int documents, int tasks)
    {
        var each = Enumerable.Repeat(1, documents).ToList();
        for (var left = tasks - documents; left > 0; )
        {
            var at = play.Dice.Below(documents);
            if (each[at] < 5)
            {
                each[at]++;
                left--;
            }
        }

        return each;
    }
}
