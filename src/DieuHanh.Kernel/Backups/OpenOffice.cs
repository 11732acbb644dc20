using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using Microsoft.Data.Sqlite;

namespace DieuHanh.Kernel.Backups;

/// <summary>
/// Tells that an office is open on a SQLite file, or a command writes there. The lock is the system's own: it ends with the process, however that ends. On
/// PostgreSQL any number of offices are open on one database, and nothing is held.
/// </summary>
public static class OpenOffice
{
    private const string Ending = ".open";

    /// <summary>The name of a file that is such a lock, whether held or left.</summary>
    public static bool IsLock(string name) => name.EndsWith(Ending, StringComparison.Ordinal);

    /// <summary>Held as long as an office is open or a command writes; several may.</summary>
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

    /// <summary>Held by who must be alone: nobody opens an office meanwhile, and no command writes.</summary>
    /// <exception cref="RefusedException">An office is open, or a command writes.</exception>
    public static IDisposable? MustBeClosed(Database database) =>
        database.Engine is Engine.Sqlite
            ? Lock(
                database,
                FileAccess.ReadWrite,
                FileShare.None,
                "Văn phòng đang mở, hoặc một lệnh khác đang ghi, trên cơ sở dữ liệu này; hãy dừng dịch vụ, đợi lệnh ấy xong rồi chạy lại, để không mất việc nào làm giữa chừng."
            )
            : null;

    private static FileStream Lock(Database database, FileAccess access, FileShare share, string why)
    {
        var file = new SqliteConnectionStringBuilder(database.Connection).DataSource + Ending;
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
