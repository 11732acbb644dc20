using System.Globalization;
using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Decisions;
using DieuHanh.Directory.Delegations;
using DieuHanh.Directory.Groups;
using DieuHanh.Directory.JobTitles;
using DieuHanh.Directory.People;
using DieuHanh.Directory.Portfolios;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Workbooks;

/// <summary>
/// Puts the rows of a file into the structure, through the entities and their rules. The preview does the very same and forgets it, so it
/// cannot promise what saving would refuse. Nothing that is not in the file is touched.
/// </summary>
[VietnameseData]
internal sealed partial class StructurePut
{
    private readonly DirectoryDb db;
    private readonly Structure all;
    private readonly Dictionary<string, Agency> agencies;
    private readonly Dictionary<string, Person> people;
    private readonly Dictionary<Guid, Account> accounts;
    private readonly Dictionary<(Guid, string), Unit> units;
    private readonly Dictionary<string, AgencyGroup> groups;
    private readonly Dictionary<(bool OfOffice, string Name), JobTitle> titles;
    private readonly ILookup<Guid, Post> before;
    private readonly Dictionary<Guid, List<Post>> posts = [];
    private readonly List<SheetFault> faults = [];
    private readonly Dictionary<SheetKind, Tally> tallies = SheetKind.All.ToDictionary(k => k, _ => new Tally());
    private readonly List<Change> changes = [];
    private Row row = default!;

    private StructurePut(DirectoryDb db, Structure all)
    {
        this.db = db;
        this.all = all;
        agencies = all.Agencies.ToDictionary(a => a.Key);
        accounts = all.Accounts.ToDictionary(a => a.PersonId);
        people = all.People.ToDictionary(p => p.Id.ToString(), StringComparer.OrdinalIgnoreCase);
        foreach (var person in all.People.Where(p => accounts.ContainsKey(p.Id)))
        {
            people[accounts[person.Id].UserName!] = person;
        }

        units = all.Units.ToDictionary(u => (u.AgencyId, u.Name));
        groups = all.Groups.ToDictionary(g => g.Name);
        titles = all.JobTitles.ToDictionary(t => (t.OfOffice, t.Name));
        before = all.Posts.ToLookup(p => p.PersonId);
    }

    public sealed class Tally
    {
        public int Added { get; set; }
        public int Changed { get; set; }
        public int Ended { get; set; }
        public int Same { get; set; }
    }

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
            var put = new StructurePut(db, await Structure.Load(db, cancel));
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
        var stands = all.Rows().ToDictionary(r => r.Key, r => Index(r.Key, r.Value));
        var bySheet = rows.ToLookup(r => r.Sheet);
        foreach (var kind in SheetKind.All)
        {
            var seen = new HashSet<string>();
            foreach (var read in kind == SheetKind.Units ? ParentsFirst(bySheet[kind.Name]) : bySheet[kind.Name])
            {
                row = new Row(this, kind, read.Number, Canonical(kind, read.Cells));
                var key = kind.KeyOf(row.Cells);
                if (!seen.Add(key))
                {
                    row.Fault(kind.Identity[0], T[Says.Twice]);
                    continue;
                }

                try
                {
                    Put(stands[kind].GetValueOrDefault(key));
                }
                catch (RefusedException refused)
                {
                    row.Fault("", refused.Message);
                }
            }

            if (kind == SheetKind.Decisions)
            {
                EndsHaveDecisions(bySheet[SheetKind.Agencies.Name]);
            }
        }

