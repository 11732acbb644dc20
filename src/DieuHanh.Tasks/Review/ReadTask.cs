using System.Globalization;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Reading;
using DieuHanh.Reading.Assignments;
using DieuHanh.Reading.Deadlines;

namespace DieuHanh.Tasks.Review;

/// <summary>A task as the reader found it in a text, or a piece of text a person pointed at.</summary>
internal sealed record ReadTask(
    int Start,
    int End,
    string Text,
    string Action,
    IReadOnlyList<string> Lead,
    IReadOnlyList<string> Coordinate,
    string? DeadlineWords,
    string DeadlineWhy,
    DateOnly? Due,
    TimeOnly? DueHour,
    TaskKind Kind,
    string? ReportTo,
    IReadOnlyList<ReadDoubt> Doubts,
    IReadOnlyList<ReadCue> Cues
)
{
    /// <summary>Everything found in a whole text.</summary>
    public static IReadOnlyList<ReadTask> AllIn(DirectiveReading reading) => [.. reading.Tasks.Select(t => Of(t, 0))];

    /// <summary>
    /// A piece of the text a person chose: its words are kept as they are, and what can be read in them is filled in. It is read as
    /// spoken words are, since a sentence alone has no letterhead.
    /// </summary>
    /// <param name="start">Where the piece stands in the review's text; null where it does not stand there.</param>
    /// <param name="subject">Who does what the piece says, where the words before it said so.</param>
    public static ReadTask Piece(
        string text,
        int? start,
        int length,
        DateOnly day,
        WorkingCalendar calendar,
        string? subject = null
    )
    {
        var context = new ReadingContext(calendar.IsWorking, day, Spoken: true);
        var found = DirectiveReader.Read(text, context).Tasks;
        var before = 0;
        if (found.Count == 0 && subject is not null)
        {
            var led = $"Giao {subject} ";
            found = DirectiveReader.Read(led + text, context).Tasks;
            before = led.Length;
        }

        var at = start ?? length;
        var piece = found.Count == 0 ? null : Of(found[0], at - before);
        return new ReadTask(
            at,
            start is null ? at : at + text.Length,
            text,
            found.Count == 1 && before == 0 ? piece!.Action : Titled(OneLine(text)),
            before == 0 ? piece?.Lead ?? [] : [],
            piece?.Coordinate ?? [],
            piece?.DeadlineWords,
            piece?.DeadlineWhy ?? "",
            piece?.Due,
            piece?.DueHour,
            piece?.Kind ?? TaskKind.WithoutDeadline,
            piece?.ReportTo,
            before == 0 ? piece?.Doubts ?? [] : [],
            start is null ? [] : [.. (piece?.Cues ?? []).Where(c => c.Start >= at)]
        );
    }

    private static ReadTask Of(DirectiveTask task, int offset) =>
        new(
            task.Start + offset,
            task.End + offset,
            task.Text,
            task.Action,
            task.Lead,
            task.Coordinate,
            task.Deadline?.Raw,
            task.Deadline is { Date: not null } day ? day.Explanation.ToString() : "",
            task.Deadline?.Date,
            task.Deadline is { Date: not null } deadline ? DeadlineHour.Of(deadline.Raw) : null,
            task.Kind,
            task.ReportTo,
            [.. task.Doubts.Select(d => new ReadDoubt(d.Kind, d.Remark.Sentence, d.Remark.Values))],
            [.. task.Cues.Select(c => new ReadCue(c.Kind, c.Start + offset, c.End + offset))]
        );

    // A part of a sentence becomes a title of its own.
    private static string Titled(string words) =>
        words.Length == 0 ? words : char.ToUpper(words[0], CultureInfo.InvariantCulture) + words[1..];

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', ';', ',');
}
