using DieuHanh.Kernel.Contracts;

namespace DieuHanh.Directory.Decisions;

/// <summary>
/// Where an agency came from and what became of it, as a drawing: a column for each step away from it, boxes and the lines between them.
/// All of it stands in words beside the drawing.
/// </summary>
public sealed record Lineage(IReadOnlyList<Lineage.Box> Boxes, IReadOnlyList<Lineage.Line> Lines, int Columns, int Rows)
{
    // More would not be read in a drawing; the list under it tells all.
    private const int MostSteps = 3;
    private const int MostBoxes = 30;

    public sealed record Box(AgencyEntry Agency, int Column, double Row, bool Self);

    public sealed record Line(Box From, Box To);

    /// <summary>True where something lies beyond what is drawn.</summary>
    public bool Cut { get; private init; }

    /// <returns>Null for an agency without predecessors and heirs.</returns>
    public static Lineage? Of(AgencyEntry self, DirectoryBook book)
    {
        var columns = new SortedDictionary<int, List<AgencyEntry>> { [0] = [self] };
        var seen = new HashSet<Guid> { self.Id };
        var links = new List<(Guid From, Guid To)>();
        var cut = false;
        Walk(-1, a => book.PredecessorsOf(a.Id));
        Walk(+1, a => a.Successors.Select(s => book.Agency(s)).OfType<AgencyEntry>());
        if (seen.Count == 1)
        {
            return null;
        }

        var first = columns.Keys.Min();
        var rows = columns.Values.Max(c => c.Count);
        var boxes = columns
            .SelectMany(c =>
                c.Value.Select((a, i) => new Box(a, c.Key - first, i + ((rows - c.Value.Count) / 2.0), a.Id == self.Id))
            )
            .ToList();
        var byId = boxes.ToDictionary(b => b.Agency.Id);
        return new Lineage(
            boxes,
            [.. links.Distinct().Select(l => new Line(byId[l.From], byId[l.To]))],
            columns.Count,
            rows
        )
        {
            Cut = cut,
        };

        void Walk(int step, Func<AgencyEntry, IEnumerable<AgencyEntry>> next)
        {
            for (var (column, from) = (step, columns[0]); from.Count > 0; column += step)
            {
                var found = new List<AgencyEntry>();
                foreach (var (agency, other) in from.SelectMany(a => next(a).Select(o => (a, o))))
                {
                    if (!seen.Contains(other.Id) && (Math.Abs(column) > MostSteps || seen.Count >= MostBoxes))
                    {
                        cut = true;
                        continue;
                    }

                    links.Add(step < 0 ? (other.Id, agency.Id) : (agency.Id, other.Id));
                    if (seen.Add(other.Id))
                    {
                        found.Add(other);
                    }
                }

                if (found.Count > 0)
                {
                    columns[column] = found;
                }

                from = found;
            }
        }
    }
}
