using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Directory.JobTitles;

/// <summary>
/// A job title of the catalogue ("chức vụ": Vụ trưởng, Chánh Văn phòng): who goes before whom, and the role that usually comes with it.
/// What stands under a signature is the person's own words ("chức danh").
/// </summary>
public sealed class JobTitle : Entity
{
    private JobTitle() { }

    public static JobTitle Of(string name, bool ofOffice, Role? usualRole, int precedence, Guid? id = null) =>
        new()
        {
            Id = id ?? NewId.Next(),
            Name = name,
            OfOffice = ofOffice,
            UsualRole = usualRole,
            Precedence = precedence,
        };

    public string Name { get; private set; } = "";

    /// <summary>Held in the office itself; otherwise in connected agencies.</summary>
    public bool OfOffice { get; private init; }

    /// <summary>The role a post is given with it where nobody says otherwise.</summary>
    public Role? UsualRole { get; private set; }

    /// <summary>The lower goes before; several may share one.</summary>
    public int Precedence { get; private set; }

    /// <summary>The last day on which it is given; who holds it keeps it.</summary>
    public DateOnly? ValidTo { get; private set; }

    public static Reasons WhyNotCarry(bool ofOffice, Role? usualRole) =>
        usualRole is { } role ? People.Post.WhyNotThere(role, ofOffice) : new Reasons();

    /// <summary>A new name is seen wherever the title is held and was held.</summary>
    public void Correct(string name, Role? usualRole, int precedence)
    {
        WhyNotCarry(OfOffice, usualRole).Refuse();
        (Name, UsualRole, Precedence) = (name, usualRole, precedence);
    }

    public Reasons WhyNotEnd() =>
        new Reasons().When(ValidTo is not null, "Chức vụ {0} thôi dùng sau ngày {1}.", Name, ValidTo);

    public void End(DateOnly lastDay)
    {
        WhyNotEnd().Refuse();
        ValidTo = lastDay;
    }

    public Reasons WhyNotResume() => new Reasons().When(ValidTo is null, "Chức vụ {0} đang dùng.", Name);

    public void Resume()
    {
        WhyNotResume().Refuse();
        ValidTo = null;
    }

    /// <summary>What keeps it from a post that begins on a day.</summary>
    public Reasons WhyNotHold(bool inOffice, DateOnly from) =>
        new Reasons()
            .When(OfOffice && !inOffice, "Chức vụ {0} chỉ có ở văn phòng.", Name)
            .When(!OfOffice && inOffice, "Chức vụ {0} chỉ có ở cơ quan kết nối.", Name)
            .When(ValidTo < from, "Chức vụ {0} thôi dùng sau ngày {1}.", Name, ValidTo);

    public JobTitleEntry Entry() => new(Id, Name, OfOffice, UsualRole, Precedence, ValidTo);
}
