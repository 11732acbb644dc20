using System.Linq.Expressions;
using DieuHanh.Tasks.Assignments;
using Microsoft.EntityFrameworkCore.Query;

namespace DieuHanh.Tasks.Figures;

/// <summary>Projections that carry the status on a day, which has no column: its definition is put where the second parameter stood.</summary>
internal static class StatusShape
{
    public static Expression<Func<Assignment, T>> With<T>(
        DateOnly day,
        Expression<Func<Assignment, AssignmentStatus, T>> shape
    )
    {
        var on = Statuses.On(day);
        return Expression.Lambda<Func<Assignment, T>>(Put(shape, on.Parameters[0], on.Body), on.Parameters);
    }

    /// <summary>And, as third parameter, whether the clock stopped within the deadline first given.</summary>
    public static Expression<Func<Assignment, T>> With<T>(
        DateOnly day,
        Expression<Func<Assignment, AssignmentStatus, bool, T>> shape
    )
    {
        var on = Statuses.On(day);
        var kept = ReplacingExpressionVisitor.Replace(
            Statuses.KeepsFirst.Parameters[0],
            on.Parameters[0],
            Statuses.KeepsFirst.Body
        );
        return Expression.Lambda<Func<Assignment, T>>(Put(shape, on.Parameters[0], on.Body, kept), on.Parameters);
    }

    private static Expression Put(LambdaExpression shape, params IEnumerable<Expression> values) =>
        shape
            .Parameters.Zip(values)
            .Aggregate(shape.Body, (body, x) => ReplacingExpressionVisitor.Replace(x.First, x.Second, body));
}
