using DieuHanh.Directory.People;
using DieuHanh.Directory.Workbooks.Sheets;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Workbooks;

/// <summary>
/// Puts the rows of a file into the structure, through the entities and their rules. The preview does the very same and forgets it, so it
/// cannot promise what saving would refuse. Nothing that is not in the file is touched.
/// </summary>
[VietnameseData]
internal sealed class StructurePut
{
    private readonly Standing standing;
    private readonly Dictionary<SheetKind, SheetPut> sheets;
    private readonly List<SheetFault> faults = [];
    private readonly Dictionary<SheetKind, Tally> tallies = SheetKind.All.ToDictionary(k => k, _ => new Tally());
    private readonly List<Change> changes = [];

    // The rows that are new or say something else.
    private readonly List<PutRow> written = [];

    private StructurePut(Standing standing)
    {
        this.standing = standing;
        sheets = new Dictionary<SheetKind, SheetPut>
        {
            [SheetKind.Agencies] = new PutAgencies(standing),
            [SheetKind.Decisions] = new PutDecisions(standing, changes),
            [SheetKind.Codes] = new PutCodes(standing),
            [SheetKind.Aliases] = new PutAliases(standing),
            [SheetKind.Groups] = new PutGroups(standing),
            [SheetKind.Members] = new PutMembers(standing),
            [SheetKind.Units] = new PutUnits(standing),
            [SheetKind.People] = new PutPeople(standing),
            [SheetKind.JobTitles] = new PutJobTitles(standing),
            [SheetKind.Posts] = new PutPosts(standing),
            [SheetKind.Accounts] = new PutAccounts(standing),
            [SheetKind.Portfolios] = new PutPortfolios(standing),
            [SheetKind.Delegations] = new PutDelegations(standing),
        };
    }

    public sealed class Tally
    {
        public int Added { get; set; }
        public int Changed { get; set; }
        public int Ended { get; set; }
        public int Same { get; set; }
    }

    /// <param name="Row">Of the line itself, or of the decision that moves or ends a post no line names.</param>
    /// <param name="From">What stands there now, by column.</param>
    public sealed record Change(string Sheet, int Row, string What, string Column, string From, string To);

    public sealed record Result(
        IReadOnlyDictionary<string, Tally> Tallies,
        IReadOnlyList<Change> Changes,
        IReadOnlyList<SheetFault> Faults
    )
    {
        public bool Nothing => Tallies.Values.All(t => t.Added + t.Changed + t.Ended == 0);
    }

