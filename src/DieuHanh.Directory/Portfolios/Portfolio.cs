using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Directory.Portfolios;

/// <summary>
/// A line of the table of portfolios ("bảng phân công công tác"): who answers for a field or an agency between two days. It proposes
/// routing, the unit and officer who monitor, and the leader who decides.
/// </summary>
public sealed class Portfolio : Entity
{
    private Portfolio() { }

    /// <summary>Why a line cannot be written; <paramref name="sameSubject"/> are the lines for the same field and agency.</summary>
    public static Reasons WhyNotAssign(
        string field,
        Guid? agencyId,
        bool namesSomebody,
        DateOnly from,
        DateOnly? to,
        IEnumerable<Portfolio> sameSubject
    )
    {
        var other = sameSubject.FirstOrDefault(p =>
            (p.ValidTo is null || from <= p.ValidTo) && (to is null || p.ValidFrom <= to)
        );
        return new Reasons()
            .When(field.Length == 0 && agencyId is null, "Dòng phân công phải nêu lĩnh vực hoặc cơ quan.")
            .When(!namesSomebody, "Dòng phân công phải nêu ít nhất một người hoặc đơn vị.")
            .When(to < from, "Ngày kết thúc không được trước ngày bắt đầu {0}.", from)
            .When(other is { ValidTo: null }, "Đã có dòng phân công cho việc này đang dùng: kết thúc dòng ấy trước.")
            .When(other is { ValidTo: not null }, "Đã có dòng phân công cho việc này đến {0}.", other?.ValidTo);
    }

    public static Portfolio Assign(
        string field,
        Guid? agencyId,
        Guid? leaderId,
        Guid? officeLeaderId,
        Guid? unitId,
        Guid? officerId,
        DateOnly from,
        DateOnly? to = null
    ) =>
        new()
        {
            Field = field,
            AgencyId = agencyId,
            LeaderId = leaderId,
            OfficeLeaderId = officeLeaderId,
            UnitId = unitId,
            OfficerId = officerId,
            ValidFrom = from,
            ValidTo = to,
        };

    /// <summary>Empty where the line stands for an agency in all fields.</summary>
    public string Field { get; private init; } = "";
    public Guid? AgencyId { get; private init; }

    /// <summary>The leader of the Government, or of the committee, who decides.</summary>
    public Guid? LeaderId { get; private init; }
    public Guid? OfficeLeaderId { get; private init; }

    /// <summary>The unit that monitors.</summary>
    public Guid? UnitId { get; private init; }
    public Guid? OfficerId { get; private init; }
    public DateOnly ValidFrom { get; private init; }
    public DateOnly? ValidTo { get; private set; }

    public bool ValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    public Reasons WhyNotEnd(DateOnly lastDay) =>
        new Reasons()
            .When(ValidTo is not null, "Dòng phân công này đã kết thúc ngày {0}.", ValidTo)
            .When(lastDay < ValidFrom, "Ngày kết thúc không được trước ngày bắt đầu {0}.", ValidFrom);

    public void End(DateOnly lastDay)
    {
        WhyNotEnd(lastDay).Refuse();
        ValidTo = lastDay;
    }

    /// <summary>Somebody it names leaves; a line that was to end later ends then.</summary>
    internal void Leave(DateOnly lastDay)
    {
        if (ValidTo is null || ValidTo > lastDay)
        {
            ValidTo = lastDay;
        }
    }

    /// <summary>The same line from a day on, as long as it was to last, without one person; null where it would name nobody.</summary>
    internal Portfolio? Without(Guid personId, DateOnly from)
    {
        var (leader, office, officer) = (Kept(LeaderId), Kept(OfficeLeaderId), Kept(OfficerId));
        return (leader ?? office ?? UnitId ?? officer) is null
            ? null
            : Assign(Field, AgencyId, leader, office, UnitId, officer, from, ValidTo);

        Guid? Kept(Guid? id) => id == personId ? null : id;
    }

    /// <param name="subject">What the line is for, as it is named to who asks about several at once.</param>
    public Reasons WhyNotPassOn(string subject, DateOnly from) =>
        new Reasons()
            .When(ValidTo < from, "{0}: dòng phân công đã kết thúc ngày {1}.", subject, ValidTo)
            .When(ValidFrom >= from, "{0}: dòng phân công bắt đầu ngày {1}, hãy chọn ngày sau đó.", subject, ValidFrom);

    /// <summary>
    /// Another person takes the place of one from a day on: this line ends the day before, and the one that is returned goes on as long as
    /// this one would have.
    /// </summary>
    internal Portfolio PassOn(Guid personId, Guid toId, DateOnly from)
    {
        WhyNotPassOn(Field, from).Refuse();
        var rest = Assign(
            Field,
            AgencyId,
            Instead(LeaderId),
            Instead(OfficeLeaderId),
            UnitId,
            Instead(OfficerId),
            from,
            ValidTo
        );
        ValidTo = from.AddDays(-1);
        return rest;

        Guid? Instead(Guid? id) => id == personId ? toId : id;
    }

    public PortfolioEntry Entry() =>
        new(Field, AgencyId, LeaderId, OfficeLeaderId, UnitId, OfficerId, ValidFrom, ValidTo) { Id = Id };
}
