namespace DieuHanh.Documents.Text;

/// <summary>How far the reading of a file came; see docs/states/file-reading.md.</summary>
public enum ReadingState
{
    /// <summary>Đang chờ đọc.</summary>
    Waiting,

    /// <summary>Đã đọc.</summary>
    Read,

    /// <summary>Đã đọc một phần.</summary>
    Partly,

    /// <summary>Không đọc được.</summary>
    Unreadable,

    /// <summary>Máy chủ chưa cài chương trình cần để đọc.</summary>
    ToolMissing,
}

/// <summary>How the text was got.</summary>
public enum ReadingWay
{
    /// <summary>It stands in the file.</summary>
    Text,

    /// <summary>LibreOffice wrote the file anew.</summary>
    Converted,

    /// <summary>Letters recognised in a picture; they may be wrong.</summary>
    Recognised,
}

/// <summary>What is known of a secrecy mark in a file.</summary>
public enum SecrecyMarkState
{
    /// <summary>It was read; a clerk has to look.</summary>
    Found,

    /// <summary>A clerk looked: there is none.</summary>
    Denied,
}

/// <summary>
/// The reading of one file in the background, by its hash, however many documents carry it. Any node takes one for a while; a node that is
/// killed gives it back by doing nothing.
/// </summary>
public sealed class FileReading
{
    /// <summary>A file that failed so often is left, until somebody asks again.</summary>
    public const int Most = 5;

    private FileReading() { }

    public string Hash { get; private init; } = "";
    public string MediaType { get; private init; } = "";
    public ReadingState State { get; private set; }
    public ReadingWay? Way { get; private set; }

    /// <summary>What it needs that the machine did not have.</summary>
    public TextTool? Tool { get; private set; }
    public int? Pages { get; private set; }

    /// <summary>How sure the recognition is on the whole, 0–100.</summary>
    public int? Confidence { get; private set; }
    public int Attempts { get; private set; }
    public DateTime AskedAt { get; private init; }
    public DateTime NextTryAt { get; private set; }

    /// <summary>A node reads it until then at the latest.</summary>
    public DateTime? TakenUntil { get; private set; }
    public DateTime? ReadAt { get; private set; }

    public SecrecyMarkState? Mark { get; private set; }

    /// <summary>A secrecy mark stands in its heading: the text is kept nowhere.</summary>
    public void FindMark() => (State, Mark, TakenUntil) = (ReadingState.Unreadable, SecrecyMarkState.Found, null);

    /// <summary>There is none: the text is read again, and kept.</summary>
    public void DenyMark(DateTime at) =>
        (State, Mark, Attempts, NextTryAt) = (ReadingState.Waiting, SecrecyMarkState.Denied, 0, at);

    public void Take(DateTime until) => (TakenUntil, Attempts) = (until, Attempts + 1);

    /// <summary>Nothing came of it and nothing failed: the program ends.</summary>
    public void GiveBack() => (TakenUntil, Attempts) = (null, Attempts - 1);

    public void Finish(ReadOutcome outcome, DateTime at)
    {
        (State, Way, Tool) = (outcome.State, outcome.Way, outcome.Tool);
        (Pages, Confidence) = (outcome.Pages, outcome.Confidence);
        (TakenUntil, ReadAt) = (null, at);
    }

    /// <summary>Tried again later and later.</summary>
    /// <returns>False when it failed so often that it is left.</returns>
    public bool Fail(DateTime at)
    {
        (TakenUntil, NextTryAt) = (null, at.AddMinutes(Math.Pow(2, Attempts)));
        return Attempts < Most;
    }
}

/// <summary>What came of reading a file.</summary>
/// <param name="Problem">What to know about the text, or why there is none: a sentence for the screen.</param>
public sealed record ReadOutcome(
    ReadingState State,
    string? Text,
    string? Problem,
    ReadingWay? Way = null,
    TextTool? Tool = null,
    int? Pages = null,
    int? Confidence = null
);
