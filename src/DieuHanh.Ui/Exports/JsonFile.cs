using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace DieuHanh.Ui.Exports;

/// <summary>The same table for programs: one object with its title, its notes and its rows. Days are yyyy-MM-dd.</summary>
public static class JsonFile
{
    public const string MediaType = "application/json";

    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <param name="next">Where the following rows stand, where not all of them fit.</param>
    public static async Task Write<T>(Sheet<T> sheet, Stream to, CancellationToken cancel, Func<string?>? next = null)
    {
        await using var json = new Utf8JsonWriter(to, Readable);
        json.WriteStartObject();
        json.WriteString("title", sheet.Title);
        json.WriteStartArray("notes");
        foreach (var note in sheet.Notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        await foreach (var row in sheet.Rows.WithCancellation(cancel))
        {
            json.WriteStartObject();
            foreach (var column in sheet.Columns)
            {
                json.WritePropertyName(column.Key);
                Put(json, column.Value(row));
            }

            json.WriteEndObject();
            if (json.BytesPending > 1 << 14)
            {
                await json.FlushAsync(cancel);
            }
        }

        json.WriteEndArray();
        if (next?.Invoke() is { } address)
        {
            json.WriteString("next", address);
        }

        json.WriteEndObject();
        await json.FlushAsync(cancel);
    }

    private static void Put(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case int or long:
                json.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case DateOnly day:
                json.WriteStringValue(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }
}
