using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Domain;
using static DieuHanh.Tasks.Assignments.AssignmentState;

namespace DieuHanh.Tasks.Assignments;

// The life cycle of an assignment on one screen; the diagram is docs/states/task.md. Who may ask is decided by TaskAccess.
public sealed partial class Assignment
{
    private Reasons Ended() => new Reasons().When(!Open, "Nhiệm vụ đã kết thúc ngày {0}.", EndedOn);

    // Tiếp nhận
    public Reasons WhyNotAccept() => Ended().When(Open && State is not Assigned, "Nhiệm vụ đã được tiếp nhận.");

    /// <summary>The agency opened it, or one working day passed.</summary>
    public void Accept(DateTime at)
    {
        WhyNotAccept().Refuse();
        (State, AcceptedAt) = (Accepted, at);
    }

    // Đề nghị chuyển cơ quan khác
    public Reasons WhyNotRequestTransfer() =>
        Ended()
            .When(State is TransferRequested, "Đã có đề nghị chuyển, đang chờ Văn phòng trả lời.")
            .When(State is Suspended or Reported, "Chỉ đề nghị chuyển được khi nhiệm vụ mới giao hoặc đang thực hiện.");

    /// <summary>The agency says that another should do it. It still owes it and the clock runs.</summary>
    public void RequestTransfer(string why, Guid? to)
    {
        WhyNotRequestTransfer().Refuse();
        (State, TransferWhy, TransferTo) = (TransferRequested, why, to);
    }

    // Giữ nguyên cơ quan thực hiện
    public Reasons WhyNotInsist() =>
        Ended().When(Open && State is not TransferRequested, "Không có đề nghị chuyển đang chờ trả lời.");

    public void Insist(DateTime at)
    {
        WhyNotInsist().Refuse();
        (State, AcceptedAt) = (Accepted, AcceptedAt ?? at);
    }

    // Chuyển cơ quan khác: asked for, by the giver's own wish, or by a merger
    public Reasons WhyNotTransfer(Guid toAgency) =>
        Ended().When(toAgency == AgencyId, "Chọn một cơ quan khác với cơ quan đang thực hiện.");

    /// <summary>Another agency takes it over; <paramref name="heir"/> is its assignment and the clock goes with it.</summary>
    internal void PassTo(Assignment heir, DateOnly on)
    {
        WhyNotTransfer(heir.AgencyId).Refuse();
        End(Transferred, on);
        NextId = heir.Id;
        NeedsHeir = false;
    }

    /// <summary>What an heir begins with: the same deadline, the same history of extensions, and a clock that stands where it was suspended.</summary>
    internal Assignment Heir(Guid agencyId, DateOnly on) =>
        new()
        {
            TaskId = TaskId,
            AgencyId = agencyId,
            GivenOn = on,
            State = State is Suspended ? Suspended : Assigned,
            StoppedOn = State is Suspended ? StoppedOn : null,
            FirstDue = FirstDue,
            Due = Due,
            DueHour = DueHour,
            DueSort = DueSort,
            Extensions = Extensions,
            AskedLate = AskedLate,
            PreviousId = Id,
            Openness = Openness,
            UnitId = UnitId,
            OfficerId = OfficerId,
        };

    internal void AwaitHeir() => NeedsHeir = true;

    // Tạm hoãn, thực hiện tiếp
    public Reasons WhyNotSuspend() =>
        Ended().When(Open && State is not Accepted, "Chỉ tạm hoãn được nhiệm vụ đang thực hiện.");

    public void Suspend(DateOnly on)
    {
        WhyNotSuspend().Refuse();
        (State, StoppedOn, StoppedHour) = (Suspended, on, null);
    }

    public Reasons WhyNotResume() =>
        Ended().When(Open && State is not Suspended, "Nhiệm vụ không ở trạng thái tạm hoãn.");

