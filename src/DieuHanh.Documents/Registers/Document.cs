using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Documents.Registers;

/// <summary>
/// A document in one of the registers ("văn bản đến", "văn bản đi"). Both stand in one table: they share their columns, their files,
/// their search, and a document is asked for by its id alone.
/// </summary>
public abstract class Document : Entity
{
    private readonly List<Reader> readers = [];

    public Guid BookId { get; protected init; }
    public int Year { get; protected init; }

    /// <summary>Số đến; for outgoing documents the number of the document itself.</summary>
    public int Number { get; protected init; }

    /// <summary>The day under which it stands in the register: of arrival, or of issue.</summary>
    public DateOnly BookedOn { get; protected set; }

    public string Code { get; private set; } = "";
    public string CodeNumber { get; private set; } = "";
    public string CodeNotation { get; private set; } = "";
    public DateOnly IssuedOn { get; private set; }
    public Guid? AgencyId { get; private set; }
    public string Issuer { get; private set; } = "";
    public string TypeName { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public string Language { get; private set; } = "";
    public int? Pages { get; private set; }
    public Urgency Urgency { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public string? DueTime { get; private set; }
    public string? Signer { get; private set; }
    public string? SignerCapacity { get; private set; }
    public string? DirectedBy { get; private set; }
    public string? ToPlaces { get; private set; }
    public string? Note { get; private set; }

    /// <summary>Anyone in the office may read it.</summary>
    public bool Open { get; private set; }
    public DateTime RegisteredAt { get; protected init; }
    public Guid? RegisteredById { get; protected init; }

    /// <summary>When its text was handed over for the reading of tasks; null while it was not.</summary>
    public DateTime? TasksAskedAt { get; private set; }

    /// <summary>The unit and the officer to whom it was handed for that: they check the tasks, so they read the document.</summary>
    public Guid? ReadingUnitId { get; private set; }
    public Guid? ReadingOfficerId { get; private set; }

    /// <summary>What it may not share with another of its register: see <see cref="Particulars"/>.</summary>
    [NotAudited]
    public string SameKey { get; private set; } = "";

    /// <summary>1 for the first registration, 2 for the one a clerk confirmed in spite of it, and so on.</summary>
    public int Copy { get; private set; } = 1;

    /// <summary>A secrecy mark was found in one of its files: only the clerks see it. What was confirmed stays withheld.</summary>
    public DateTime? WithheldAt { get; private set; }

    /// <summary>A clerk confirmed that it is secret, and it was erased.</summary>
    public DateTime? SecretAt { get; private set; }

    /// <summary>The agencies that read it because a task given from it names them.</summary>
    public IReadOnlyList<Reader> Readers => readers;

    public abstract string Url { get; }

    /// <summary>Nothing leaves the clerk's hands until it is known whether it is secret.</summary>
    protected const string MarkFound = "Tệp có dấu chỉ độ mật: chờ văn thư xác nhận.";

    internal const string ErasedWords = "Văn bản mật: không lưu trên hệ thống này.";

    /// <summary>A mark was found.</summary>
    public void Withhold(DateTime at) => WithheldAt ??= at;

    public Reasons WhyNotRelease() =>
        new Reasons()
            .When(SecretAt is not null, "Văn bản đã được xác nhận là văn bản mật và đã xóa.")
            .When(WithheldAt is null, "Văn bản không bị giữ lại để xác nhận.");

    /// <summary>It is not secret.</summary>
    public void Release()
    {
        WhyNotRelease().Refuse();
        WithheldAt = null;
    }

    public Reasons WhyNotErase() => WhyNotRelease();

    /// <summary>It is secret: nothing is done with it here any more. What it said is erased beside this.</summary>
    public void EraseAsSecret(DateTime at)
    {
        WhyNotErase().Refuse();
        SecretAt = at;
        Close(at);
    }

    /// <summary>Ends what lies with anybody.</summary>
    protected abstract void Close(DateTime at);

    /// <summary>What keeps the register from handing the text over for the reading of tasks.</summary>
    /// <param name="readable">One of its files could be read.</param>
    public virtual Reasons WhyNotReadTasks(bool readable) =>
        new Reasons()
            .When(WithheldAt is not null, MarkFound)
            .When(!readable, "Chưa có văn bản đọc được: chờ đọc xong tệp, hoặc thêm tệp có chữ.")
            .When(TasksAskedAt is not null, "Đã chuyển đọc nhiệm vụ lúc {0}.", TasksAskedAt);

    /// <summary>Tells those who follow tasks that this document has a text to read them from.</summary>
    /// <param name="directive">The text seems to give tasks.</param>
    public void ReadTasks(bool readable, bool directive, Guid? unitId, Guid? officerId, DateTime at)
    {
        WhyNotReadTasks(readable).Refuse();
        (TasksAskedAt, ReadingUnitId, ReadingOfficerId) = (at, unitId, officerId);
        Raise(new DocumentRegistered(Id, directive, unitId, officerId));
    }

    protected void Write(Particulars given, string sameKey, int copy)
    {
        (Code, CodeNumber, CodeNotation) = (given.Code.Text, given.Code.Number, given.Code.Notation);
        (IssuedOn, AgencyId, Issuer) = (given.IssuedOn, given.AgencyId, given.Issuer);
        (TypeName, Subject, Language, Pages) = (given.TypeName, given.Subject, given.Language, given.Pages);
        (Urgency, DueOn, DueTime) = (given.Urgency, given.DueOn, given.DueTime);
        (Signer, SignerCapacity, DirectedBy) = (given.Signer, given.SignerCapacity, given.DirectedBy);
        (ToPlaces, Note, Open) = (given.ToPlaces, given.Note, given.Open);
        (SameKey, Copy) = (sameKey, copy);
    }
}
