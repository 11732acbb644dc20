using DieuHanh.Kernel.Domain;

namespace DieuHanh.Tasks.Given;

/// <summary>
/// Another agency that has to do with a task: a coordinating one ("phối hợp") is asked for its part and gives it; one that gets the task for
/// information ("để biết") is asked for nothing.
/// </summary>
public sealed class Contribution : Entity
{
    private Contribution() { }

    internal static Contribution Ask(Guid taskId, Guid agencyId, DateOnly on, bool wanted) =>
        new()
        {
            TaskId = taskId,
            AgencyId = agencyId,
            AskedOn = on,
            Wanted = wanted,
        };

    public Guid TaskId { get; private init; }
    public Guid AgencyId { get; private set; }

    /// <summary>False for an agency that gets the task for information only.</summary>
    public bool Wanted { get; private init; }
    public DateOnly AskedOn { get; private init; }
    public DateOnly? GivenOn { get; private set; }
    public string Words { get; private set; } = "";

    /// <summary>The day the agency took a part of the task over and so stopped coordinating it, before it had answered.</summary>
    public DateOnly? EndedOn { get; private set; }
    public override Guid WholeId => TaskId;

    public Reasons WhyNotGive() =>
        new Reasons()
            .When(!Wanted, "Cơ quan nhận nhiệm vụ để biết, không phải phối hợp.")
            .When(GivenOn is not null, "Ý kiến phối hợp đã được gửi ngày {0}.", GivenOn)
            .When(EndedOn is not null, "Cơ quan nhận thực hiện nhiệm vụ từ ngày {0} nên không còn phối hợp.", EndedOn);

    public bool Missing => Wanted && GivenOn is null && EndedOn is null;

    /// <summary>The coordinating agency says its part.</summary>
    public void Give(string words, DateOnly on)
    {
        WhyNotGive().Refuse();
        (Words, GivenOn) = (words, on);
    }

    internal void End(DateOnly on) => EndedOn = on;

    /// <summary>See <see cref="SteeringTask.PassOn(Contribution, Guid)"/>.</summary>
    internal void PassTo(Guid heirId) => AgencyId = heirId;
}