    /// <summary>The clock runs again: the deadline moves by the working days of the pause, so neither side gains or loses any.</summary>
    public void Resume(DateOnly on, WorkingCalendar calendar)
    {
        WhyNotResume().Refuse();
        if (Due is { } due)
        {
            // The pause holds the day it began and not the day of resuming; between two days the first is not counted.
            var pause = calendar.WorkingDaysBetween(StoppedOn!.Value.AddDays(-1), on.AddDays(-1));
            MoveDue(calendar.AddWorkingDays(due, Math.Max(0, pause)), DueHour);
        }

        Run();
    }

    // Gia hạn
    public Reasons WhyNotExtend(DateOnly? newDue = null) =>
        Ended()
            .When(Due is null, "Nhiệm vụ không có thời hạn để gia hạn.")
            .When(newDue <= Due, "Hạn mới phải sau hạn đang áp dụng ({0}).", Due);

    /// <summary>Overdue days that already ran stay on record: the first deadline is kept and the extensions are counted.</summary>
    public void Extend(DateOnly newDue, TimeOnly? hour, bool askedLate)
    {
        WhyNotExtend(newDue).Refuse();
        MoveDue(newDue, hour);
        Extensions++;
        AskedLate |= askedLate;
    }

    /// <summary>
    /// A later document of the giver sets another day, which may be earlier. Who sets it knows of a suspension: only what is left of the
    /// pause from then on is given back.
    /// </summary>
    internal void ChangeDue(DateOnly newDue, TimeOnly? hour, DateOnly on)
    {
        Ended().Refuse();
        MoveDue(newDue, hour);
        StoppedOn = State is Suspended ? on : StoppedOn;
    }

    // Báo cáo hoàn thành
    public Reasons WhyNotReport() =>
        Ended()
            .When(State is Assigned, "Nhiệm vụ chưa được tiếp nhận.")
            .When(State is Suspended, "Nhiệm vụ đang tạm hoãn.")
            .When(State is TransferRequested, "Đề nghị chuyển cơ quan khác chưa được trả lời.")
            .When(State is Reported, "Đã báo cáo, đang chờ Văn phòng xác nhận.");

    /// <param name="countsFrom">The day the result counts from.</param>
    /// <param name="hour">The hour it was received, when it counts from the day of receipt.</param>
    public void Report(DateOnly countsFrom, TimeOnly? hour)
    {
        WhyNotReport().Refuse();
        (State, StoppedOn, StoppedHour) = (Reported, countsFrom, hour);
    }

    // Yêu cầu thực hiện lại
    public Reasons WhyNotReturn() => Ended().When(Open && State is not Reported, "Không có báo cáo đang chờ xác nhận.");

    public void Return()
    {
        WhyNotReturn().Refuse();
        Run();
    }

    // Xác nhận hoàn thành
    public Reasons WhyNotConfirm() => WhyNotReturn();

    public void Confirm(DateOnly on)
    {
        WhyNotConfirm().Refuse();
        (State, EndedOn) = (Confirmed, on);
    }

    // Mở lại
    public Reasons WhyNotReopen() =>
        new Reasons().When(State is not Confirmed, "Chỉ mở lại được nhiệm vụ đã xác nhận hoàn thành.");

    /// <summary>A leader, or the conclusion of an inspection, opens it again; figures already published are restated.</summary>
    public void Reopen()
    {
        WhyNotReopen().Refuse();
        EndedOn = null;
        Run();
    }

    // Thôi theo dõi
    public Reasons WhyNotDiscontinue() => Ended();

    public void Discontinue(DateOnly on)
    {
        WhyNotDiscontinue().Refuse();
        End(Discontinued, on);
    }

    internal void Watch(Guid unitId, Guid? officerId) => (UnitId, OfficerId) = (unitId, officerId);

    private void MoveDue(DateOnly due, TimeOnly? hour) => (Due, DueSort, DueHour) = (due, due, hour);

    private void Run() => (State, StoppedOn, StoppedHour) = (Accepted, null, null);

    private void End(AssignmentState state, DateOnly on) =>
        (State, EndedOn, StoppedOn, StoppedHour) = (state, on, null, null);
}
