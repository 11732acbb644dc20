using DieuHanh.Ui.Parts;

namespace DieuHanh.Ui.Timelines;

/// <summary>One thing that happened: who, on whose behalf, when, what, why, what changed, which files.</summary>
/// <param name="What">What was done, in the reader's language.</param>
/// <param name="System">Done by the program itself: shown small, several in a row folded.</param>
public sealed record TimelineEntry(
    DateTime At,
    string Who,
    string What,
    string? BehalfOf = null,
    string? Why = null,
    IReadOnlyList<TimelineChange>? Changes = null,
    IReadOnlyList<FileLink>? Files = null,
    bool System = false
);

/// <summary>One value that changed, all in the reader's language. An empty text stands for no value.</summary>
/// <param name="Subject">The part of the whole it belongs to (an agency's assignment), where there are several.</param>
public sealed record TimelineChange(string Subject, string Name, string From, string To);