        OneOffice();
        if (!Administered())
        {
            faults.Add(new(SheetKind.Posts.Name, 0, "Vai trò", T[Administrators.Nobody]));
        }
    }

    // Somebody still holds the role for good and can sign in by themselves, as Administrators asks of every other way.
    private bool Administered() =>
        all
            .Posts.Concat(posts.Values.SelectMany(p => p))
            .Any(p =>
                p.Role is Role.Administrator
                && p.ValidFrom <= db.Scope.Today
                && p.ValidTo is null
                && accounts.GetValueOrDefault(p.PersonId) is { Disabled: false, OneTimeUntil: null }
            );

    private void Put(string[]? stands)
    {
        for (var i = 0; i < row.Cells.Length; i++)
        {
            row.Cells[i] = row.Cells[i] == SheetKind.Absent ? stands?[i] ?? "" : row.Cells[i];
        }

        var faultsBefore = faults.Count;
        if (stands is null)
        {
            Add();
            if (faults.Count == faultsBefore)
            {
                tallies[row.Kind].Added++;
            }

            return;
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

        if (different.Count == 0)
        {
            tallies[row.Kind].Same++;
        }
        else if (faults.Count == faultsBefore)
        {
            Alter(ends, different.Count > (ends ? 1 : 0));
            if (faults.Count > faultsBefore)
            {
                return;
            }

            tallies[row.Kind].Ended += ends ? 1 : 0;
            tallies[row.Kind].Changed += ends ? 0 : 1;
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
        }
    }

    // The same value may be written in several ways; one of them is compared.
    private static string[] Canonical(SheetKind kind, string[] cells) =>
        [
            .. kind.Columns.Select(
                (column, i) =>
                    column switch
                    {
                        SheetKind.From or SheetKind.To or "Ngày ký" or "Hiệu lực" => SheetWords.Day(cells[i]) is { } day
                            ? Dates.Show(day)
                            : cells[i],
                        "Kết nối"
                        or "Văn phòng"
                        or "Mọi cơ quan"
                        or "Loại ra"
                        or "Ở văn phòng"
                        or "Chuyển người"
                        or "Ngừng" => cells[i].ToLowerInvariant() is "có" or "x" or "1" or "true" or "yes"
                            ? SheetKind.Yes
                        : cells[i].ToLowerInvariant() is "không" or "0" or "false" or "no" ? ""
                        : cells[i],
                        "Mã" => AgencyCode.Parse(cells[i])?.Current ?? cells[i],
                        "Loại" => Word(SheetWords.Choice<AgencyKind>(cells[i]), cells[i]),
                        "Vai trò" or "Vai trò thường đi cùng" => Word(SheetWords.Choice<Role>(cells[i]), cells[i]),
                        "Loại tên" => Word(SheetWords.Choice<AliasKind>(cells[i]), cells[i]),
                        "Việc" => Word(SheetWords.Choice<DecisionKind>(cells[i]), cells[i]),
                        "Tư cách" => Word(SheetWords.Choice<ActingCapacity>(cells[i]), cells[i]),
                        "Cơ quan trước" or "Cơ quan sau" => string.Join("; ", List(cells[i], ';')),
                        "Loại cơ quan" => string.Join(
                            "; ",
                            List(cells[i], ';').Select(k => Word(SheetWords.Choice<AgencyKind>(k), k))
                        ),
                        "Cách viết khác" => string.Join(" | ", List(cells[i], '|')),
                        _ => cells[i],
                    }
            ),
        ];

    private static string Word<TEnum>(TEnum? value, string cell)
        where TEnum : struct, Enum => value is { } known ? SheetWords.Of(known) : cell;

    private static string[] List(string cell, char mark) =>
        cell.Split(mark, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // A unit stands after the one it is a part of; in a circle, or below one that is missing, the order does not matter.
    private static List<SheetRow> ParentsFirst(IEnumerable<SheetRow> rows)
    {
        var (agency, name, parent) = (
            SheetKind.Units.At("Cơ quan"),
            SheetKind.Units.At("Tên"),
            SheetKind.Units.At("Thuộc đơn vị")
        );
        var waiting = rows.ToList();
        var ordered = new List<SheetRow>();
        while (waiting.Count > 0)
        {
            var named = waiting.Select(r => (r.Cells[agency], r.Cells[name])).ToHashSet();
            var ready = waiting.Where(r => !named.Contains((r.Cells[agency], r.Cells[parent]))).ToList();
            ready = ready.Count == 0 ? waiting : ready;
            ordered.AddRange(ready);
            waiting = [.. waiting.Except(ready)];
        }

        return ordered;
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

    private void EndsHaveDecisions(IEnumerable<SheetRow> rows)
    {
        foreach (var read in rows)
        {
            row = new Row(this, SheetKind.Agencies, read.Number, Canonical(SheetKind.Agencies, read.Cells));
            if (
                agencies.GetValueOrDefault(row["Khóa"]) is { } agency
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

    private void OneOffice()
    {
        if (agencies.Values.Count(a => a.IsOffice) > 1)
        {
            faults.Add(new(SheetKind.Agencies.Name, 0, "Văn phòng", T[Says.OneOffice]));
        }
    }

    private sealed record Row(StructurePut Put, SheetKind Kind, int Number, string[] Cells)
    {
        public string this[string column] => Cells[Kind.At(column)];

        public void Fault(string column, string fault) => Put.faults.Add(new(Kind.Name, Number, column, fault));

        public bool Need(bool holds, string column, string fault)
        {
            if (!holds)
            {
                Fault(column, fault);
            }

            return holds;
        }

        public bool Flag(string column)
        {
            Need(this[column] is "" or SheetKind.Yes, column, T[Says.YesOrNothing]);
            return this[column] == SheetKind.Yes;
        }

        /// <summary>A day; null where the cell is empty or none, which is then a fault.</summary>
        public DateOnly? Day(string column, bool required = false)
        {
            var day = SheetWords.Day(this[column]);
            Need(day is not null || (this[column].Length == 0 && !required), column, T["Nhập ngày, ví dụ 31/12/2026."]);
            return day;
        }

        public TEnum Choice<TEnum>(string column)
            where TEnum : struct, Enum
        {
            var value = SheetWords.Choice<TEnum>(this[column]);
            Need(value is not null, column, T[Says.NoChoice, this[column]]);
            return value ?? default;
        }

        public string Text(string column, int longest)
        {
            Need(this[column].Length > 0, column, T[Says.Empty]);
            Need(this[column].Length <= longest, column, T["Ô dài quá {0} ký tự.", longest]);
            return this[column];
        }

        public string? Maybe(string column, int longest)
        {
            Need(this[column].Length <= longest, column, T["Ô dài quá {0} ký tự.", longest]);
            return this[column].Length == 0 ? null : this[column];
        }

        public Agency? Agency(string column, bool required = true) => Find(Put.agencies, column, required);

        public Person? Person(string column, bool required = true) => Find(Put.people, column, required);

        public Unit? Unit(string column, Guid? agencyId)
        {
            var unit = agencyId is { } id ? Put.units.GetValueOrDefault((id, this[column])) : null;
            Need(unit is not null || this[column].Length == 0, column, T["Không có đơn vị {0}.", this[column]]);
            return unit;
        }

        private TThing? Find<TThing>(Dictionary<string, TThing> known, string column, bool required)
            where TThing : class
        {
            var found = known.GetValueOrDefault(this[column]);
            Need(found is not null || (this[column].Length == 0 && !required), column, T[Says.NotFound, this[column]]);
            return found;
        }
    }
}
