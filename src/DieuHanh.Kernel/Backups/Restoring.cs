using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DieuHanh.Kernel.Backups;

/// <summary>
/// The mark of a database that is being filled from elsewhere. While it is there nobody opens the office: half an office would look like
/// a whole one. On SQLite it is the name of the file, which becomes <c>dieuhanh.db</c> at the end; on PostgreSQL it is a table.
/// </summary>
internal static class Restoring
{
    public const string Mark = "restore_unfinished";

    /// <summary>The file an unfinished database of a folder lies in.</summary>
    public static string FileOf(string file) => $"{file}.restoring";

    /// <exception cref="RefusedException">The database was left half filled.</exception>
    public static void RefuseUnfinished(Database database) =>
        new Reasons()
            .When(
                IsUnfinished(database),
                "Việc khôi phục hoặc chuyển vào đây chưa xong. Hãy chạy lại lệnh khôi phục hoặc chuyển; nó bắt đầu lại từ đầu."
            )
            .Refuse();

    public static bool IsUnfinished(Database database)
    {
        if (database.Engine is Engine.Sqlite)
        {
            var file = new SqliteConnectionStringBuilder(database.Connection).DataSource;
            return !File.Exists(file) && File.Exists(FileOf(file));
        }

        return Count(database, $"select count(*) from pg_tables where schemaname = 'public' and tablename = '{Mark}'")
            > 0;
    }

    /// <summary>The database has tables already, of whatever program.</summary>
    public static bool IsInUse(Database database) =>
        database.Engine is Engine.Sqlite
            ? File.Exists(new SqliteConnectionStringBuilder(database.Connection).DataSource)
            : Count(database, "select count(*) from pg_tables where schemaname = 'public'") > 0;

    /// <summary>Takes the mark; what an earlier attempt left is removed.</summary>
    /// <returns>Where the rows are to be put.</returns>
    public static Database Begin(Database target)
    {
        if (target.Engine is Engine.Sqlite)
        {
            var file = FileOf(new SqliteConnectionStringBuilder(target.Connection).DataSource);
            var begun = Database.SqliteFile(file);

            // A connection kept from an earlier attempt would go on writing into the file that is removed here.
            using (var kept = new SqliteConnection(begun.Connection))
            {
                SqliteConnection.ClearPool(kept);
            }

            foreach (var old in new[] { file, $"{file}-wal", $"{file}-shm", $"{file}-journal" })
            {
                File.Delete(old);
            }

            // The engine takes an empty file for an empty database, and gives what it lays beside it the same mode.
            OwnerOnly.Folder(Path.GetDirectoryName(file)!);
            new FileStream(file, OwnerOnly.Writing(FileMode.CreateNew)).Dispose();
            return begun;
        }

        using var connection = new NpgsqlConnection(target.Connection);
        connection.Open();
        Execute(
            connection,
            """
            do $$ declare t record; begin
              for t in select tablename from pg_tables where schemaname = 'public' loop
                execute format('drop table if exists public.%I cascade', t.tablename);
              end loop;
              for t in
                select p.oid::regprocedure as made from pg_proc p
                where p.pronamespace = 'public'::regnamespace
                  and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
              loop
                execute format('drop function if exists %s cascade', t.made);
              end loop;
            end $$
            """
        );
        Execute(connection, $"create table {Mark} (at timestamptz not null default now())");
        return target;
    }

    /// <summary>Everything is there and was compared.</summary>
    public static void End(Database target)
    {
        if (target.Engine is Engine.PostgreSql)
        {
            using var connection = new NpgsqlConnection(target.Connection);
            connection.Open();
            Execute(connection, $"drop table {Mark}");
            Execute(connection, "analyze");
            return;
        }

        var file = new SqliteConnectionStringBuilder(target.Connection).DataSource;
        var filled = Database.SqliteFile(FileOf(file));
        using (var connection = new SqliteConnection(filled.Connection))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "pragma wal_checkpoint(truncate); pragma optimize;";
            command.ExecuteNonQuery();
            SqliteConnection.ClearPool(connection);
        }

        File.Move(FileOf(file), file);
        Durable.FlushFolder(Path.GetDirectoryName(file)!);
    }

    private static long Count(Database database, string sql)
    {
        using var connection = new NpgsqlConnection(database.Connection);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
