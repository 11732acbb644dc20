using DieuHanh.Kernel.Domain;

namespace DieuHanh.Directory.People;

/// <summary>A unit inside an agency ("vụ, cục, phòng").</summary>
public sealed class Unit : Entity
{
    private Unit() { }

    public static Unit In(
        Guid agencyId,
        string name,
        string shortName,
        int place,
        Guid? parentId = null,
        Guid? id = null
    ) =>
        new()
        {
            Id = id ?? NewId.Next(),
            AgencyId = agencyId,
            Name = name,
            ShortName = shortName,
            Place = place,
            ParentId = parentId,
        };

    public Guid AgencyId { get; private init; }
    public string Name { get; private set; } = "";
    public string ShortName { get; private set; } = "";

    /// <summary>Order in the agency's own decision, not of the alphabet.</summary>
    public int Place { get; private set; }

    /// <summary>The unit it is a part of; null for a unit right under the agency.</summary>
    public Guid? ParentId { get; private init; }

    /// <summary>Last day; a unit that has one takes no new work.</summary>
    public DateOnly? ValidTo { get; private set; }
    public override Guid WholeId => AgencyId;

    public void Correct(string shortName, int place) => (ShortName, Place) = (shortName, place);

    public Reasons WhyNotEnd() =>
        new Reasons().When(ValidTo is not null, "{0} đã kết thúc hoạt động ngày {1}.", Name, ValidTo);

    /// <summary>The unit takes no new work from now on; what it followed keeps its name.</summary>
    public void End(DateOnly lastDay)
    {
        WhyNotEnd().Refuse();
        ValidTo = lastDay;
    }
}
