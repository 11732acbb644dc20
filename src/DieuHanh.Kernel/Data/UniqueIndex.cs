using Microsoft.Data.Sqlite;
using Npgsql;

namespace DieuHanh.Kernel.Data;

/// <summary>Tells a row that another person wrote first from every other failure of the database.</summary>
public static class UniqueIndex
{
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;

    /// <param name="error">What lies inside the failure to save.</param>
    public static bool Refused(Exception? error) =>
        error
            is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
                or SqliteException { SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey };
}
