using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Assignments;

namespace DieuHanh.Tasks.Reports;

public enum ReportState
{
    /// <summary>Chờ thủ trưởng cơ quan duyệt: not sent yet, the clock runs.</summary>
    AwaitingHead,

    /// <summary>Chờ chuyên viên theo dõi kiểm tra.</summary>
    Sent,

    /// <summary>Chờ lãnh đạo đơn vị xác nhận.</summary>
    Checked,

    /// <summary>Đã xác nhận.</summary>
    Confirmed,

    /// <summary>Yêu cầu thực hiện lại.</summary>
    Returned,

    /// <summary>Thủ trưởng cơ quan trả lại, chưa gửi.</summary>
    SentBackInside,
}

/// <summary>What was done: the words of the agency, the product with its number and date, and when the office got it.</summary>
/// <param name="Explained">Why contributions that were asked for are missing; empty when none is.</param>
public sealed record Result(
    string Words,
    string Product,
    DateOnly? ProductDate,
    string Explained,
    Guid? DocumentId = null
);

/// <summary>
/// A report of completion ("báo cáo hoàn thành"). It may be approved inside the agency first; the monitoring officer then proposes, and the
/// head of the unit confirms or returns it with a reason. A returned one never counts: the next is another report.
/// </summary>
public sealed class CompletionReport : Entity
{
    private CompletionReport() { }

    /// <summary>Something must be shown as the result.</summary>
    public static Reasons WhyEmpty(Result result, bool hasFile) =>
        new Reasons().When(
            !hasFile && result.Product.Length == 0 && result.Words.Length == 0,
            "Báo cáo phải có sản phẩm: tệp, số văn bản kết quả hoặc nội dung kết quả."
        );

    /// <summary>Contributions that are missing must be explained.</summary>
    /// <param name="unanswered">Number of contributions asked for and not given.</param>
    public static Reasons WhyUnexplained(Result result, int unanswered) =>
        new Reasons().When(
            unanswered > 0 && result.Explained.Length == 0,
            "Còn {0} cơ quan phối hợp chưa có ý kiến: chờ ý kiến hoặc giải trình.",
            unanswered
        );

    public static Reasons WhyMisdated(Result result, DateOnly today) =>
        new Reasons().When(result.ProductDate > today, "Ngày của văn bản kết quả ở sau hôm nay.");

    public static CompletionReport Write(Assignment part, Result result, bool headFirst, Guid byId) =>
        new()
        {
            TaskId = part.TaskId,
            AssignmentId = part.Id,
            AgencyId = part.AgencyId,
            UnitId = part.UnitId,
            OfficerId = part.OfficerId,
            Words = result.Words,
            Product = result.Product,
            ProductDate = result.ProductDate,
            Explained = result.Explained,
            DocumentId = result.DocumentId,
            WrittenById = byId,
            State = headFirst ? ReportState.AwaitingHead : ReportState.Sent,
        };

    public Guid TaskId { get; private init; }
    public Guid AssignmentId { get; private init; }
    public Guid AgencyId { get; private init; }
    public Guid UnitId { get; private set; }
    public Guid? OfficerId { get; private set; }
    public ReportState State { get; private set; }
    public string Words { get; private init; } = "";

    /// <summary>Number of the result document, and its date.</summary>
    public string Product { get; private init; } = "";
    public DateOnly? ProductDate { get; private init; }
    public string Explained { get; private init; } = "";

    /// <summary>The registered incoming document the office reported it from.</summary>
    public Guid? DocumentId { get; private init; }
    public Guid WrittenById { get; private init; }

    /// <summary>When the office got it.</summary>
    public DateOnly? ReceivedOn { get; private set; }
    public TimeOnly? ReceivedHour { get; private set; }

    /// <summary>False while it waits inside the agency, and for ever where it was sent back there.</summary>
    public bool LeftAgency => ReceivedOn is not null;

    /// <summary>What the monitoring officer proposes: true to confirm, false to return.</summary>
    public bool? ProposedFor { get; private set; }
    public string ProposedWords { get; private set; } = "";
    public Guid? ProposedById { get; private set; }

    /// <summary>The words with which it was confirmed or returned.</summary>
    public string AnswerWords { get; private set; } = "";
    public override Guid WholeId => TaskId;

    /// <summary>
    /// The day a result counts from: the date of its document if the office got it within <paramref name="days"/> working days of that
    /// date, else the day of receipt; a submission always from its receipt. Never before the agency was given the task.
    /// </summary>
    public static DateOnly CountsFrom(
        DateOnly? productDate,
        DateOnly receivedOn,
        bool bySubmission,
        int days,
        DateOnly givenOn,
        WorkingCalendar calendar
    )
    {
        var counts =
            !bySubmission
            && productDate is { } dated
            && dated <= receivedOn
            && receivedOn <= calendar.AddWorkingDays(dated, days)
                ? dated
                : receivedOn;
        return counts < givenOn ? givenOn : counts;
    }

    /// <summary>The office has it: the clock of the assignment stops.</summary>
    public void Receive(Assignment part, DateOnly on, TimeOnly? hour, DateOnly countsFrom)
    {
        (ReceivedOn, ReceivedHour) = (on, hour);
        part.Report(countsFrom, countsFrom == on ? hour : null);
    }

    public Reasons WhyNotApproveInside() =>
        new Reasons().When(State is not ReportState.AwaitingHead, "Báo cáo không chờ thủ trưởng cơ quan duyệt.");

    public void ApproveInside()
    {
        WhyNotApproveInside().Refuse();
        State = ReportState.Sent;
    }

    public void SendBackInside(string why)
    {
        WhyNotApproveInside().Refuse();
        (State, AnswerWords) = (ReportState.SentBackInside, why);
    }

    public Reasons WhyNotCheck() =>
        new Reasons().When(State is not ReportState.Sent, "Báo cáo đã được kiểm tra hoặc đã kết thúc.");

    public void Check(bool @for, string words, Guid byId)
    {
        WhyNotCheck().Refuse();
        (State, ProposedFor, ProposedWords, ProposedById) = (ReportState.Checked, @for, words, byId);
    }

    public Reasons WhyNotAnswer(Assignment part) =>
        new Reasons()
            .When(State is ReportState.Sent, "Chuyên viên theo dõi chưa đề xuất.")
            .When(State is not (ReportState.Sent or ReportState.Checked), "Báo cáo không chờ xác nhận.")
            .And(part.WhyNotConfirm());

    public void Confirm(Assignment part, string words, DateOnly on)
    {
        WhyNotAnswer(part).Refuse();
        part.Confirm(on);
        (State, AnswerWords) = (ReportState.Confirmed, words);
    }

    public void Return(Assignment part, string why)
    {
        WhyNotAnswer(part).Refuse();
        part.Return();
        (State, AnswerWords) = (ReportState.Returned, why);
    }

    /// <summary>Still to be answered, inside the agency or in the office.</summary>
    public bool Waits => State is ReportState.AwaitingHead or ReportState.Sent or ReportState.Checked;

    /// <summary>The assignment ended in another way (discontinued, transferred, replaced): nobody will answer it.</summary>
    internal void Close()
    {
        if (Waits)
        {
            State = State is ReportState.AwaitingHead ? ReportState.SentBackInside : ReportState.Returned;
        }
    }

    internal void Watch(Guid unitId, Guid? officerId) => (UnitId, OfficerId) = (unitId, officerId);
}
