using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DieuHanh.Kernel.Backups;

/// <summary>
/// A row as one line of JSON, an array of the columns in the order of their names. Both engines give the same bytes for the same row, so
/// a digest of lines says that two databases hold the same.
/// </summary>
internal sealed class RowLine(TableShape table) : IDisposable
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private const string DayFormat = "yyyy-MM-dd";
    private const string HourFormat = "HH:mm:ss.ffffff";

    // Letters as they are: a line that escapes Vietnamese is three times as long.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Utf8JsonWriter writer = new(new ArrayBufferWriter<byte>(), Plain);

    /// <summary>The row the reader stands on. The bytes are good until the next call.</summary>
    public ReadOnlyMemory<byte> Of(DbDataReader row)
    {
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        writer.WriteStartArray();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (row.IsDBNull(i))
            {
                writer.WriteNullValue();
            }
            else
            {
                Write(row, i, table.Columns[i].Kind);
            }
        }

        writer.WriteEndArray();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>The values of a line, as the engines' drivers take them.</summary>
    /// <exception cref="FormatException">The line does not hold this table's columns.</exception>
    public object?[] Values(ReadOnlySpan<byte> line)
    {
        var values = new object?[table.Columns.Count];
        var reader = new Utf8JsonReader(line);
        reader.Read();
        for (var i = 0; i < values.Length; i++)
        {
            reader.Read();
            values[i] = reader.TokenType switch
            {
                JsonTokenType.Null => null,
                JsonTokenType.EndArray => throw new FormatException($"A row of {table.Name} is too short."),
                _ => Value(ref reader, table.Columns[i].Kind),
            };
        }

        return reader.Read() && reader.TokenType is JsonTokenType.EndArray
            ? values
            : throw new FormatException($"A row of {table.Name} is too long.");
    }

    private void Write(DbDataReader row, int i, CellKind kind)
    {
        switch (kind)
        {
            case CellKind.Uuid:
                writer.WriteStringValue(row.GetGuid(i));
                break;
            case CellKind.Instant:
                writer.WriteStringValue(row.GetDateTime(i).ToString(InstantFormat, CultureInfo.InvariantCulture));
                break;
            case CellKind.Day:
                writer.WriteStringValue(
                    row.GetFieldValue<DateOnly>(i).ToString(DayFormat, CultureInfo.InvariantCulture)
                );
                break;
            case CellKind.Hour:
                writer.WriteStringValue(
                    row.GetFieldValue<TimeOnly>(i).ToString(HourFormat, CultureInfo.InvariantCulture)
                );
                break;
            case CellKind.Integer:
                writer.WriteNumberValue(row.GetInt64(i));
                break;
            case CellKind.Flag:
                writer.WriteBooleanValue(row.GetBoolean(i));
                break;
            case CellKind.Real:
                writer.WriteNumberValue(row.GetDouble(i));
                break;
            case CellKind.Bytes:
                writer.WriteBase64StringValue(row.GetFieldValue<byte[]>(i));
                break;
            default:
                writer.WriteStringValue(row.GetString(i));
                break;
        }
    }

    private static object Value(ref Utf8JsonReader reader, CellKind kind) =>
        kind switch
        {
            CellKind.Uuid => reader.GetGuid(),
            CellKind.Instant => DateTime.ParseExact(
                reader.GetString()!,
                InstantFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
            ),
            CellKind.Day => DateOnly.ParseExact(reader.GetString()!, DayFormat, CultureInfo.InvariantCulture),
            CellKind.Hour => TimeOnly.ParseExact(reader.GetString()!, HourFormat, CultureInfo.InvariantCulture),
            CellKind.Integer => reader.GetInt64(),
            CellKind.Flag => reader.GetBoolean(),
            CellKind.Real => reader.GetDouble(),
            CellKind.Bytes => reader.GetBytesFromBase64(),
            _ => reader.GetString()!,
        };

    public void Dispose() => writer.Dispose();
}
