using DieuHanh.Kernel.Domain;

namespace DieuHanh.Directory.Agencies;

/// <summary>How another name came about.</summary>
public enum AliasKind
{
    Abbreviation,
#pragma warning disable CA1720 // A short name, as rows have it.
    Short,
#pragma warning restore CA1720
    Spelling,
    OldName,
    NewName,

    /// <summary>The title of the person who stands for the agency.</summary>
    Head,
}

/// <summary>Another name under which an agency is written: an abbreviation, an old name, a spelling; with the days it was used.</summary>
public sealed class Alias : Entity
{
    private Alias() { }

    public static Alias Of(
        Guid agencyId,
        string name,
        DateOnly? from,
        DateOnly? to,
        AliasKind kind = AliasKind.Spelling
    ) =>
        new()
        {
            Kind = kind,
            AgencyId = agencyId,
            Name = name,
            ValidFrom = from,
            ValidTo = to,
        };

    public Guid AgencyId { get; private init; }
    public string Name { get; private init; } = "";
    public AliasKind Kind { get; private init; }
    public DateOnly? ValidFrom { get; private set; }
    public DateOnly? ValidTo { get; private set; }
    public override Guid WholeId => AgencyId;

    public Reasons WhyNotEnd(DateOnly lastDay) =>
        new Reasons()
            .When(ValidTo is not null, "Tên này đã thôi dùng ngày {0}.", ValidTo)
            .When(lastDay < ValidFrom, "Ngày thôi dùng không được trước ngày bắt đầu dùng {0}.", ValidFrom);

    /// <summary>The name is not understood any more in documents after this day.</summary>
    public void End(DateOnly lastDay)
    {
        WhyNotEnd(lastDay).Refuse();
        ValidTo = lastDay;
    }
}
