using DieuHanh.Kernel.Data;
using DieuHanh.Reading.Assignments;
using DieuHanh.Tasks.Given;

namespace DieuHanh.Web.Sample;

/// <summary>Directions spoken by leaders and written down by those who enter for them; they wait for their documents.</summary>
internal sealed class Spoken(Play play)
{
    public IEnumerable<Episode> Of(string sample)
    {
        var tokens = new DayTokens(play.Stage);
        return SampleData
            .Rows("spoken.tsv")
            .Where(r => r["sample"] == sample)
            .Select(r =>
            {
                var day = tokens.Day(r["spoken"]);
                return Episode.On(day, () => Tell(r, day, tokens.Day(r["due"])));
            });
    }

    private void Tell(TsvRow row, DateOnly day, DateOnly due)
    {
        var leader = play.Stage.Directory.People[row["leader"]];
        var writer = play.Stage.EntersFor(leader);
        var field = play.Stage.Directory.Fields[row["field"]];
        var line = play.Stage.Book.Portfolio(field, null, day);
        var task = play.Course.Give(
            new GivenTask
            {
                Action = row["action"],
                Spoken = new SpokenDirection(day, row["channel"], writer.PersonId!.Value),
                DirectedById = leader,
                MonitoringUnitId = line!.UnitId!.Value,
                MonitoringOfficerId = line.OfficerId,
                Field = field,
                Kind = TaskKind.WithDeadline,
                Due = due,
                DeadlineRaw = $"trước ngày {Kernel.Words.Dates.Show(due)}",
                Owed = [play.Stage.Agency(row["agency"])],
                GivenOn = day,
            },
            writer,
            behalfOf: writer.PersonId == leader ? null : leader
        );
        var agenda = play.Agenda();
        agenda.PlanAcceptance(task.Assignments[0]);
        agenda.Play();
    }
}
