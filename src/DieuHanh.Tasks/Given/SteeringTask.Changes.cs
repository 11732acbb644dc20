using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Assignments;

namespace DieuHanh.Tasks.Given;

// What may happen to a task as a whole after it was given; what happens to each agency's part is the assignment's own.
public sealed partial class SteeringTask
{
    /// <summary>Whoever takes it over must be able to receive and report it here: a connected agency that exists, never the office.</summary>
    public static Reasons WhyNotTransfer(Assignment part, AgencyEntry? heir, DirectoryBook book, DateOnly on) =>
        part.WhyNotTransfer(heir?.Id ?? Guid.Empty)
            .When(heir is null, "Chọn cơ quan nhận nhiệm vụ.")
            .When(heir?.ValidOn(on) == false, "{0} không hoạt động vào ngày {1}.", heir?.Name, on)
            .When(heir?.Id == book.OfficeId, "Văn phòng theo dõi nhiệm vụ, không nhận thực hiện thay cơ quan khác.")
            .When(
                heir is { Connected: false } && heir.Id != book.OfficeId,
                "{0} chưa kết nối nên không nhận và báo cáo nhiệm vụ ở đây được.",
                heir?.Name
            );

    /// <summary>
    /// Passes an agency's part to another; both are linked. An heir that owes the task already keeps its own part and deadline, since
    /// nobody owes the same thing twice. One that coordinated the task stops doing so: nobody answers to itself.
    /// </summary>
    public Assignment Transfer(Assignment part, AgencyEntry heir, DirectoryBook book, DateOnly on)
    {
        WhyNotTransfer(part, heir, book, on).Refuse();
        return PassOn(part, heir.Id, on);
    }

    /// <summary>The agency ended and this is its only successor: nobody is asked.</summary>
    internal Assignment PassOn(Assignment part, Guid heirId, DateOnly on)
    {
        var heir = assignments.Find(a => a.AgencyId == heirId && a.Open);
        if (heir is null)
        {
            heir = part.Heir(heirId, on);
            assignments.Add(heir);
            Tell([heirId]);
        }

        part.PassTo(heir, on);
        contributions.Find(c => c.AgencyId == heirId && c.GivenOn is null && c.EndedOn is null)?.End(on);
        return heir;
    }

    /// <summary>The agency that was asked for its part ended; its only successor is asked instead.</summary>
    internal void PassOn(Contribution asked, Guid heirId)
    {
        asked.PassTo(heirId);
        Tell([heirId]);
    }

    public Reasons WhyNotReopen(Assignment part) =>
        part.WhyNotReopen()
            .When(
                assignments.Exists(a => a != part && a.AgencyId == part.AgencyId && a.Open),
                "Cơ quan này đang thực hiện chính nhiệm vụ này theo một lần chuyển giao khác."
            );

    /// <summary>Opens a confirmed part again, unless its agency owes the task anew by another part.</summary>
    public void Reopen(Assignment part)
    {
        WhyNotReopen(part).Refuse();
        part.Reopen();
    }

    public Reasons WhyNotAttachDocument(DocumentSource document) =>
        new Reasons()
            .When(SpokenOn is null, "Nhiệm vụ này được giao bằng văn bản.")
            .When(
                SpokenOn is not null && DocumentId is not null,
                "Ý kiến chỉ đạo đã được văn bản hóa: {0}.",
                DocumentCode
            )
            .When(document.IssuedOn < SpokenOn, "Văn bản ban hành trước ngày chỉ đạo {0}.", SpokenOn);

    /// <summary>The document a spoken direction waited for ("văn bản hóa").</summary>
    public void AttachDocument(DocumentSource document)
    {
        WhyNotAttachDocument(document).Refuse();
        (DocumentId, DocumentCode, DocumentDate) = (document.Id, document.Code, document.IssuedOn);
        (Issuer, Signer, Quote) = (document.Issuer, document.Signer, document.Quote);
        (SpanStart, SpanEnd) = (document.Start, document.End);
        Tell(Named);
    }

    public static Reasons WhyNotWatch(Guid unitId, Guid? officerId, DirectoryBook book) =>
        new Reasons()
            .When(book.Unit(unitId)?.AgencyId != book.OfficeId, "Chọn đơn vị theo dõi của Văn phòng.")
            .When(
                officerId is not null
                    && book.Person(officerId)?.Positions.Any(p => p.AgencyId == book.OfficeId && p.UnitId == unitId)
                        != true,
                "Chuyên viên theo dõi phải thuộc đơn vị theo dõi."
            );

    /// <summary>Another unit or officer follows the task.</summary>
    public void Watch(Guid unitId, Guid? officerId, DirectoryBook book)
    {
        WhyNotWatch(unitId, officerId, book).Refuse();
        (MonitoringUnitId, MonitoringOfficerId) = (unitId, officerId);
        foreach (var part in assignments)
        {
            part.Watch(unitId, officerId);
        }
    }

    public Reasons WhyNotFollow(LaterDocument later) =>
        new Reasons()
            .When(assignments.TrueForAll(a => !a.Open), "Nhiệm vụ đã kết thúc ở mọi cơ quan.")
            .When(later.Kind is TaskChain.ChangeOfDeadline && later.NewDue is null, "Nhập thời hạn mới theo văn bản.")
            .When(
                later.NewDue < later.Document.IssuedOn,
                "Thời hạn {0} trước ngày ban hành văn bản {1}.",
                later.NewDue,
                later.Document.IssuedOn
            );

    /// <summary>
    /// A later document about the same matter. A reminder changes nothing, a change of deadline moves it for every agency that still owes
    /// it, a replacement ends what is open here because the new task takes its place.
    /// </summary>
    public FollowUp Follow(LaterDocument later, DateOnly on)
    {
        WhyNotFollow(later).Refuse();
        foreach (var part in assignments.Where(a => a.Open))
        {
            if (later.Kind is TaskChain.ChangeOfDeadline)
            {
                part.ChangeDue(later.NewDue!.Value, later.NewHour, on);
            }
            else if (later.Kind is TaskChain.Replacement)
            {
                part.Discontinue(on);
            }
        }

        var followUp = FollowUp.Of(Id, later, on);
        followUps.Add(followUp);
        return followUp;
    }

    // Whoever is named in a task may read the document it was given from.
    private void Tell(IEnumerable<Guid> named)
    {
        if (DocumentId is { } document)
        {
            Raise(new AgenciesNamed(document, [.. named.Distinct()]));
        }
    }
}
