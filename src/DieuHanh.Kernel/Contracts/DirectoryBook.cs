using System.Collections.Frozen;
using DieuHanh.Kernel.Access;

namespace DieuHanh.Kernel.Contracts;

/// <summary>One consistent state of the directory. Questions about the past are asked with a day.</summary>
public sealed class DirectoryBook
{
    private readonly FrozenDictionary<Guid, AgencyEntry> agencies;
    private readonly FrozenDictionary<Guid, UnitEntry> units;
    private readonly FrozenDictionary<Guid, PersonEntry> people;
    private readonly FrozenDictionary<Guid, JobTitleEntry> jobTitles = FrozenDictionary<Guid, JobTitleEntry>.Empty;
    private readonly AgencyNames names;
    private readonly FrozenDictionary<string, Group> groups;
    private readonly ILookup<string, string> byShortName;
    private readonly ILookup<AgencyKind, AgencyEntry> byKind;
    private readonly AgencyCodes codes;
    private readonly ILookup<Guid, AgencyEntry> predecessors;
    private readonly ILookup<Guid, PersonEntry> staff;
    private readonly PortfolioTable portfolios;

    public DirectoryBook(
        Guid officeId,
        IReadOnlyList<AgencyEntry> agencies,
        IReadOnlyList<UnitEntry> units,
        IReadOnlyList<PersonEntry> people,
        IReadOnlyList<PortfolioEntry> portfolios,
        IEnumerable<Alias> aliases,
        IEnumerable<Group> groups
    )
    {
        OfficeId = officeId;
        Agencies = agencies;
        Units = units;
        People = people;
        Portfolios = portfolios;
        this.agencies = agencies.ToFrozenDictionary(a => a.Id);
        this.units = units.ToFrozenDictionary(u => u.Id);
        this.people = people.ToFrozenDictionary(p => p.Id);
        names = new AgencyNames(agencies, aliases);
        Groups = [.. groups];
        this.groups = Groups
            .SelectMany(g => g.Names.Select(n => (Key: AgencyNames.Key(n), Group: g)))
            .DistinctBy(g => g.Key)
            .ToFrozenDictionary(g => g.Key, g => g.Group);
        byShortName = agencies
            .Select(a => (Words: Reading.Text.Vietnamese.Tokens(a.ShortName), a.Name))
            .Where(a => a.Words.Count == 1)
            .Distinct()
            .ToLookup(a => a.Words[0], a => a.Name);
        byKind = agencies.ToLookup(a => a.Kind);
        codes = new AgencyCodes(agencies);
        predecessors = agencies
            .SelectMany(a => a.Successors.Select(s => (Heir: s, Agency: a)))
            .ToLookup(x => x.Heir, x => x.Agency);
        staff = people
            .SelectMany(p => p.Positions.Select(x => x.AgencyId).Distinct().Select(a => (Agency: a, Person: p)))
            .ToLookup(x => x.Agency, x => x.Person);
        this.portfolios = new PortfolioTable(portfolios);
    }

    /// <summary>Another name of an agency, and the days on which it was used.</summary>
    public sealed record Alias(string Name, Guid AgencyId, DateOnly? ValidFrom, DateOnly? ValidTo);

    /// <summary>A group as directives name it: all agencies of its kinds that exist on the day asked for.</summary>
    /// <param name="Kinds">Empty for recipients only, who owe no task.</param>
    /// <param name="Whole">False where only a part of them is meant ("có liên quan"): a person chooses.</param>
    public sealed record Group(
        string Name,
        IReadOnlyList<string> Names,
        IReadOnlyList<AgencyKind> Kinds,
        bool Whole = true
    )
    {
        public Guid Id { get; init; }

        /// <summary>Agencies taken in beside the kinds, or left out of them, with their days.</summary>
        public IReadOnlyList<Member> Members { get; init; } = [];
    }

    /// <param name="Excluded">Of the kinds, yet not meant between these days.</param>
    public sealed record Member(Guid AgencyId, bool Excluded, DateOnly ValidFrom, DateOnly? ValidTo)
    {
        public bool ValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
    }

    public Guid OfficeId { get; }
    public IReadOnlyList<AgencyEntry> Agencies { get; }
    public IReadOnlyList<UnitEntry> Units { get; }

    /// <summary>Everyone, ordered by given name.</summary>
    public IReadOnlyList<PersonEntry> People { get; }
    public IReadOnlyList<PortfolioEntry> Portfolios { get; }
    public IReadOnlyList<Group> Groups { get; }

    /// <summary>Those that are not given any more as well.</summary>
    public IReadOnlyCollection<JobTitleEntry> JobTitles
    {
        get => jobTitles.Values;
        init => jobTitles = value.ToFrozenDictionary(t => t.Id);
    }

    public AgencyEntry? Agency(Guid? id) => id is { } known ? agencies.GetValueOrDefault(known) : null;

    public UnitEntry? Unit(Guid? id) => id is { } known ? units.GetValueOrDefault(known) : null;

    public PersonEntry? Person(Guid? id) => id is { } known ? people.GetValueOrDefault(known) : null;

    public JobTitleEntry? JobTitle(Guid? id) => id is { } known ? jobTitles.GetValueOrDefault(known) : null;

    /// <summary>The name on screen; empty for an unknown id.</summary>
    public string NameOf(Guid? id) =>
        Agency(id)?.Name ?? Unit(id)?.Name ?? Person(id)?.Name ?? JobTitle(id)?.Name ?? "";

