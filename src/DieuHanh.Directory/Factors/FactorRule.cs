using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Directory.Factors;

/// <summary>
/// By a decision of the office, whoever holds a role signs in with two factors ("xác thực hai lớp"). From the first day people are
/// reminded; from the due day on they can do nothing else before they have set it up.
/// </summary>
public sealed class FactorRule : Entity
{
    private FactorRule() { }

    public static FactorRule Of(Role role, DateOnly from, DateOnly due, string decision) =>
        new()
        {
            Role = role,
            ValidFrom = from,
            Due = due,
            Decision = decision,
        };

    public Role Role { get; private init; }
    public DateOnly ValidFrom { get; private init; }

    /// <summary>The first day on which nothing else may be done without it.</summary>
    public DateOnly Due { get; private init; }
    public DateOnly? ValidTo { get; private set; }

    /// <summary>The decision, regulation or plan it comes from.</summary>
    public string Decision { get; private init; } = "";

    public Reasons WhyNotEnd(DateOnly lastDay) =>
        new Reasons()
            .When(ValidTo is not null, "Quy định này đã kết thúc ngày {0}.", ValidTo)
            .When(lastDay < ValidFrom, "Ngày kết thúc không được trước ngày bắt đầu {0}.", ValidFrom);

    public void End(DateOnly lastDay)
    {
        WhyNotEnd(lastDay).Refuse();
        ValidTo = lastDay;
    }
}
