using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Given;

namespace DieuHanh.Tasks.Desks;

/// <summary>
/// Who decides an extension, a suspension, a discontinuation: whom the task names, else the leader who gave it, else (that leader holds no
/// post any more, or is known by name only) the leader of the field in the table of portfolios.
/// </summary>
public static class Deciders
{
    public static Guid? Of(SteeringTask task, Guid agencyId, DirectoryBook book, DateOnly day) =>
        new[]
        {
            task.DeciderId,
            task.DirectedById,
            book.Portfolio(task.Field.Length == 0 ? null : task.Field, agencyId, day)?.LeaderId,
        }.FirstOrDefault(p => book.Person(p)?.Positions.Count > 0);

    public static Reasons WhyNone(Guid? decider) =>
        new Reasons().When(
            decider is null,
            "Chưa xác định được người quyết định: nhiệm vụ không ghi lãnh đạo giao và bảng phân công không có lĩnh vực này."
        );
}
