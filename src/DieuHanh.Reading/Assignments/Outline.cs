using DieuHanh.Reading.Deadlines;
using DieuHanh.Reading.Layout;

namespace DieuHanh.Reading.Assignments;

/// <summary>The path of items above a block: "II." → "2." → "a)". Bullets and inner enumerations nest in what opened them.</summary>
internal sealed class Outline
{
    private const int Paragraph = 39 * 2;

    private readonly List<Frame> path = [];

    public IReadOnlyList<string>? Lead => path.FindLast(f => f.Lead is not null)?.Lead;

    public Cue? LeadCue => path.FindLast(f => f.Lead is not null)?.LeadCue;

    public Deadline? Deadline => path.FindLast(f => f.Deadline is not null)?.Deadline;

    /// <summary>The first task of the section the present paragraph closes.</summary>
    public int FirstTask => path.FindLast(f => f.Opens)?.FirstTask ?? 0;

    public bool Describes => path.Count > 0 && path.FindLast(f => f.Describes || f.Directs) is { Describes: true };

    public bool Directs => path.FindLast(f => f.Describes || f.Directs) is { Directs: true };

    /// <summary>Places the block in the outline and gives its frame; <paramref name="before"/> is the block just above it.</summary>
    public Frame Place(Block block, Block? before)
    {
        var opened = before is { EndsWithColon: true, IsEmpty: false };
        int rank;
        if (!block.Marker.Exists)
        {
            if (block.Heading && !opened)
            {
                path.Clear();
            }
            else if (!opened)
            {
                Pop(Marker.Bullets * 2 - 2);
            }

            rank = Paragraph;
            if (opened)
            {
                // "2. Về kiến nghị …:" and the paragraph it opens.
                path.RemoveAll(f => f.Rank >= Paragraph && f != path[^1]);
            }
        }
        else
        {
            rank = block.Marker.Rank * 2;
            if (opened && before is { Marker.Exists: false } && path.Count > 0 && path[^1].Rank == Paragraph)
            {
                path[^1].Rank = rank - 1;
            }

            var same = path.FindLastIndex(f => f.Rank == rank);
            if (same >= 0)
            {
                path.RemoveRange(same, path.Count - same);
            }
            else if (block.Marker.Rank < 25)
            {
                Pop(rank);
            }
        }

        var frame = new Frame(rank);
        path.Add(frame);
        return frame;
    }

    private void Pop(int rank)
    {
        while (path.Count > 0 && path[^1].Rank >= rank)
        {
            path.RemoveAt(path.Count - 1);
        }
    }
}
