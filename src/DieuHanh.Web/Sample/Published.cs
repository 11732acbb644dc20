using DieuHanh.Tasks.Figures;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Progress.Publishing;

namespace DieuHanh.Web.Sample;

/// <summary>
/// Periods whose progress stands on the internet: the five months of the history, and the last whole month. Their figures are computed
/// from the rows of the sample as those of any office are; what does not add up, or where nothing was owed, is not published.
/// </summary>
internal sealed class Published(Play play)
{
    private static readonly Period FiveMonths = new(new DateOnly(2015, 1, 1), new DateOnly(2015, 5, 31));

    /// <summary>Told when all tasks are saved, since it reads them.</summary>
    public async Task Tell(CancellationToken cancel)
    {
        await Tell(FiveMonths, "612/QĐ-VP", cancel);
        await Tell(LastMonth, "1108/QĐ-VP", cancel);
    }

    private Period LastMonth
    {
        get
        {
            var first = new DateOnly(play.Stage.Today.Year, play.Stage.Today.Month, 1);
            return new Period(first.AddMonths(-1), first.AddDays(-1));
        }
    }

    private async Task Tell(Period period, string decision, CancellationToken cancel)
    {
        var today = play.Stage.Today;
        var batch = play.Tasks.Batch();
        var asked = FigureTable.Ask(batch, play.Tasks, period, today, connected: true);
        var given = GivenTotals.Ask(batch, play.Tasks.Tasks.Where(t => t.Openness != Openness.OwnAgency), period);
        await batch.Run(cancel);
        var (table, previewed) = (asked(), play.Stage.After(period.To, 1));
        if (previewed >= today || Publication.WhyNotPreview(table, previewed).Any)
        {
            return;
        }

        // The agencies have three days to look at their figures; a decision is never of tomorrow.
        var decided = play.Stage.After(previewed, 3) is var day && day < today ? day : today;
        var editor = play.Stage.Editor();
        Publication? publication = null;
        play.Chronicle.Tell(
            Stage.At(previewed, 9, 0),
            editor,
            "Gửi cơ quan xem trước số liệu công bố",
            () =>
                [publication = Publication.Preview(table, given.Value ?? GivenTotals.None, play.Stage.Book, previewed)]
        );
        play.Chronicle.Tell(
            decided < today ? Stage.At(decided, 10, 0) : Stage.At(today, 0, 50),
            editor,
            "Công bố tiến độ trên mạng",
            () =>
            {
                publication!.Publish(table, decision, decided, TasksListed.All, decided);
                return [publication];
            }
        );
        await play.Chronicle.Save(cancel);
    }
}
