using DieuHanh.Reading.Deadlines;

namespace DieuHanh.Reading.Assignments;

/// <summary>An item of the outline above the present one, and what it hands down.</summary>
internal sealed class Frame(int rank)
{
    /// <summary>Twice the rank of its marker, so that a paragraph can stand just above the list it opens.</summary>
    public int Rank { get; set; } = rank;

    /// <summary>The agencies the items below are given to; null when the item names none.</summary>
    public IReadOnlyList<string>? Lead { get; set; }

    public Cue? LeadCue { get; set; }

    public Deadline? Deadline { get; set; }

    /// <summary>It is a title or a lead-in: what stands below is its section.</summary>
    public bool Opens { get; set; }

    /// <summary>How many tasks had been found when the item began.</summary>
    public int FirstTask { get; set; }

    /// <summary>The section describes; below it only plain orders count.</summary>
    public bool Describes { get; set; }

    /// <summary>The section hands out work to whoever the document is for.</summary>
    public bool Directs { get; set; }
}
