using System.Globalization;
using DieuHanh.Directory.Agencies;
using DieuHanh.Kernel.Contracts;

namespace DieuHanh.Directory.Decisions;

/// <summary>An agency in a turn; without an id where it never came to be.</summary>
public sealed record TurnAgency(Guid? Id, string Name);

/// <summary>
/// A day on which the structure changed, as timelines show it: a decision, or what was taken over from data that only names the heirs.
/// </summary>
/// <param name="Act">Number of the act; empty where the data does not say.</param>
/// <param name="DecisionId">Null where nothing but the heirs is known.</param>
public sealed record Turn(
    DateOnly Day,
    DecisionKind Kind,
    string Act,
    string Issuer,
    IReadOnlyList<TurnAgency> Before,
    IReadOnlyList<TurnAgency> After,
    Guid? DecisionId,
    bool Withdrawn
)
{
    /// <summary>Names the turn in an address: the decision, or the day with the first agency in it.</summary>
    public string Key =>
        DecisionId is { } id
            ? $"{id:N}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Day:yyyyMMdd}-{Kind}-{After.Concat(Before).Select(a => a.Id).FirstOrDefault():N}"
            );

    /// <summary>The latest first; on one day by name.</summary>
    internal static readonly IComparer<Turn> Order = BookPage.By<Turn>(
        (a, b) => b.Day.CompareTo(a.Day),
        (a, b) => BookPage.Alphabet.Compare(a.First, b.First),
        (a, b) => string.CompareOrdinal(a.Key, b.Key)
    );

    private string? First => After.Concat(Before).Select(a => a.Name).FirstOrDefault();

    public bool Names(Guid agencyId) => Before.Concat(After).Any(a => a.Id == agencyId);

    /// <summary>All turns, the latest first. What data tells agency by agency is put together where heirs, day and act are the same.</summary>
    public static IReadOnlyList<Turn> Of(
        IReadOnlyCollection<Decision> decisions,
        IEnumerable<Succession> successions,
        DirectoryBook book
    )
    {
        var told = successions.Where(s => s.DecisionId is null).GroupBy(s => s.AgencyId).ToList();
        var named = decisions
            .Where(d => d.WithdrawnOn is null && d.Kind is not DecisionKind.Transfer)
            .SelectMany(d => d.Parts)
            .ToLookup(p => p.Side, p => p.AgencyId);
        var ended = named[DecisionSide.Before].ToHashSet();
        var founded = named[DecisionSide.After].ToHashSet();
        return
        [
            .. decisions
                .Select(Of)
                .Concat(
                    told.GroupBy(s =>
                            (
                                s.First().Day,
                                s.First().Decision,
                                Heirs: string.Join(',', s.OrderBy(x => x.Place).Select(x => x.SuccessorId))
                            )
                        )
                        .Select(g => Told(g.Key.Day, g.Key.Decision, [.. g], book))
                )
                .Concat(
                    book.Agencies.Where(a => a.ValidTo is not null && a.Successors.Count == 0 && !ended.Contains(a.Id))
                        .Select(a => Alone(a.ValidTo!.Value.AddDays(1), DecisionKind.Abolish, a))
                )
                .Concat(
                    book.Agencies.Where(a =>
                            a.ValidFrom != DateOnly.MinValue
                            && !founded.Contains(a.Id)
                            && !book.PredecessorsOf(a.Id).Any()
                        )
                        .Select(a => Alone(a.ValidFrom, DecisionKind.Establish, a))
                )
                .Order(Order),
        ];
    }

    public static Turn Of(Decision d) =>
        new(
            d.InForce,
            d.Kind,
            d.Number,
            d.Issuer,
            Side(d, DecisionSide.Before),
            Side(d, DecisionSide.After),
            d.Id,
            d.WithdrawnOn is not null
        );

    private static Turn Told(
        DateOnly day,
        string act,
        IReadOnlyList<IGrouping<Guid, Succession>> of,
        DirectoryBook book
    )
    {
        var heirs = of.SelectMany(s => s).OrderBy(s => s.Place).Select(s => s.SuccessorId).Distinct().ToList();
        var kind =
            of.Count > 1 ? DecisionKind.Merge
            : heirs.Count > 1 ? DecisionKind.Split
            : book.Agency(heirs[0])?.ValidFrom == day && book.PredecessorsOf(heirs[0]).Count() == 1
                ? DecisionKind.Rename
            : DecisionKind.Merge;
        return new Turn(
            day,
            kind,
            act,
            "",
            [.. of.Select(s => new TurnAgency(s.Key, book.NameOf(s.Key)))],
            [.. heirs.Select(h => new TurnAgency(h, book.NameOf(h)))],
            null,
            Withdrawn: false
        );
    }

    private static Turn Alone(DateOnly day, DecisionKind kind, AgencyEntry agency)
    {
        TurnAgency[] only = [new(agency.Id, agency.Name)];
        return kind is DecisionKind.Establish
            ? new Turn(day, kind, "", "", [], only, null, Withdrawn: false)
            : new Turn(day, kind, "", "", only, [], null, Withdrawn: false);
    }

    private static TurnAgency[] Side(Decision decision, DecisionSide side) =>
        [
            .. decision
                .Parts.Where(p => p.Side == side)
                .OrderBy(p => p.Place)
                .Select(p => new TurnAgency(p.AgencyId, p.Name)),
        ];
}
