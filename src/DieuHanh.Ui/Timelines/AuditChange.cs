using System.Globalization;
using System.Text.Json;
using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Ui.Timelines;

/// <summary>One property of an audit record, from what to what.</summary>
internal sealed record AuditChange(string Property, JsonElement From, JsonElement To)
{
    public static IReadOnlyList<AuditChange> Of(AuditRow row)
    {
        using var json = JsonDocument.Parse(row.Changes);
        return
        [
            .. json
                .RootElement.EnumerateObject()
                .Select(p => new AuditChange(p.Name, p.Value[0].Clone(), p.Value[1].Clone())),
        ];
    }

    /// <summary>The ids in it, for which names are wanted.</summary>
    public IEnumerable<Guid> Ids() => Ids(From).Concat(Ids(To));

    /// <summary>A value in the reader's language; an id by its name, an empty text for none.</summary>
    public string Show(string thing, JsonElement value, AuditWords words, Func<Guid, string> nameOf) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.True => T["có"],
            JsonValueKind.False => T["không"],
            JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(v => Show(thing, v, words, nameOf))),
            JsonValueKind.String => Text(thing, value, words, nameOf),
            JsonValueKind.Object when value.TryGetProperty("Name", out var name) => Show(thing, name, words, nameOf),
            _ => value.ToString(),
        };

    private string Text(string thing, JsonElement value, AuditWords words, Func<Guid, string> nameOf)
    {
        var text = value.GetString()!;
        if (words.WordOf(thing, Property, text) is { } word)
        {
            return T[word];
        }

        if (value.TryGetGuid(out var id))
        {
            return nameOf(id);
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day == DateOnly.MinValue ? "" : Dates.Show(day);
        }

        return text.Length >= 20 && text[4] == '-' && value.TryGetDateTime(out var at)
            ? Dates.Show(at.ToUniversalTime())
            : text;
    }

    private static IEnumerable<Guid> Ids(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().SelectMany(Ids),
            JsonValueKind.String when value.TryGetGuid(out var id) => [id],
            _ => [],
        };
}