    /// <summary>Where the job titles a person holds in an agency today stand in order; after all others where none is known.</summary>
    public int PrecedenceIn(Guid agencyId, PersonEntry person) =>
        person
            .Positions.Where(p => p.AgencyId == agencyId)
            .Select(p => JobTitle(p.JobTitleId)?.Precedence ?? int.MaxValue)
            .DefaultIfEmpty(int.MaxValue)
            .Min();

    public IEnumerable<AgencyEntry> Connected(DateOnly day) => Agencies.Where(a => a.Connected && a.ValidOn(day));

    /// <summary>The office's units that take work.</summary>
    public IEnumerable<UnitEntry> OfficeUnits => Units.Where(u => u.AgencyId == OfficeId && u.ValidTo is null);

    /// <summary>Everyone who holds a position in an agency today.</summary>
    public IEnumerable<PersonEntry> StaffOf(Guid agencyId) => staff[agencyId];

    /// <summary>Who holds one of the roles in an agency, and in one unit of it if given.</summary>
    public IEnumerable<PersonEntry> Holders(Guid agencyId, Guid? unitId, params Role[] roles) =>
        staff[agencyId]
            .Where(p =>
                p.Positions.Any(x =>
                    x.AgencyId == agencyId && (unitId is null || x.UnitId == unitId) && roles.Contains(x.Role)
                )
            );

    /// <summary>A leader, the secretaries who enter for them, and who acts for them today.</summary>
    public IEnumerable<Guid> WithSecretaries(Guid leaderId) =>
        People
            .Where(p => p.Positions.Any(x => x.ActsFor == leaderId) || p.Acting.Any(a => a.ForId == leaderId))
            .Select(p => p.Id)
            .Prepend(leaderId);

    /// <summary>
    /// What a name in a text of <paramref name="day"/> stands for. An agency that no longer existed is answered by its heirs, several
    /// of which a person must choose between; a name that only a later agency has is answered by that one. Nothing is guessed.
    /// </summary>
    public AgencyMatch Resolve(string name, DateOnly day)
    {
        var key = AgencyNames.Key(name);
        if (groups.GetValueOrDefault(key) is { } group)
        {
            return new AgencyMatch(name, [.. MembersOn(group, day).Select(m => m.Id)], IsGroup: true, group.Whole);
        }

        var found = names.Of(name, key, day);
        var ended = found.Where(a => a.ValidTo < day).ToList();
        if (ended.Count == 0 || ended.Count < found.Count)
        {
            return new AgencyMatch(name, [.. found.Except(ended).Select(a => a.Id)], IsGroup: false);
        }

        return new AgencyMatch(
            name,
            [.. ended.SelectMany(a => HeirsOn(a.Id, day)).Select(a => a.Id).Distinct()],
            IsGroup: false,
            Former: ended.Count == 1 ? ended[0].Id : null
        );
    }

    /// <summary>The names a single word is short for: "btc" → Bộ Tài chính; agencies of all times, since documents are.</summary>
    /// <param name="word">Folded.</param>
    public IReadOnlyList<string> NamesOfShort(string word) => [.. byShortName[word].Distinct()];

    /// <summary>The agencies whose work this one took over.</summary>
    public IEnumerable<AgencyEntry> PredecessorsOf(Guid agencyId) => predecessors[agencyId];

    /// <summary>
    /// Who does the work of an agency on a day: itself while it exists, then its successors. Several successors are all answered:
    /// which of them took a matter over is decided by a person.
    /// </summary>
    public IReadOnlyList<AgencyEntry> HeirsOn(Guid agencyId, DateOnly day)
    {
        var heirs = new List<AgencyEntry>();
        var asked = new HashSet<Guid>();
        Follow(agencyId);
        return heirs;

        void Follow(Guid id)
        {
            if (!asked.Add(id) || Agency(id) is not { } agency)
            {
                return;
            }

            if (agency.ValidTo is null || day <= agency.ValidTo)
            {
                heirs.Add(agency);
                return;
            }

            foreach (var next in agency.Successors)
            {
                Follow(next);
            }
        }
    }

    /// <summary>The fields of work in the table of portfolios on a day, in alphabetical order.</summary>
    public IReadOnlyList<string> FieldsOn(DateOnly day) => portfolios.FieldsOn(day);

    /// <summary>
    /// Who answers for a matter on a day: the line for the field in that agency, else the line for the field, else the line for the
    /// agency in all fields; null where the table says nothing.
    /// </summary>
    public PortfolioEntry? Portfolio(string? field, Guid? agencyId, DateOnly day) =>
        portfolios.Of(field, agencyId, day);

    /// <summary>The agencies that exist on a day and bear a code on it, in either form. An heir may bear the code of what it follows.</summary>
    public IReadOnlyList<AgencyEntry> ByCode(string code, DateOnly day) => codes.Bearers(code.Trim(), day);

    /// <summary>All agencies a name stands for on a day, however many; a group's name stands for none of them alone.</summary>
    public IReadOnlyList<AgencyEntry> Called(string name, DateOnly day) => names.Of(name, AgencyNames.Key(name), day);

    /// <summary>The agencies a group means on a day; the office itself is never one of them.</summary>
    public IReadOnlyList<AgencyEntry> MembersOn(Group group, DateOnly day)
    {
        var named = group.Members.Where(m => m.ValidOn(day)).ToList();
        return
        [
            .. group
                .Kinds.SelectMany(k => byKind[k])
                .Where(a => !named.Exists(m => m.Excluded && m.AgencyId == a.Id))
                .Concat(named.Where(m => !m.Excluded).Select(m => Agency(m.AgencyId)).OfType<AgencyEntry>())
                .Where(a => a.ValidOn(day) && a.Id != OfficeId)
                .Distinct(),
        ];
    }
}
