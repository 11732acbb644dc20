using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Reading.Assignments;
using DieuHanh.Tasks.Assignments;

namespace DieuHanh.Tasks.Given;

/// <summary>
/// A task ("nhiệm vụ"): a duty from a steering document, from a leader's spoken direction or from inside the office. Each agency that owes
/// it has an <see cref="Assignment"/>, which carries the state; the task is done when all of them are.
/// </summary>
public sealed partial class SteeringTask : Entity
{
    public const int LongestAction = 1000;

    private readonly List<Assignment> assignments = [];
    private readonly List<Contribution> contributions = [];
    private readonly List<FollowUp> followUps = [];

    private SteeringTask() { }

    /// <summary>Why a task may not be given as it is said here; <paramref name="book"/> knows which agencies exist.</summary>
    public static Reasons WhyNotGive(GivenTask what, DirectoryBook book)
    {
        var reasons = new Reasons()
            .When(what.Action.Length == 0, "Nhập nội dung nhiệm vụ.")
            .When(what.Action.Length > LongestAction, "Nội dung nhiệm vụ dài quá {0} ký tự.", LongestAction)
            .When(
                what.Document is null && what.Spoken is null && what.Parent is null,
                "Nhiệm vụ phải có văn bản chỉ đạo, ý kiến chỉ đạo trực tiếp hoặc nhiệm vụ cấp trên."
            )
            .When(book.Unit(what.MonitoringUnitId)?.AgencyId != book.OfficeId, "Chọn đơn vị theo dõi của Văn phòng.")
            .When(what.Owed.Count == 0, "Chọn ít nhất một cơ quan thực hiện.")
            .When(
                what.Kind is TaskKind.WithDeadline && what.Due is null,
                "Nhiệm vụ có thời hạn phải có ngày đến hạn; nếu không có thời hạn, chọn loại khác."
            )
            .When(
                what.Kind is TaskKind.WithoutDeadline or TaskKind.Standing && what.Due is not null,
                "Nhiệm vụ không thời hạn hoặc thường xuyên không có ngày đến hạn."
            )
            .When(
                what.Due < what.Document?.IssuedOn,
                "Thời hạn {0} trước ngày ban hành văn bản {1}.",
                what.Due,
                what.Document?.IssuedOn
            )
            .When(what.Due < what.Spoken?.On, "Thời hạn {0} trước ngày chỉ đạo {1}.", what.Due, what.Spoken?.On)
            .When(
                what.GivenOn < (what.Document?.IssuedOn ?? what.Spoken?.On),
                "Ngày giao {0} trước ngày của chỉ đạo.",
                what.GivenOn
            )
            .When(
                what.Parent is { Due: { } parentDue } && (what.Due is null || what.Due > parentDue),
                "Thời hạn phải trong thời hạn của nhiệm vụ cấp trên ({0}).",
                what.Parent?.Due
            );
        foreach (var id in what.Owed.Concat(what.Coordinating).Concat(what.Informed).Distinct())
        {
            var agency = book.Agency(id);
            reasons
                .When(agency is null, "Có cơ quan không thuộc danh mục.")
                .When(
                    id == book.OfficeId && what.Owed.Contains(id),
                    "Văn phòng theo dõi nhiệm vụ, không phải cơ quan thực hiện: chọn cơ quan khác hoặc loại đề xuất này."
                )
                .When(
                    agency?.ValidOn(what.GivenOn) == false,
                    "{0} không hoạt động vào ngày giao {1}.",
                    agency?.Name,
                    what.GivenOn
                );
        }

        foreach (var id in what.Coordinating.Intersect(what.Owed))
        {
            reasons.When(true, "{0} không thể vừa chủ trì vừa phối hợp.", book.NameOf(id));
        }

        return reasons;
    }

