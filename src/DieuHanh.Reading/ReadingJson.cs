using System.Text.Encodings.Web;
using System.Text.Json;
using DieuHanh.Reading.Assignments;

namespace DieuHanh.Reading;

/// <summary>The JSON of a reading, as the command line prints it: dates as ISO, offsets in UTF-16 units.</summary>
public static class ReadingJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    private sealed record HeaderJson(
        string? Number,
        string? Symbol,
        DateOnly? Date,
        string? Place,
        string? Issuer,
        string? DocumentType,
        string? Subject,
        string? Signer,
        string? SignerCapacity,
        string? DirectedBy,
        IReadOnlyList<string> AddressedTo,
        IReadOnlyList<string> Recipients,
        string Urgency,
        string Secrecy
    );

    private sealed record DeadlineJson(
        string Raw,
        DateOnly? Date,
        string Kind,
        bool Recurring,
        bool Inherited,
        string Explanation
    );

    private sealed record TaskJson(
        string Text,
        int Start,
        int End,
        string Action,
        IReadOnlyList<string> Lead,
        IReadOnlyList<string> Coordinate,
        DeadlineJson? Deadline,
        string? ReportTo,
        string Kind,
        IReadOnlyList<CueJson> Cues,
        IReadOnlyList<DoubtJson> Doubts
    );

    private sealed record CueJson(string Kind, int Start, int End);

    private sealed record DoubtJson(string Kind, string Text);

    private sealed record ReadingShape(HeaderJson Header, IEnumerable<TaskJson> Tasks);

    /// <summary>One JSON object with "header" and "tasks".</summary>
    public static string Write(DirectiveReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var h = reading.Header;
        var header = new HeaderJson(
            h.Number,
            h.Symbol,
            h.Date,
            h.Place,
            h.Issuer,
            h.DocumentType,
            h.Subject,
            h.Signer,
            h.SignerCapacity,
            h.DirectedBy,
            h.AddressedTo,
            h.Recipients,
            Name(h.Urgency),
            Name(h.Secrecy)
        );
        return JsonSerializer.Serialize(new ReadingShape(header, reading.Tasks.Select(Shape)), Options);
    }

    private static TaskJson Shape(DirectiveTask t) =>
        new(
            t.Text,
            t.Start,
            t.End,
            t.Action,
            t.Lead,
            t.Coordinate,
            t.Deadline is { } d
                ? new(d.Raw, d.Date, Name(d.Kind), d.IsRecurring, d.Inherited, d.Explanation.ToString())
                : null,
            t.ReportTo,
            Name(t.Kind),
            [.. t.Cues.Select(c => new CueJson(Name(c.Kind), c.Start, c.End))],
            [.. t.Doubts.Select(d => new DoubtJson(Name(d.Kind), d.Remark.ToString()))]
        );

    private static string Name(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
