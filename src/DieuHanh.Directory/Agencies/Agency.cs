using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Reading.Text;

namespace DieuHanh.Directory.Agencies;

/// <summary>
/// An agency ("cơ quan"): one identity with the days between which it exists, its codes and its successors. Nothing refers to it by
/// name; after a merger it stays as it was, and what follows it is another agency.
/// </summary>
public sealed class Agency : Entity
{
    private readonly List<Succession> successions = [];

    private Agency() { }

    public static Agency Found(
        string key,
        string name,
        string shortName,
        AgencyKind kind,
        AgencyCode code,
        DateOnly from,
        bool connected,
        bool isOffice = false,
        string? note = null,
        Guid? id = null
    ) =>
        new()
        {
            Id = id ?? NewId.Next(),
            Key = key,
            Name = name,
            ShortName = shortName,
            Kind = kind,
            Code = code.Current,
            Code102 = code.Old,
            ValidFrom = from,
            Connected = connected,
            IsOffice = isOffice,
            Note = note,
        };

    /// <summary>A short name in ASCII for files and imports ("bo-tai-chinh-2025"); never shown.</summary>
    public string Key { get; private init; } = "";
    public string Name { get; private set; } = "";
    public string ShortName { get; private set; } = "";
    public AgencyKind Kind { get; private set; }

    /// <summary>Identification code in the form of QĐ 20/2020/QĐ-TTg ("G22"); empty where none was given.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The same in the form of QCVN 102:2016/BTTTT ("000.00.00.G22").</summary>
    public string Code102 { get; private set; } = "";
    public DateOnly ValidFrom { get; private set; }

    /// <summary>Last day of its existence.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Submits and reports over this network.</summary>
    public bool Connected { get; private set; }

    /// <summary>The agency whose office this installation is. There is one.</summary>
    public bool IsOffice { get; private init; }

    /// <summary>What a reader should know and what is not certain, shown as it is written.</summary>
    public string? Note { get; private set; }

    public IReadOnlyList<Succession> Successions => successions;

    /// <summary>A key made from a name, unique by a random end.</summary>
    public static string KeyFor(string name) =>
        $"{string.Join('-', Vietnamese.Tokens(name).Take(12))}-{Guid.NewGuid().ToString("N")[..6]}";

    public bool ValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    public Reasons WhyNotChange() =>
        new Reasons().When(
            ValidTo is not null,
            "{0} kết thúc hoạt động ngày {1}; lịch sử của cơ quan được giữ nguyên.",
            Name,
            ValidTo
        );

    /// <summary>
    /// Corrects what was entered wrongly. A new name by decision is another agency that follows this one: documents of before keep the old
    /// name.
    /// </summary>
    public void Correct(string name, string shortName, AgencyKind kind, AgencyCode code, bool connected, string? note)
    {
        WhyNotChange().Refuse();
        (Name, ShortName, Kind, Code, Code102) = (name, shortName, kind, code.Current, code.Old);
        (Connected, Note) = (connected, note);
    }

    public Reasons WhyNotEnd(DateOnly lastDay) =>
        new Reasons()
            .When(IsOffice, "Không thể kết thúc cơ quan đang dùng phần mềm này.")
            .When(ValidTo is not null, "{0} kết thúc hoạt động ngày {1}.", Name, ValidTo)
            .When(lastDay < ValidFrom, "Ngày kết thúc không được trước ngày thành lập {0}.", ValidFrom);

    /// <summary>Ends the agency by a decision; its open work passes to the successors, to the first unless a person says otherwise.</summary>
    /// <param name="lastDay">The last day on which it exists; may lie ahead. The other modules are told the day after.</param>
    /// <param name="decisionId">The decision that ends it, where it was entered as one.</param>
    public void End(DateOnly lastDay, string decision, IReadOnlyList<Guid> successors, Guid? decisionId = null)
    {
        WhyNotEnd(lastDay).Refuse();
        ValidTo = lastDay;
        successions.AddRange(
            successors
                .Distinct()
                .Where(s => s != Id)
                .Select((s, place) => Succession.Of(Id, s, lastDay.AddDays(1), decision, place, decisionId))
        );
        Raise(new AgencyEnded(Id, lastDay, [.. successions.Select(s => s.SuccessorId)], decision));
    }

    /// <summary>A decision that was to end it is withdrawn before its day. What was told ahead of the day finds it alive then.</summary>
    internal void Revive()
    {
        ValidTo = null;
        successions.Clear();
    }
}

/// <summary>One agency takes over the work of another, on a day and by a decision.</summary>
public sealed class Succession : Entity
{
    private Succession() { }

    internal static Succession Of(
        Guid agencyId,
        Guid successorId,
        DateOnly day,
        string decision,
        int place,
        Guid? decisionId
    ) =>
        new()
        {
            AgencyId = agencyId,
            SuccessorId = successorId,
            Day = day,
            Decision = decision,
            DecisionId = decisionId,
            Place = place,
        };

    public Guid AgencyId { get; private init; }
    public Guid SuccessorId { get; private init; }
    public DateOnly Day { get; private init; }
    public string Decision { get; private init; } = "";
    public Guid? DecisionId { get; private init; }

    /// <summary>Zero for the main heir.</summary>
    public int Place { get; private init; }
    public override Guid WholeId => AgencyId;
}