    public static SteeringTask Give(GivenTask what, DirectoryBook book)
    {
        WhyNotGive(what, book).Refuse();
        var task = new SteeringTask
        {
            Action = what.Action,
            Kind = what.Kind,
            DocumentId = what.Document?.Id,
            DocumentCode = what.Document?.Code ?? "",
            DocumentDate = what.Document?.IssuedOn,
            SpanStart = what.Document?.Start,
            SpanEnd = what.Document?.End,
            Quote = what.Document?.Quote ?? "",
            Issuer = what.Document?.Issuer ?? "",
            Signer = what.Document?.Signer ?? "",
            SpokenOn = what.Spoken?.On,
            SpokenChannel = what.Spoken?.Channel ?? "",
            WrittenDownById = what.Spoken?.WrittenDownById,
            DirectedById = what.DirectedById,
            DirectedBy = what.DirectedBy.Length > 0 ? what.DirectedBy : book.NameOf(what.DirectedById),
            DeciderId = what.DeciderId,
            MonitoringUnitId = what.MonitoringUnitId,
            MonitoringOfficerId = what.MonitoringOfficerId,
            Field = what.Field,
            KeyTask = what.KeyTask,
            BySubmission = what.BySubmission,
            FirstDue = what.Due,
            DueHour = what.DueHour,
            DeadlineRaw = what.DeadlineRaw,
            DeadlineWhy = what.DeadlineWhy,
            Openness = what.Openness,
            GivenOn = what.GivenOn,
            EarlierId = what.Earlier?.Id,
            Chain = what.Chain,
            ParentAssignmentId = what.Parent?.Id,
        };
        task.assignments.AddRange(
            what.Owed.Distinct().Select(a => Assignment.Of(task, a, what.GivenOn, what.Due, what.DueHour))
        );
        task.contributions.AddRange(
            what.Coordinating.Distinct().Select(a => Contribution.Ask(task.Id, a, what.GivenOn, wanted: true))
        );
        task.contributions.AddRange(
            what.Informed.Except([.. what.Owed, .. what.Coordinating])
                .Select(a => Contribution.Ask(task.Id, a, what.GivenOn, wanted: false))
        );
        task.Tell(task.Named);
        return task;
    }

    public string Action { get; private set; } = "";
    public TaskKind Kind { get; private set; }

    /// <summary>The directive; its page opens the text at the span.</summary>
    public Guid? DocumentId { get; private set; }
    public string DocumentCode { get; private set; } = "";
    public DateOnly? DocumentDate { get; private set; }
    public int? SpanStart { get; private set; }
    public int? SpanEnd { get; private set; }
    public string Quote { get; private set; } = "";
    public string Issuer { get; private set; } = "";
    public string Signer { get; private set; } = "";

    /// <summary>Day, channel and writer of a spoken direction.</summary>
    public DateOnly? SpokenOn { get; private set; }
    public string SpokenChannel { get; private set; } = "";
    public Guid? WrittenDownById { get; private set; }
    public Guid? DirectedById { get; private set; }
    public string DirectedBy { get; private set; } = "";

    /// <summary>Who decides about it, where a person was named for that; see <see cref="Desks.Deciders"/>.</summary>
    public Guid? DeciderId { get; private set; }
    public Guid MonitoringUnitId { get; private set; }
    public Guid? MonitoringOfficerId { get; private set; }
    public string Field { get; private set; } = "";
    public bool KeyTask { get; private set; }
    public bool BySubmission { get; private set; }

    /// <summary>The deadline first given; each assignment carries the one that holds now.</summary>
    public DateOnly? FirstDue { get; private set; }
    public TimeOnly? DueHour { get; private set; }
    public string DeadlineRaw { get; private set; } = "";
    public string DeadlineWhy { get; private set; } = "";
    public Openness Openness { get; private set; }
    public DateOnly GivenOn { get; private set; }
    public Guid? EarlierId { get; private set; }
    public TaskChain? Chain { get; private set; }
    public Guid? ParentAssignmentId { get; private set; }

    public IReadOnlyList<Assignment> Assignments => assignments;
    public IReadOnlyList<Contribution> Contributions => contributions;
    public IReadOnlyList<FollowUp> FollowUps => followUps;

    /// <summary>Every agency that owes it, coordinates or is informed, or once did.</summary>
    private IEnumerable<Guid> Named =>
        assignments.Select(a => a.AgencyId).Concat(contributions.Select(c => c.AgencyId));

    /// <summary>Chờ văn bản hóa: a spoken direction whose document has not come yet.</summary>
    public bool AwaitsDocument => SpokenOn is not null && DocumentId is null;
}
