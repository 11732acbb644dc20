using Microsoft.Data.Sqlite;
using Npgsql;

namespace DieuHanh.Kernel.Files;

/// <summary>There is no room for what was to be written: answered with 507; nothing half-written stays.</summary>
public sealed class DiskFullException(Exception? inner = null) : Exception("The disk is full.", inner);

/// <summary>Tells a full disk from every other failure to write, whoever was writing: a file, SQLite, PostgreSQL.</summary>
public static class DiskFull
{
    private const int NoSpace = 28;
    private const int OverQuota = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int SqliteFull = 13;

    public static bool Is(Exception? error) =>
        error switch
        {
            null => false,
            DiskFullException => true,
            IOException { HResult: NoSpace or OverQuota or WindowsDiskFull } => true,
            SqliteException { SqliteErrorCode: SqliteFull } => true,
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } => true,
            AggregateException many => many.InnerExceptions.Any(Is),
            _ => Is(error.InnerException),
        };
}
