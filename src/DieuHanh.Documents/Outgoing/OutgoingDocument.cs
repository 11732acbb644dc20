using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Domain;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Documents.Outgoing;

/// <summary>Where an outgoing document stands; see docs/states/outgoing-document.md. Drafting and signing come before it.</summary>
public enum OutgoingState
{
    /// <summary>Đã ban hành.</summary>
    Issued,

    /// <summary>Số bỏ: the number was taken and never used; it keeps its reason and is given to nobody else.</summary>
    Void,
}

/// <summary>An outgoing document ("văn bản đi") under the number its book gave it.</summary>
public sealed class OutgoingDocument : Document
{
    private readonly List<Recipient> recipients = [];

    private OutgoingDocument() { }

    /// <param name="number">Taken in this transaction; the code of <paramref name="given"/> is made of it.</param>
    /// <param name="unitId">The unit that drafted it and keeps its copy ("đơn vị nhận bản lưu").</param>
    public static OutgoingDocument Register(
        BookNumber number,
        Particulars given,
        Guid? unitId,
        int? copies,
        DateOnly? sentOn,
        IEnumerable<Guid> recipients,
        Guid? by,
        DateTime at
    )
    {
        var document = new OutgoingDocument
        {
            BookId = number.BookId,
            Year = number.Year,
            Number = number.Number,
            RegisteredAt = at,
            RegisteredById = by,
        };
        document.Put(given, unitId, copies, sentOn, recipients);
        return document;
    }

    public OutgoingState State { get; private set; }
    public Guid? UnitId { get; private set; }

    /// <summary>Số lượng bản.</summary>
    public int? Copies { get; private set; }

    /// <summary>Ngày chuyển.</summary>
    public DateOnly? SentOn { get; private set; }
    public string? VoidReason { get; private set; }

    public IReadOnlyList<Recipient> Recipients => recipients;
    public override string Url => $"/documents/outgoing/{Id}";

    public Reasons WhyNotAddFiles() => new Reasons().When(State is OutgoingState.Void, "Số này đã bỏ.");

    public Reasons WhyNotCorrect() => new Reasons().When(State is OutgoingState.Void, "Số này đã bỏ.");

    /// <summary>Corrects the register; the number itself never changes.</summary>
    public void Correct(Particulars given, Guid? unitId, int? copies, DateOnly? sentOn, IEnumerable<Guid> agencies)
    {
        WhyNotCorrect()
            .When(
                given.IssuedOn.Year != Year,
                "Số {0} thuộc sổ năm {1}: ngày ban hành phải trong năm đó.",
                $"{Number}",
                $"{Year}"
            )
            .Refuse();
        Put(given, unitId, copies, sentOn, agencies);
    }

    public Reasons WhyNotDispatch() =>
        new Reasons()
            .When(WithheldAt is not null, MarkFound)
            .When(State is OutgoingState.Void, "Số này đã bỏ.")
            .When(SentOn is not null, "Văn bản đã chuyển ngày {0}.", SentOn);

    /// <summary>It went out to those it is addressed to ("phát hành, chuyển đi").</summary>
    public void Dispatch(DateOnly on)
    {
        WhyNotDispatch().When(on < IssuedOn, "Ngày chuyển không được trước ngày ban hành.").Refuse();
        SentOn = on;
    }

    public Reasons WhyNotVoid() =>
        new Reasons()
            .When(WithheldAt is not null, MarkFound)
            .When(State is OutgoingState.Void, "Số này đã bỏ.")
            .When(SentOn is not null, "Văn bản đã chuyển đi: chỉ thu hồi, đính chính hoặc thay thế, không bỏ số.")
            .When(TasksAskedAt is not null, "Văn bản đã chuyển đọc nhiệm vụ.");

    /// <summary>Declares the number unused ("bỏ số").</summary>
    public void Void(string reason)
    {
        WhyNotVoid().Refuse();
        (State, VoidReason) = (OutgoingState.Void, reason);
    }

    /// <summary>The unit that drafted it checks what is read in it, so there must be one.</summary>
    public override Reasons WhyNotReadTasks(bool readable) =>
        base.WhyNotReadTasks(readable)
            .When(State is OutgoingState.Void, "Số này đã bỏ.")
            .When(UnitId is null, "Chưa có đơn vị soạn thảo để rà soát nhiệm vụ; sửa thông tin văn bản trước.");

    protected override void Close(DateTime at) => (State, VoidReason) = (OutgoingState.Void, ErasedWords);

    private void Put(Particulars given, Guid? unitId, int? copies, DateOnly? sentOn, IEnumerable<Guid> agencies)
    {
        Write(given, given.NumberKey, Copy);
        (BookedOn, UnitId, Copies, SentOn) = (given.IssuedOn, unitId, copies, sentOn);
        var wanted = agencies.ToHashSet();
        recipients.RemoveAll(r => !wanted.Contains(r.AgencyId));
        wanted.ExceptWith(recipients.Select(r => r.AgencyId));
        recipients.AddRange(wanted.Select(a => Recipient.Of(Id, a)));
    }

    public static string Words(OutgoingState state) => state is OutgoingState.Void ? T["Số bỏ"] : T["Đã ban hành"];
}

/// <summary>A connected agency an outgoing document is addressed to; it may read the document.</summary>
public sealed class Recipient : Entity
{
    private Recipient() { }

    internal static Recipient Of(Guid documentId, Guid agencyId) =>
        new() { DocumentId = documentId, AgencyId = agencyId };

    public Guid DocumentId { get; private init; }
    public Guid AgencyId { get; private init; }

    public override Guid WholeId => DocumentId;
}
