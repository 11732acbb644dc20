using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Figures;

namespace DieuHanh.Tasks.Progress.Publishing;

public enum PublicationState
{
    /// <summary>Đã gửi xem trước: the agencies named see it, the internet does not.</summary>
    Preview,

    /// <summary>Đã công bố: by a decision; its figures never change.</summary>
    Published,
}

/// <summary>Which tasks the internet sees one by one, beside the figures of all.</summary>
public enum TasksListed
{
    /// <summary>Chỉ nhiệm vụ đã đánh dấu công khai: those marked for the internet when they were given.</summary>
    Marked,

    /// <summary>Mọi nhiệm vụ các cơ quan kết nối cùng xem: all that the figures count.</summary>
    All,
}

/// <summary>
/// A period whose progress is, or will be, shown on the internet ("kỳ công bố"). Its figures are kept as they were previewed and published:
/// what is known later is shown beside them as a restatement, never in their place.
/// </summary>
public sealed class Publication : Entity
{
    private readonly List<PublishedFigure> figures = [];

    private Publication() { }

    /// <summary>Why a period cannot be previewed.</summary>
    public static Reasons WhyNotPreview(FigureTable table, DateOnly today) =>
        new Reasons()
            .When(table.Period.To >= today, "Chỉ công bố kỳ đã kết thúc trước hôm nay.")
            .When(!table.AddsUp, "Các phần của số liệu không cộng đúng tổng.")
            .When(table.AddsUp && table.Total[Figure.Owed] == 0, "Kỳ này không có nhiệm vụ nào phải thực hiện.");

    public static Publication Preview(FigureTable table, GivenTotals given, DirectoryBook book, DateOnly today)
    {
        var publication = new Publication { FromDay = table.Period.From, ToDay = table.Period.To };
        publication.Renew(table, given, book, today);
        return publication;
    }

    public DateOnly FromDay { get; private init; }
    public DateOnly ToDay { get; private init; }
    public PublicationState State { get; private set; }

    /// <summary>How many tasks were given in the period, and in how many documents.</summary>
    public int Tasks { get; private set; }
    public int Documents { get; private set; }
    public DateOnly PreviewedOn { get; private set; }

    /// <summary>How often it was sent to the agencies: who publishes decides about the last.</summary>
    public int Previews { get; private set; }

    public TasksListed Listed { get; private set; }

    /// <summary>Number of the decision to publish, and its date.</summary>
    public string Decision { get; private set; } = "";
    public DateOnly? DecidedOn { get; private set; }
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>The share by the first deadline is among the figures; those stored before it was computed do not have it, and never get it.</summary>
    public bool KeepsFirst { get; private set; }

    public IReadOnlyList<PublishedFigure> Figures => figures;

    public Period Period => new(FromDay, ToDay);

    public Reasons WhyNotRenew(FigureTable table, DateOnly today) =>
        new Reasons()
            .When(State is PublicationState.Published, "Kỳ này đã công bố ngày {0}.", PublishedOn)
            .And(WhyNotPreview(table, today));

    /// <summary>The agencies get the figures of today to look at, in place of those they got before.</summary>
    public void Renew(FigureTable table, GivenTotals given, DirectoryBook book, DateOnly today)
    {
        WhyNotRenew(table, today).Refuse();
        (Tasks, Documents, PreviewedOn, KeepsFirst) = (given.Tasks, given.Documents, today, true);
        Previews++;
        figures.Clear();
        figures.AddRange(PublishedFigure.Of(Id, table, book));
    }

    /// <summary>Only what the agencies saw is published: figures that moved since are previewed again first.</summary>
    public Reasons WhyNotPublish(FigureTable now, string? decision, DateOnly? decidedOn, DateOnly today) =>
        new Reasons()
            .When(State is PublicationState.Published, "Kỳ này đã công bố ngày {0}.", PublishedOn)
            .When(string.IsNullOrEmpty(decision), "Nhập số quyết định công bố.")
            .When(decidedOn is null, "Nhập ngày quyết định công bố.")
            .When(decidedOn > today, "Ngày quyết định ở sau hôm nay.")
            .When(!now.AddsUp, "Các phần của số liệu không cộng đúng tổng.")
            .When(
                State is PublicationState.Preview && Restatement.Between(this, now).Count > 0,
                "Số liệu đã thay đổi sau khi gửi xem trước; gửi xem trước lại rồi mới công bố."
            );

    public void Publish(FigureTable now, string decision, DateOnly decidedOn, TasksListed listed, DateOnly today)
    {
        WhyNotPublish(now, decision, decidedOn, today).Refuse();
        Listed = listed;
        (State, Decision, DecidedOn, PublishedOn) = (PublicationState.Published, decision, decidedOn, today);
    }

    /// <summary>Which figures were stored: a nought of these is a nought, any other is not known.</summary>
    internal IEnumerable<Figure> Stored =>
        KeepsFirst ? PublishedFigure.Stored : PublishedFigure.Stored.Except(PublishedFigure.ByFirst);

    /// <summary>The figures as they were published.</summary>
    public FigureTable Table() => PublishedFigure.Table(Period, figures);
}

/// <summary>One number of a publication; the agency's name is kept as it was.</summary>
public sealed class PublishedFigure
{
    public Guid PublicationId { get; init; }
    public Guid AgencyId { get; init; }
    public Figure Figure { get; init; }
    public string AgencyName { get; init; } = "";
    public int N { get; init; }

    /// <summary>What the on-time share by the first deadline is made of.</summary>
    internal static readonly Figure[] ByFirst = [Figure.DoneByFirst, Figure.CountedByFirst];

    /// <summary>What is stored: the numbers everything else is a sum of. What is of the week only is no part of a period.</summary>
    internal static readonly Figure[] Stored =
    [
        Figure.CarriedOver,
        Figure.Assigned,
        .. FigureSet.Parts,
        Figure.DueInPeriod,
        Figure.EndedOtherwise,
        .. ByFirst,
    ];

    internal static IEnumerable<PublishedFigure> Of(Guid publicationId, FigureTable table, DirectoryBook book) =>
        from agency in table.ByAgency
        from figure in Stored
        where agency.Value[figure] != 0
        select new PublishedFigure
        {
            PublicationId = publicationId,
            AgencyId = agency.Key,
            Figure = figure,
            AgencyName = book.NameOf(agency.Key),
            N = (int)agency.Value[figure],
        };

    internal static FigureTable Table(Period period, IEnumerable<PublishedFigure> figures)
    {
        var byAgency = new Dictionary<Guid, FigureSet>();
        foreach (var figure in figures)
        {
            if (!byAgency.TryGetValue(figure.AgencyId, out var set))
            {
                byAgency[figure.AgencyId] = set = new FigureSet();
            }

            set.Add(figure.Figure, figure.N);
        }

        return new FigureTable(period, byAgency);
    }
}
