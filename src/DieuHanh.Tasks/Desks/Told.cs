using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tasks.Given;

namespace DieuHanh.Tasks.Desks;

/// <summary>Whom a change concerns.</summary>
public static class Told
{
    public static IEnumerable<Guid> FocalPoints(this DirectoryBook book, Guid agencyId) =>
        book.Holders(agencyId, null, Role.FocalPoint).Select(p => p.Id);

    public static IEnumerable<Guid> AgencyHeads(this DirectoryBook book, Guid agencyId) =>
        book.Holders(agencyId, null, Role.AgencyHead).Select(p => p.Id);

    /// <summary>The officer who follows the task; where none is named or they left the unit, its head.</summary>
    public static IEnumerable<Guid> Officer(this DirectoryBook book, SteeringTask task) =>
        book.OfficerInPost(task) is { } officer ? [officer] : book.UnitHeads(task);

    /// <summary>The officer named for the task, while they are an officer of its unit.</summary>
    public static Guid? OfficerInPost(this DirectoryBook book, SteeringTask task) =>
        book.Holders(book.OfficeId, task.MonitoringUnitId, Role.Officer).Any(p => p.Id == task.MonitoringOfficerId)
            ? task.MonitoringOfficerId
            : null;

    public static IEnumerable<Guid> UnitHeads(this DirectoryBook book, SteeringTask task) =>
        book.Holders(book.OfficeId, task.MonitoringUnitId, Role.UnitHead).Select(p => p.Id);
}
