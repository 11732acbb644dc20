using DieuHanh.Kernel.Access;

namespace DieuHanh.Kernel.Contracts;

/// <summary>
/// What waits for a person, as each module knows it. "Việc của tôi" asks every module once and shows the lists by what hurts most.
/// A module answers with one batch of queries, and only with what this person may see and act on.
/// </summary>
public interface IWorkItems
{
    Task<IReadOnlyList<WorkList>> For(Actor actor, CancellationToken cancel = default);

    /// <summary>What this person begins without anything waiting: registering a document.</summary>
    IReadOnlyList<WorkStart> Starts(Actor actor) => [];
}

/// <param name="Label">In the reader's language, as it stands on the button.</param>
public sealed record WorkStart(string Label, string Url);

/// <summary>Why a list stands where it stands: the first hurts most.</summary>
public enum Pain
{
    /// <summary>Already late.</summary>
    Late,

    /// <summary>Others cannot go on until this person decides.</summary>
    Decide,

    /// <summary>Late in the hands of others: seen after what only this person can decide.</summary>
    LateElsewhere,

    /// <summary>Late soon.</summary>
    AtRisk,

    /// <summary>To be taken up.</summary>
    ToDo,

    /// <summary>To be known, nothing waits.</summary>
    Know,
}

/// <summary>Things of one kind that wait for the same action. A list without items tells what will appear in it.</summary>
/// <param name="Title">In the reader's language: "Báo cáo chờ kiểm tra".</param>
/// <param name="Action">The one thing its rows wait for, as it stands on their buttons: "Kiểm tra".</param>
/// <param name="WhatComes">One sentence for the empty page.</param>
/// <param name="MoreUrl">The whole list, where there is more than is shown here.</param>
public sealed record WorkList(
    Pain Pain,
    string Title,
    string Action,
    string WhatComes,
    IReadOnlyList<WorkItem> Items,
    string? MoreUrl = null
);

/// <param name="Title">The thing in its own words; it may be long.</param>
/// <param name="Context">Who and from what: agency, document.</param>
/// <param name="Due">When it is or was due; null where nothing runs.</param>
/// <param name="Url">Where the action is done.</param>
public sealed record WorkItem(string Title, string Context, DateOnly? Due, string Url)
{
    /// <summary>The hour on that day, where one was named.</summary>
    public TimeOnly? Hour { get; init; }

    /// <summary>What sets it apart from the others of its list, in one or two words: "Hỏa tốc".</summary>
    public string? Mark { get; init; }

    /// <summary>What this row waits for, where it is not what the list says.</summary>
    public string? Action { get; init; }

    /// <summary>The page of the thing itself, where its action is done on another.</summary>
    public string? Thing { get; init; }
}
