using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using Microsoft.Data.Sqlite;

namespace DieuHanh.Kernel.Backups;

/// <summary>
/// Tells that an office is open on a SQLite file. The lock is the system's own: it ends with the process, however that ends. On
/// PostgreSQL any number of offices are open on one database, and nothing is held.
/// </summary>
public static class OpenOffice
{
    /// <summary>Held as long as an office is open; several may be.</summary>
    /// <exception cref="RefusedException">The database is being moved.</exception>
    public static IDisposable? Hold(Database database) =>
        database.Engine is Engine.Sqlite
            ? Lock(
                database,
                FileAccess.Read,
                FileShare.Read,
                "Cơ sở dữ liệu này đang được chuyển sang PostgreSQL; hãy mở văn phòng ở đó khi việc chuyển xong."
            )
            : null;

    /// <summary>Held by who must be alone: nobody opens an office meanwhile.</summary>
    /// <exception cref="RefusedException">An office is open.</exception>
    public static IDisposable? MustBeClosed(Database database) =>
        database.Engine is Engine.Sqlite
            ? Lock(
                database,
                FileAccess.ReadWrite,
                FileShare.None,
                "Văn phòng đang mở trên cơ sở dữ liệu này; hãy dừng dịch vụ rồi chạy lại, để không mất việc nào làm giữa chừng."
            )
            : null;

    private static FileStream Lock(Database database, FileAccess access, FileShare share, string why)
    {
        var file = new SqliteConnectionStringBuilder(database.Connection).DataSource + ".open";
        try
        {
            if (access is FileAccess.Read && !File.Exists(file))
            {
                File.Create(file).Dispose();
            }

            return new FileStream(file, FileMode.OpenOrCreate, access, share);
        }
        catch (IOException)
        {
            throw new RefusedException(why);
        }
    }
}
