using DieuHanh.Kernel.Data;
using DieuHanh.Reading.Assignments;
using DieuHanh.Tasks.Given;

namespace DieuHanh.Web.Sample;

/// <summary>Tasks given shortly before the mergers of 2025: the agency ended, its open part went to the heir with its clock.</summary>
internal sealed class Passed(Play play)
{
    public IEnumerable<Episode> Of(string sample)
    {
        var tokens = new DayTokens(play.Stage);
        return SampleData
            .Rows("passed.tsv")
            .Where(r => r["sample"] == sample)
            .Select(r =>
            {
                var issued = tokens.Day(r["issued"]);
                return new Episode(issued, cancel => Tell(r, issued, tokens.Day(r["due"]), cancel));
            });
    }

    private async Task Tell(TsvRow row, DateOnly issued, DateOnly due, CancellationToken cancel)
    {
        var field = play.Stage.Directory.Fields[row["field"]];
        var line =
            play.Stage.Book.Portfolio(field, null, issued)
            ?? throw new InvalidDataException($"Nobody answers for {row["field"]}.");
        var paper = Paper(row, issued, line.LeaderId!.Value, line.OfficeLeaderId!.Value, line.UnitId!.Value);
        var given = new GivenTask
        {
            Action = row["action"],
            Document = new DocumentSource(Guid.Empty, "", issued, "", "", null, null, row["action"]),
            DirectedById = paper.DirectedById,
            MonitoringUnitId = paper.UnitId,
            MonitoringOfficerId = line.OfficerId,
            Field = field,
            Kind = TaskKind.WithDeadline,
            Due = due,
            DeadlineRaw = $"trước ngày {Kernel.Words.Dates.Show(due)}",
            Owed = [play.Stage.Agency(row["agency"])],
            GivenOn = play.Stage.After(issued, 1),
        };
        var document = await play.Issue(paper, [given], cancel);
        Live(play.Give(Play.Of(document, given)), row["story"] == "done");
    }

    private void Live(SteeringTask task, bool done)
    {
        var part = task.Assignments[0];
        var agency = play.Stage.Book.Agency(part.AgencyId)!;
        var day = agency.ValidTo!.Value.AddDays(1);
        var agenda = play.Agenda();
        agenda.PlanAcceptance(part);
        agenda.On(
            day,
            () =>
            {
                var heir = play.Course.PassOn(task, part, agency.Successors[0], day);
                var after = play.Agenda();
                after.PlanAcceptance(heir);
                if (done)
                {
                    after.PlanCompletion(task, heir, play.Stage.WorkingUntil(part.Due!.Value.AddDays(-5)));
                }

                after.Play();
            }
        );
        agenda.Play();
    }

    private Paper Paper(TsvRow row, DateOnly issued, Guid leader, Guid signer, Guid unit)
    {
        var office = play.Stage.Book.Agency(play.Stage.Book.OfficeId)!;
        return new Paper(
            "Công văn",
            issued,
            $"{office.ShortName}-{play.Stage.Book.Unit(unit)!.ShortName}",
            row["subject"],
            office.Name,
            office.Id,
            row["field"],
            leader,
            signer,
            "",
            unit
        );
    }
}
