using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Documents.Incoming;

/// <summary>An incoming document ("văn bản đến"), from its number to what became of it.</summary>
public sealed class IncomingDocument : Document
{
    private readonly List<Routing> routings = [];

    private IncomingDocument() { }

    /// <summary>Writes it into the register under the day of its arrival.</summary>
    /// <param name="copy">1, or one more than the registrations of the same document the clerk was warned of.</param>
    public static IncomingDocument Register(
        BookNumber number,
        DateOnly arrivedOn,
        Particulars given,
        int copy,
        Guid? by,
        DateTime at
    )
    {
        var document = new IncomingDocument
        {
            BookId = number.BookId,
            Year = number.Year,
            Number = number.Number,
            BookedOn = arrivedOn,
            RegisteredAt = at,
            RegisteredById = by,
        };
        document.Write(given, given.SameKey, copy);
        return document;
    }

    public IncomingState State { get; private set; }
    public string? SentBackReason { get; private set; }

    /// <summary>The leader or unit head who is to direct it.</summary>
    public Guid? SubmittedToId { get; private set; }
    public DateTime? SubmittedAt { get; private set; }

    /// <summary>The leader whose instruction it is.</summary>
    public Guid? DirectedById { get; private set; }

    /// <summary>Who entered it where it was not the leader: "thư ký … cập nhật".</summary>
    public Guid? EnteredById { get; private set; }

    /// <summary>Bút phê.</summary>
    public string? Instruction { get; private set; }
    public DateTime? DirectedAt { get; private set; }

    public IReadOnlyList<Routing> Routings => routings;
    public override string Url => $"/documents/incoming/{Id}";

    public Reasons WhyNotCorrect() =>
        new Reasons().When(State is IncomingState.SentBack, "Văn bản đã trả lại nơi gửi.");

    /// <summary>The number belongs to the book of one year.</summary>
    public Reasons WhyNotArriveOn(DateOnly day) =>
        new Reasons().When(
            day.Year != Year,
            "Số đến {0} thuộc sổ năm {1}: ngày đến phải trong năm đó.",
            $"{Number}",
            $"{Year}"
        );

    public void Correct(Particulars given, DateOnly arrivedOn, int copy)
    {
        WhyNotCorrect().And(WhyNotArriveOn(arrivedOn)).Refuse();
        BookedOn = arrivedOn;
        Write(given, given.SameKey, copy);
    }

    public Reasons WhyNotSendBack() =>
        new Reasons()
            .When(WithheldAt is not null, MarkFound)
            .When(State is IncomingState.SentBack, "Văn bản đã trả lại nơi gửi.")
            .When(State is IncomingState.Resolved, "Văn bản đã giải quyết xong.")
            .When(
                State is IncomingState.Routed or IncomingState.InHand,
                "Văn bản đã chuyển xử lý; nơi nhận phải chuyển trả trước."
            );

    /// <summary>Returns it to the sender ("trả lại"): sent to the wrong office, not whole, not authentic. The number is kept.</summary>
    public void SendBack(string reason)
    {
        WhyNotSendBack().Refuse();
        (State, SentBackReason) = (IncomingState.SentBack, reason);
    }

    public Reasons WhyNotSubmit() =>
        new Reasons()
            .When(WithheldAt is not null, MarkFound)
            .When(State is IncomingState.SentBack, "Văn bản đã trả lại nơi gửi.")
            .When(State is IncomingState.Resolved, "Văn bản đã giải quyết xong.")
            .When(
                State is IncomingState.Routed or IncomingState.InHand,
                "Văn bản đã có ý kiến chỉ đạo và đang ở nơi xử lý."
            );

    /// <summary>Submits it to the leader or unit head who is to direct it; again to another one while nobody has.</summary>
    public void Submit(Guid toId, DateTime at)
    {
        WhyNotSubmit().Refuse();
        (State, SubmittedToId, SubmittedAt) = (IncomingState.SubmittedForDirection, toId, at);
    }

    /// <summary>What keeps it from a direction. A direction already given may be replaced until who leads has resolved it.</summary>
    /// <param name="mayEnterFor">The actor is the person it was submitted to, or enters for them.</param>
    public Reasons WhyNotDirect(Func<Guid, bool> mayEnterFor) =>
        new Reasons()
            .When(WithheldAt is not null, MarkFound)
            .When(State is IncomingState.Registered, "Văn bản chưa được trình.")
            .When(State is IncomingState.SentBack, "Văn bản đã trả lại nơi gửi.")
            .When(State is IncomingState.Resolved, "Văn bản đã giải quyết xong.")
            .When(
                SubmittedToId is { } to && !mayEnterFor(to),
                "Văn bản trình người khác; chỉ người đó hoặc thư ký của người đó ghi ý kiến."
            );

