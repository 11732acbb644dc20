using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Kernel.Data;

/// <summary>Whether something failed because the database does not answer now: nothing was kept, and the same may work in a while.</summary>
public static class Away
{
    // https://www.sqlite.org/rescode.html: busy, locked, disk I/O error, disk full, cannot open.
    private static readonly int[] SqliteAway = [5, 6, 10, 13, 14];

    public static bool Is(Exception? error) =>
        error switch
        {
            SqliteException sqlite => SqliteAway.Contains(sqlite.SqliteErrorCode),
            DbException { IsTransient: true } => true,
            SocketException => true,
            DbUpdateException or DbException or InvalidOperationException => Is(error.InnerException),
            _ => false,
        };
}
