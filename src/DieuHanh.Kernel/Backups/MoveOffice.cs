using System.Reflection;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Kernel.Backups;

/// <summary>
/// Moves the rows of an office from SQLite to an empty PostgreSQL database and compares every table by count and hash. Files stay where
/// they are; the source is only read.
/// </summary>
public static class MoveOffice
{
    /// <exception cref="RefusedException">An office is open on the source, the target is not empty, or a table differs.</exception>
    public static async Task<IReadOnlyList<TableDigest>> Rows(
        Database source,
        Database target,
        IReadOnlyCollection<Assembly> modules,
        Action<string> tell,
        CancellationToken cancel
    )
    {
        using var alone = OpenOffice.MustBeClosed(source);
        await Schema.RefuseNewer(source, modules, cancel);
        new Reasons()
            .When(
                !Restoring.IsUnfinished(target) && Restoring.IsInUse(target),
                "Cơ sở dữ liệu đích không trống; chuyển không bao giờ ghi đè."
            )
            .Refuse();

        var place = Restoring.Begin(target);
        IReadOnlyList<TableDigest> moved;
        await using (var rows = await LiveRows.Open(source, cancel))
        {
            moved = await RowFill.Into(place, rows, modules, tell, cancel);
        }

        Restoring.End(target);
        Schema.Upgrade(target, modules);
        return moved;
    }
}
