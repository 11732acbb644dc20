using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace DieuHanh.Tasks.Assignments;

/// <summary>How an assignment stands on a day: derived from dates, never stored or typed.</summary>
public enum AssignmentStatus
{
    /// <summary>Hoàn thành đúng hạn.</summary>
    DoneOnTime,

    /// <summary>Hoàn thành quá hạn.</summary>
    DoneLate,

    /// <summary>Hoàn thành, không có thời hạn.</summary>
    DoneWithoutDeadline,

    /// <summary>Chưa hoàn thành, trong hạn.</summary>
    OpenInTerm,

    /// <summary>Chưa hoàn thành, quá hạn.</summary>
    OpenOverdue,

    /// <summary>Chưa hoàn thành, không có thời hạn.</summary>
    OpenWithoutDeadline,

    /// <summary>Transferred or discontinued: shown apart, part of no figure of what is owed.</summary>
    EndedOtherwise,
}

/// <summary>
/// What a status means, once: as an expression the database understands and, compiled, as the function
/// <see cref="Assignment.StatusOn"/>.
/// </summary>
public static class Statuses
{
    // What happened after the day has not happened yet: something completed later is still open on it.
    private static readonly Expression<Func<Assignment, DateOnly, AssignmentStatus>> Definition = (a, day) =>
        (a.State == AssignmentState.Transferred || a.State == AssignmentState.Discontinued) && a.EndedOn <= day
            ? AssignmentStatus.EndedOtherwise
        : a.StoppedOn == null || a.StoppedOn > day
            ? a.Due == null ? AssignmentStatus.OpenWithoutDeadline
                : day <= a.Due ? AssignmentStatus.OpenInTerm
                : AssignmentStatus.OpenOverdue
        : a.Due == null
            ? a.State == AssignmentState.Confirmed ? AssignmentStatus.DoneWithoutDeadline
                : AssignmentStatus.OpenWithoutDeadline
        : a.StoppedOn < a.Due
        || (a.StoppedOn == a.Due && (a.DueHour == null || a.StoppedHour == null || a.StoppedHour <= a.DueHour))
            ? a.State == AssignmentState.Confirmed ? AssignmentStatus.DoneOnTime
                : AssignmentStatus.OpenInTerm
        : a.State == AssignmentState.Confirmed ? AssignmentStatus.DoneLate
        : AssignmentStatus.OpenOverdue;

    /// <summary>
    /// The result came within the deadline first given, whatever was granted later; asked only where the clock has stopped. The hour is
    /// that of the deadline in force, so it counts only where that is still the first.
    /// </summary>
    internal static readonly Expression<Func<Assignment, bool>> KeepsFirst = a =>
        a.StoppedOn < a.FirstDue
        || (
            a.StoppedOn == a.FirstDue
            && (a.FirstDue != a.Due || a.DueHour == null || a.StoppedHour == null || a.StoppedHour <= a.DueHour)
        );

    internal static readonly Func<Assignment, DateOnly, AssignmentStatus> Of = Definition.Compile();

    internal static readonly Func<Assignment, bool> KeptFirst = KeepsFirst.Compile();

    /// <summary>The status on a day that is not before the assignment was given, for <c>Select</c> and <c>GroupBy</c>.</summary>
    public static Expression<Func<Assignment, AssignmentStatus>> On(DateOnly day) =>
        Expression.Lambda<Func<Assignment, AssignmentStatus>>(OnDay(day), Definition.Parameters[0]);

    /// <summary>The assignments of a status, for <c>Where</c>.</summary>
    public static Expression<Func<Assignment, bool>> Are(AssignmentStatus status, DateOnly day) =>
        Expression.Lambda<Func<Assignment, bool>>(
            Expression.Equal(OnDay(day), Expression.Constant(status)),
            Definition.Parameters[0]
        );

    private static Expression OnDay(DateOnly day) =>
        ReplacingExpressionVisitor.Replace(
            Definition.Parameters[1],
            Expression.Field(Expression.Constant(new Asked { Day = day }), nameof(Asked.Day)),
            Definition.Body
        );

    // A field of an object is sent to the database as a parameter; a bare constant would make a new statement for every day.
    private sealed class Asked
    {
        public DateOnly Day;
    }
}
