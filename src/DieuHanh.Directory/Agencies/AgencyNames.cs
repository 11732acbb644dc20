using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Directory.Agencies;

/// <summary>Another name under which an agency is written: an abbreviation, an old name, a spelling; with the days it was used.</summary>
public sealed class Alias : Entity
{
    private Alias() { }

    public static Alias Of(Guid agencyId, string name, DateOnly? from, DateOnly? to) =>
        new()
        {
            AgencyId = agencyId,
            Name = name,
            ValidFrom = from,
            ValidTo = to,
        };

    public Guid AgencyId { get; private init; }
    public string Name { get; private init; } = "";
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

/// <summary>A group as directives name it ("các bộ, cơ quan ngang bộ"): a set of kinds, resolved as of a date.</summary>
public sealed class AgencyGroup : Entity
{
    private AgencyGroup() { }

    public static AgencyGroup Of(
        string name,
        IEnumerable<string> otherNames,
        IEnumerable<AgencyKind> kinds,
        bool whole = true
    ) =>
        new()
        {
            Name = name,
            Names = string.Join('\n', otherNames.Prepend(name).Distinct()),
            Kinds = string.Join(',', kinds.Distinct()),
            Whole = whole,
        };

    public string Name { get; private set; } = "";

    /// <summary>All spellings, one a line.</summary>
    public string Names { get; private set; } = "";

    /// <summary>Kinds, joined by commas; empty for recipients who owe no task.</summary>
    public string Kinds { get; private set; } = "";

    /// <summary>Every agency of the kinds is meant; false where only a part of them is ("có liên quan").</summary>
    public bool Whole { get; private set; }

    public DirectoryBook.Group Entry() =>
        new(
            Name,
            Names.Split('\n'),
            [.. Kinds.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<AgencyKind>)],
            Whole
        );
}
