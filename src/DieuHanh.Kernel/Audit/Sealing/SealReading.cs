using System.Data.Common;

namespace DieuHanh.Kernel.Audit.Sealing;

/// <summary>Records and seals as they come from the database. SQLite takes anything into any column: what cannot be read back is what somebody altered.</summary>
internal static class SealReading
{
    /// <param name="Seal">Null where it cannot be read: somebody wrote into it.</param>
    /// <param name="Content">Null where the record is gone or cannot be read.</param>
    public sealed record Linked(long Number, SealRow? Seal, bool Gone, byte[]? Content);

    /// <summary>Of the columns number, audit_id, sealed_at, key_id, hash, and the record's from the sixth on.</summary>
    public static Linked Link(DbDataReader reader)
    {
        var gone = reader.IsDBNull(5);
        return new(reader.GetInt64(0), Seal(reader), gone, gone ? null : Content(reader));
    }

    private static byte[]? Content(DbDataReader reader)
    {
        try
        {
            return SealText.Content(Row(reader, 5));
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or ArgumentException)
        {
            return null;
        }
    }

    private static SealRow? Seal(DbDataReader reader)
    {
        try
        {
            return new SealRow
            {
                Number = reader.GetInt64(0),
                AuditId = reader.GetGuid(1),
                SealedAt = reader.GetDateTime(2),
                KeyId = reader.GetString(3),
                Hash = reader.GetString(4),
            };
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or ArgumentException)
        {
            return null;
        }
    }

    public static AuditRow Row(DbDataReader reader, int at) =>
        new()
        {
            Id = reader.GetGuid(at),
            At = reader.GetDateTime(at + 1),
            ActorId = reader.IsDBNull(at + 2) ? null : reader.GetGuid(at + 2),
            ActorName = reader.GetString(at + 3),
            BehalfId = reader.IsDBNull(at + 4) ? null : reader.GetGuid(at + 4),
            Action = reader.GetString(at + 5),
            Thing = reader.GetString(at + 6),
            ThingId = reader.GetGuid(at + 7),
            WholeId = reader.GetGuid(at + 8),
            Changes = reader.GetString(at + 9),
            Why = reader.IsDBNull(at + 10) ? null : reader.GetString(at + 10),
        };
}