    /// <summary>Changes what <paramref name="db"/> tracks; the caller saves it, or lets it be.</summary>
    public static async Task<Result> Put(DirectoryDb db, IReadOnlyList<SheetRow> rows, CancellationToken cancel)
    {
        var tracking = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var withoutPassword = await Administrators.WithoutPassword(db, cancel);
            var put = new StructurePut(new Standing(db, await Structure.Load(db, cancel), rows, withoutPassword));
            put.All(rows);
            return new Result(put.tallies.ToDictionary(t => t.Key.Name, t => t.Value), put.changes, put.faults);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = tracking;
        }
    }

    private void All(IReadOnlyList<SheetRow> rows)
    {
        var stands = standing.All.Rows().ToDictionary(r => r.Key, r => Index(r.Key, r.Value));
        var bySheet = rows.ToLookup(r => r.Sheet);
        var agencies = new List<PutRow>();
        foreach (var kind in SheetKind.All)
        {
            var seen = new HashSet<string>();
            foreach (
                var read in kind == SheetKind.Units ? PutUnits.ParentsFirst(bySheet[kind.Name]) : bySheet[kind.Name]
            )
            {
                var row = RowOf(kind, read);
                if (kind == SheetKind.Agencies)
                {
                    agencies.Add(row);
                }

                var key = kind.KeyOf(row.Cells);
                if (!seen.Add(key))
                {
                    row.Fault(kind.Identity[0], T[Says.Twice]);
                    continue;
                }

                try
                {
                    if (Put(row, stands[kind].GetValueOrDefault(key)))
                    {
                        written.Add(row);
                    }
                }
                catch (RefusedException refused)
                {
                    row.Fault("", refused.Message);
                }
            }

            if (kind == SheetKind.Decisions)
            {
                EndsHaveDecisions(agencies);
            }
        }

        new Apart(standing).Check(written);
        if (standing.Agencies.Values.Count(a => a.IsOffice) > 1)
        {
            faults.Add(new(SheetKind.Agencies.Name, 0, "Văn phòng", T[Says.OneOffice]));
        }

        if (!standing.Administered())
        {
            faults.Add(new(SheetKind.Posts.Name, 0, "Vai trò", T[Administrators.Nobody]));
        }
    }

    private PutRow RowOf(SheetKind kind, SheetRow read) =>
        new(standing, kind, read.Number, Known(kind, SheetCells.Canonical(kind, read.Cells)), faults);

    private string[] Known(SheetKind kind, string[] cells) =>
        [
            .. kind.Columns.Select(
                (column, i) =>
                    SheetKind.OfPeople.Contains(column) || (kind == SheetKind.People && column == "Khóa")
                        ? standing.KeyOf(cells[i])
                        : cells[i]
            ),
        ];

    private bool Put(PutRow row, string[]? stands)
    {
        for (var i = 0; i < row.Cells.Length; i++)
        {
            row.Cells[i] = row.Cells[i] == SheetKind.Absent ? stands?[i] ?? "" : row.Cells[i];
        }

        var tally = tallies[row.Kind];
        if (stands is null)
        {
            sheets[row.Kind].Add(row);
            tally.Added += row.Sound ? 1 : 0;
            return row.Sound;
        }

        var different = row.Kind.Columns.Where((_, i) => row.Cells[i] != stands[i]).ToList();
        foreach (var column in different.Except(row.Kind.Changeable))
        {
            row.Fault(column, T[Says.Fixed, stands[row.Kind.At(column)]]);
        }

        var ends = different.Contains(SheetKind.To);
        if (ends && stands[row.Kind.At(SheetKind.To)].Length > 0)
        {
            row.Fault(SheetKind.To, T["Dòng này đã kết thúc ngày {0}.", stands[row.Kind.At(SheetKind.To)]]);
        }

        var to = ends ? row.Day(SheetKind.To) : null;
        if (different.Count == 0)
        {
            tally.Same++;
            return false;
        }

        if (row.Sound)
        {
            sheets[row.Kind].Alter(row, to, different.Count > (ends ? 1 : 0));
        }

        if (!row.Sound)
        {
            return false;
        }

        tally.Ended += ends ? 1 : 0;
        tally.Changed += ends ? 0 : 1;
        changes.AddRange(
            different.Select(c => new Change(
                row.Kind.Name,
                row.Number,
                string.Join(", ", row.Kind.Identity.Select(i => row[i]).Where(t => t.Length > 0)),
                c,
                stands[row.Kind.At(c)],
                row[c]
            ))
        );
        return true;
    }

    // Two posts may look alike in the file; the first stands for both.
    private static Dictionary<string, string[]> Index(SheetKind kind, IEnumerable<string[]> rows)
    {
        var index = new Dictionary<string, string[]>();
        foreach (var cells in rows)
        {
            index.TryAdd(kind.KeyOf(cells), cells);
        }

        return index;
    }

    // The day on which an agency ends is the decision's to write; the sheet of agencies may only say the same.
    private void EndsHaveDecisions(IEnumerable<PutRow> rows)
    {
        foreach (var row in rows)
        {
            if (
                standing.Agencies.GetValueOrDefault(row["Khóa"]) is { } agency
                && row[SheetKind.To] != SheetWords.Of(agency.ValidTo)
            )
            {
                row.Fault(
                    SheetKind.To,
                    agency.ValidTo is null ? T[Says.NoDecision, row[SheetKind.To]] : T[Says.OtherEnd, agency.ValidTo]
                );
            }
        }
    }
}
