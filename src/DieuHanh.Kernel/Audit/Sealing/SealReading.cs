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

    /// <param name="Place">Its id as it stands in the queue, to read on from.</param>
    /// <param name="Row">Null where it is gone or cannot be read.</param>
    public sealed record InQueue(object Place, Guid Id, AuditRow? Row, bool Sealed);

    /// <summary>Of the columns audit_id, whether it is sealed, and the record's.</summary>
    public static InQueue Waiting(DbDataReader reader)
    {
        var row = reader.IsDBNull(2) ? null : MaybeRow(reader, 2);
        return new(reader.GetValue(0), row?.Id ?? Guid.Empty, row, reader.GetBoolean(1));
    }

    /// <summary>Null where it cannot be read.</summary>
    public static AuditRow? MaybeRow(DbDataReader reader, int at)
    {
        try
        {
            return Row(reader, at);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return null;
        }
    }

    /// <summary>Null where there is none, or it cannot be read.</summary>
    public static DateTime? MaybeMoment(DbDataReader reader, int at)
    {
        try
        {
            return reader.IsDBNull(at) ? null : reader.GetDateTime(at);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return null;
        }
    }

    private static byte[]? Content(DbDataReader reader) =>
        MaybeRow(reader, 5) is { } row ? SealText.Content(row) : null;

    private static bool IsUnreadable(Exception e) =>
        e
            is FormatException
                or InvalidCastException
                or ArgumentException
                or OverflowException
                or InvalidOperationException;

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
        catch (Exception e) when (IsUnreadable(e))
        {
            return null;
        }
    }

    private static AuditRow Row(DbDataReader reader, int at) =>
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
