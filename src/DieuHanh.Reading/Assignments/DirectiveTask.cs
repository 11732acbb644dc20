using DieuHanh.Reading.Deadlines;

namespace DieuHanh.Reading.Assignments;

/// <summary>How a task is bound in time.</summary>
public enum TaskKind
{
    WithDeadline,
    WithoutDeadline,
    Recurring,

    /// <summary>Due with an event whose day is not known.</summary>
    OnEvent,

    /// <summary>A duty that lasts: "theo dõi, đôn đốc", "thường xuyên".</summary>
    Standing,
}

/// <summary>What the words of a cue led to.</summary>
public enum CueKind
{
    Assignment,
    Lead,
    Coordinate,
    Deadline,
    ReportTo,
}

/// <summary>The words at [Start, End) of the given text from which a value was read.</summary>
public sealed record Cue(CueKind Kind, int Start, int End);

/// <summary>One piece of work given to one or several agencies.</summary>
/// <param name="Start">Where the task starts in the given text (UTF-16).</param>
/// <param name="Text">The words of the document, as they stand.</param>
/// <param name="Action">The same on one clean line, for a title.</param>
/// <param name="Lead">Who must do it, as the document names them, lists expanded.</param>
/// <param name="ReportTo">Where the result goes; several places are joined by "; ".</param>
/// <param name="Doubts">Why a person should look before confirming; empty when nothing is doubtful.</param>
public sealed record DirectiveTask(
    int Start,
    int End,
    string Text,
    string Action,
    IReadOnlyList<string> Lead,
    IReadOnlyList<string> Coordinate,
    Deadline? Deadline,
    string? ReportTo,
    TaskKind Kind,
    IReadOnlyList<Cue> Cues,
    IReadOnlyList<Doubt> Doubts
);