    /// <summary>What is wrong with the recipients of a direction: exactly one leads, and each has one part.</summary>
    public static Reasons WhyNotRouteTo(IReadOnlyCollection<Addressee> to) =>
        new Reasons()
            .When(to.Count(a => a.Part is Part.Lead) != 1, "Chọn đúng một nơi chủ trì.")
            .When(to.Select(a => a.Id).Distinct().Count() != to.Count, "Mỗi nơi chỉ nhận với một vai trò.");

    /// <summary>Writes the instruction and routes: exactly one leads. What still lies with others by an earlier direction is withdrawn.</summary>
    /// <param name="enteredBy">The secretary who enters it for the leader; null when the leader does.</param>
    public void Direct(
        string instruction,
        IReadOnlyCollection<Addressee> to,
        DateOnly? dueOn,
        Guid? enteredBy,
        Func<Guid, bool> mayEnterFor,
        DateTime at
    )
    {
        WhyNotDirect(mayEnterFor).And(WhyNotRouteTo(to)).Refuse();
        foreach (var open in routings.Where(r => r.IsOpen))
        {
            open.Withdraw(at);
        }

        routings.AddRange(to.Select(a => Routing.To(Id, a, a.Part is Part.Information ? null : dueOn, at)));
        (Instruction, DirectedById, EnteredById, DirectedAt) = (instruction, SubmittedToId, enteredBy, at);
        State = IncomingState.Routed;
    }

    public Reasons WhyNotShare() =>
        new Reasons()
            .When(
                State is IncomingState.Registered or IncomingState.SubmittedForDirection,
                "Văn bản chưa có ý kiến chỉ đạo."
            )
            .When(State is IncomingState.SentBack, "Văn bản đã trả lại nơi gửi.")
            .When(State is IncomingState.Resolved, "Văn bản đã giải quyết xong.");

    /// <summary>What is wrong with further recipients: they do not lead, have one part, and have it not yet.</summary>
    public Reasons WhyNotShareWith(IReadOnlyCollection<Addressee> to) =>
        new Reasons()
            .When(to.Any(a => a.Part is Part.Lead), "Nơi chủ trì chỉ thay đổi bằng ý kiến chỉ đạo mới.")
            .When(to.Select(a => a.Id).Distinct().Count() != to.Count, "Mỗi nơi chỉ nhận với một vai trò.")
            .When(
                routings.Any(r => r.State is not RoutingState.PassedBack && to.Any(a => a.Id == r.RecipientId)),
                "Có nơi đã nhận văn bản này."
            );

    /// <summary>Routes it to further units or people, to coordinate or to know.</summary>
    public void Share(IReadOnlyCollection<Addressee> to, DateTime at)
    {
        WhyNotShare().And(WhyNotShareWith(to)).Refuse();
        var due = routings.FirstOrDefault(r => r.Part is Part.Lead && r.IsOpen)?.DueOn;
        routings.AddRange(to.Select(a => Routing.To(Id, a, a.Part is Part.Information ? null : due, at)));
    }

    /// <summary>An officer of the unit takes it upon themselves while nobody was named.</summary>
    public void Take(Routing routing, Actor actor, DateTime at)
    {
        routing.Take(actor);
        TakeInHand(routing, actor.PersonId!.Value, at);
    }

    /// <summary>The first person of a unit who opens it takes it in hand.</summary>
    public bool TakeInHand(Routing routing, Guid personId, DateTime at)
    {
        if (!routing.TakeInHand(personId, at))
        {
            return false;
        }

        if (routing.Part is Part.Lead && State is IncomingState.Routed)
        {
            State = IncomingState.InHand;
        }

        return true;
    }

    /// <summary>A recipient gives it back; when the lead does, it waits for another instruction.</summary>
    public void PassBack(Routing routing, string reason, DateTime at)
    {
        routing.PassBack(reason, at);
        if (routing.Part is Part.Lead)
        {
            State = IncomingState.SubmittedForDirection;
        }
    }

    /// <summary>A recipient has done its part; with the lead's the document is resolved.</summary>
    public void Resolve(Routing routing, Resolution resolution, Guid? replyId, string? note, DateTime at)
    {
        routing.Resolve(resolution, replyId, note, at);
        if (routing.Part is Part.Lead)
        {
            State = IncomingState.Resolved;
        }
    }

    protected override void Close(DateTime at)
    {
        foreach (var open in routings.Where(r => r.IsOpen))
        {
            open.PassBack(ErasedWords, at);
        }

        (State, SentBackReason) = (IncomingState.SentBack, ErasedWords);
    }

    public override Reasons WhyNotReadTasks(bool readable) =>
        base.WhyNotReadTasks(readable).When(State is IncomingState.SentBack, "Văn bản đã trả lại nơi gửi.");
}
