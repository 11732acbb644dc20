using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace DieuHanh.Kernel.Data;

/// <summary>
/// Keyset conditions as row values, <c>(due, id) &gt; (@due, @id)</c>, on both engines. EF writes them for PostgreSQL only; the equivalent
/// with OR is sixty times slower on a million rows.
/// </summary>
public static class RowValues
{
    public static bool After(DateOnly sort, Guid id, DateOnly lastSort, Guid lastId) => throw InSqlOnly();

    public static bool After(DateTime sort, Guid id, DateTime lastSort, Guid lastId) => throw InSqlOnly();

    public static bool After(DateTime sort, string then, DateTime lastSort, string lastThen) => throw InSqlOnly();

    public static bool After(string sort, Guid id, string lastSort, Guid lastId) => throw InSqlOnly();

    public static bool After(int sort, Guid id, int lastSort, Guid lastId) => throw InSqlOnly();

    public static bool Before(DateOnly sort, Guid id, DateOnly lastSort, Guid lastId) => throw InSqlOnly();

    public static bool Before(DateTime sort, Guid id, DateTime lastSort, Guid lastId) => throw InSqlOnly();

    public static bool Before(string sort, Guid id, string lastSort, Guid lastId) => throw InSqlOnly();

    public static bool Before(int sort, Guid id, int lastSort, Guid lastId) => throw InSqlOnly();

    public static bool Before(int sort, int then, int lastSort, int lastThen) => throw InSqlOnly();

    public static bool Before(DateOnly sort, int then, Guid id, DateOnly lastSort, int lastThen, Guid lastId) =>
        throw InSqlOnly();

    internal static void Register(ModelBuilder model)
    {
        foreach (var method in typeof(RowValues).GetMethods(BindingFlags.Public | BindingFlags.Static))
        {
            var comparison = method.Name == nameof(After) ? ExpressionType.GreaterThan : ExpressionType.LessThan;
            model
                .HasDbFunction(method)
                .HasTranslation(args => new SqlBinaryExpression(
                    comparison,
                    Row([.. args.Take(args.Count / 2)]),
                    Row([.. args.Skip(args.Count / 2)]),
                    typeof(bool),
                    new BoolTypeMapping("boolean", System.Data.DbType.Boolean)
                ));
        }
    }

    // A built-in function without a name is written as the bare list of its arguments, which is a row value.
    private static SqlFunctionExpression Row(IReadOnlyList<SqlExpression> values) =>
        new(
            "",
            values,
            nullable: false,
            argumentsPropagateNullability: values.Select(_ => false),
            typeof(object),
            values[0].TypeMapping
        );

    private static InvalidOperationException InSqlOnly() => new("Row values are compared by the database only.");
}
