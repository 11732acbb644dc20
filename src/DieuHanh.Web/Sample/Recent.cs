using DieuHanh.Tasks.Given;

namespace DieuHanh.Web.Sample;

/// <summary>
/// What an office gives in the weeks before today besides the directives written out: so many made from the templates, at whatever stage
/// their course has reached.
/// </summary>
internal sealed class Recent(Play play, Generator generator)
{
    private const int Documents = 150;
    private const int Days = 110;

    public IEnumerable<Episode> All()
    {
        var from = play.Stage.Today.AddDays(-Days);
        var days = Enumerable.Range(0, Days - 1).Select(from.AddDays).Where(play.Stage.Calendar.IsWorking).ToList();
        return Enumerable
            .Range(0, Documents)
            .Select(_ => play.Dice.Of(days))
            .Select(day => new Episode(day, cancel => Tell(day, cancel)));
    }

    private async Task Tell(DateOnly day, CancellationToken cancel)
    {
        var draft = generator.Directive(day);
        var next = play.Stage.After(day, play.Dice.Between(0, 1));
        var given = generator.Tasks(draft, next > play.Stage.Today ? day : next, play.Dice.OneIn(5) ? 2 : 1);
        var document = await play.Issue(draft.Paper, given, cancel);
        foreach (var what in given)
        {
            var agenda = play.Agenda();
            agenda.PlanOrdinary(play.Give(Play.Of(document, what)));
            agenda.Play();
        }
    }
}
