using DieuHanh.Directory.Agencies;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Directory.Decisions;

/// <summary>What a decision about the structure does.</summary>
public enum DecisionKind
{
    /// <summary>Agencies become one, or go into one that is there ("hợp nhất, sáp nhập").</summary>
    Merge,

    /// <summary>One agency ends and several take its work ("chia").</summary>
    Split,

    /// <summary>A new name ("đổi tên"): a new agency that follows the old one, so documents of before keep the old name.</summary>
    Rename,

    /// <summary>An agency ends and nobody follows it ("giải thể").</summary>
    Abolish,

    /// <summary>A new agency that follows nobody ("thành lập").</summary>
    Establish,

    /// <summary>A part of the work passes and all agencies stay ("điều chuyển chức năng, nhiệm vụ").</summary>
    Transfer,
}

public enum DecisionSide
{
    Before,
    After,
}

/// <summary>
/// A decision about the structure: which agencies there were before, which there are after it, by which act and from which day. What it
/// does is written into the agencies at once with their days, so it comes true on its day without anybody's help.
/// </summary>
public sealed class Decision : Entity
{
    public const int LongestAhead = 1;

    private readonly List<DecisionPart> parts = [];

    private Decision() { }

    public static Decision Make(
        DecisionKind kind,
        string number,
        string issuer,
        DateOnly? signedOn,
        DateOnly inForce,
        bool movePeople,
        string? note
    ) =>
        new()
        {
            Kind = kind,
            Number = number,
            Issuer = issuer,
            SignedOn = signedOn,
            InForce = inForce,
            MovePeople = movePeople,
            Note = note,
        };

    public DecisionKind Kind { get; private init; }

    /// <summary>Number and notation as they are cited ("Nghị quyết 202/2025/QH15").</summary>
    public string Number { get; private set; } = "";

    /// <summary>Who decided; empty where it was taken over from data that does not say.</summary>
    public string Issuer { get; private set; } = "";
    public DateOnly? SignedOn { get; private set; }

    /// <summary>The first day of the new structure; the day before is the last of what ends.</summary>
    public DateOnly InForce { get; private init; }

    /// <summary>The people of what ends go to the main heir.</summary>
    public bool MovePeople { get; private init; }
    public string? Note { get; private set; }
    public DateOnly? WithdrawnOn { get; private set; }
    public string? WithdrawnWhy { get; private set; }
    public IReadOnlyList<DecisionPart> Parts => parts;
    public DateOnly LastDay => InForce.AddDays(-1);

    /// <summary>Its agencies of before cease to be.</summary>
    public bool Ends => EndsBefore(Kind);

    public static bool EndsBefore(DecisionKind kind) => kind is not (DecisionKind.Establish or DecisionKind.Transfer);

    public void Name(DecisionSide side, Agency agency, bool founded) =>
        parts.Add(DecisionPart.Of(Id, side, agency, parts.Count(p => p.Side == side), founded));

    /// <summary>Corrects what was typed wrongly about the act itself; what it does to agencies is changed by withdrawing it.</summary>
    public void Correct(string number, string issuer, DateOnly signedOn, string? note)
    {
        WhyNotCorrect(signedOn).Refuse();
        (Number, Issuer, SignedOn, Note) = (number, issuer, signedOn, note);
    }

    public Reasons WhyNotCorrect(DateOnly? signedOn = null) =>
        new Reasons()
            .When(WithdrawnOn is not null, "Quyết định đã được rút ngày {0}.", WithdrawnOn)
            .When(signedOn > InForce, "Ngày có hiệu lực {0} không được trước ngày ký.", InForce);

    public Reasons WhyNotWithdraw(DateOnly today) =>
        new Reasons()
            .When(WithdrawnOn is not null, "Quyết định đã được rút ngày {0}.", WithdrawnOn)
            .When(
                InForce <= today,
                "Quyết định đã có hiệu lực từ {0}: cơ cấu mới chỉ thay đổi được bằng một quyết định khác.",
                InForce
            );

    /// <summary>It never comes true. Agencies it was to found are forgotten but for their names here.</summary>
    public void Withdraw(DateOnly on, string why)
    {
        WhyNotWithdraw(on).Refuse();
        (WithdrawnOn, WithdrawnWhy) = (on, why);
        foreach (var part in parts.Where(p => p.Founded))
        {
            part.Forget();
        }
    }
}

/// <summary>An agency named in a decision, before or after it.</summary>
public sealed class DecisionPart : Entity
{
    private DecisionPart() { }

    internal static DecisionPart Of(Guid decisionId, DecisionSide side, Agency agency, int place, bool founded) =>
        new()
        {
            DecisionId = decisionId,
            AgencyId = agency.Id,
            Name = agency.Name,
            Side = side,
            Place = place,
            Founded = founded,
        };

    public Guid DecisionId { get; private init; }

    /// <summary>Null where the agency was to be founded and the decision was withdrawn.</summary>
    public Guid? AgencyId { get; private set; }
    public string Name { get; private init; } = "";
    public DecisionSide Side { get; private init; }

    /// <summary>Zero for the main one of its side.</summary>
    public int Place { get; private init; }

    /// <summary>The decision brings it into being.</summary>
    public bool Founded { get; private init; }
    public override Guid WholeId => DecisionId;

    internal void Forget() => AgencyId = null;
}
