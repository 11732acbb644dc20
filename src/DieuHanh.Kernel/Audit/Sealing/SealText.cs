using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DieuHanh.Kernel.Audit.Sealing;

/// <summary>
/// What exactly is hashed: the same bytes on both databases, so that a chain moves between them whole, and simple enough to be computed
/// by another program. Each field is written as its length in bytes, a colon, its UTF-8 bytes and a line end; one that is null as "-" and
/// a line end. Instants are UTC to the microsecond (2026-11-27T02:15:03.000000Z), ids 36 lower-case characters.
/// </summary>
public static class SealText
{
    /// <summary>What stands before the first record.</summary>
    public static readonly string Genesis = new('0', 64);

    /// <summary>SHA-256 of what a record says, without its id: at, actor id and name, on whose behalf, action, thing, thing id, whole id, changes, why.</summary>
    public static byte[] Content(AuditRow row)
    {
        var text = new Fields();
        text.Add(row.At);
        text.Add(row.ActorId);
        text.Add(row.ActorName);
        text.Add(row.BehalfId);
        text.Add(row.Action);
        text.Add(row.Thing);
        text.Add(row.ThingId);
        text.Add(row.WholeId);
        text.Add(row.Changes);
        text.Add(row.Why);
        return SHA256.HashData(text.Bytes);
    }

    /// <summary>
    /// HMAC-SHA-256 under the key of: "dieuhanh seal 1", the seal before, the number, the record's id, when it was sealed, the key's id and
    /// <see cref="Content"/> in hexadecimal digits.
    /// </summary>
    public static string Link(
        ReadOnlySpan<byte> key,
        string before,
        long number,
        Guid auditId,
        DateTime sealedAt,
        string keyId,
        ReadOnlySpan<byte> content
    )
    {
        var text = new Fields();
        text.Add("dieuhanh seal 1");
        text.Add(before);
        text.Add(number.ToString(CultureInfo.InvariantCulture));
        text.Add(auditId);
        text.Add(sealedAt);
        text.Add(keyId);
        text.Add(Convert.ToHexStringLower(content));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, text.Bytes));
    }

    private sealed class Fields
    {
        private readonly StringBuilder all = new();

        public byte[] Bytes => Encoding.UTF8.GetBytes(all.ToString());

        public void Add(string? value) =>
            _ = value is null
                ? all.Append("-\n")
                : all.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(value)}:{value}\n");

        public void Add(Guid? value) => Add(value?.ToString("D"));

        public void Add(DateTime value) =>
            Add(value.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
    }
}
