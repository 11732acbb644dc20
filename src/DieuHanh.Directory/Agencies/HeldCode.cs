using DieuHanh.Directory.Decisions;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Directory.Agencies;

/// <summary>
/// An identification code between two days. An agency whose code never changed has none of these: the code on the agency itself holds as
/// long as it exists. From the first change on these rows say which code held when.
/// </summary>
public sealed class HeldCode : Entity
{
    private HeldCode() { }

    /// <param name="basis">The act that gave it ("Quyết định 09/2025/QĐ-TTg").</param>
    public static HeldCode Of(Guid agencyId, AgencyCode code, DateOnly from, DateOnly? to, string basis) =>
        new()
        {
            AgencyId = agencyId,
            Code = code.Current,
            Code102 = code.Old,
            ValidFrom = from,
            ValidTo = to,
            Basis = basis,
        };

    /// <summary>Why <paramref name="agency"/> cannot get another code from a day on.</summary>
    /// <param name="held">Its codes so far; empty where the one on the agency held since it exists.</param>
    /// <param name="today">Bounds how far ahead it may be.</param>
    public static Reasons WhyNotGive(
        Agency agency,
        IReadOnlyCollection<HeldCode> held,
        AgencyCode code,
        DateOnly from,
        DateOnly today,
        DirectoryBook book
    )
    {
        var latest = held.Count == 0 ? agency.ValidFrom : held.Max(h => h.ValidFrom);
        var before = book.PredecessorsOf(agency.Id).Select(a => a.Id).ToHashSet();
        var others = book.Agencies.Where(a => a.Id != agency.Id && !before.Contains(a.Id));
        var other = Borne.ByCode(code.Current, from, null, others);
        return agency
            .WhyNotChange()
            .When(from > today.AddYears(Decision.LongestAhead), "Ngày có hiệu lực không được sau hôm nay quá một năm.")
            .When(from <= latest, "Mã mới phải có hiệu lực sau ngày bắt đầu của mã đang dùng {0}.", latest)
            .When(other is not null, "Mã này là của {0}.", other?.Name);
    }

    public Guid AgencyId { get; private init; }
    public string Code { get; private init; } = "";
    public string Code102 { get; private init; } = "";

    /// <summary>0001-01-01 where it is older than the data.</summary>
    public DateOnly ValidFrom { get; private init; }
    public DateOnly? ValidTo { get; private set; }
    public string Basis { get; private init; } = "";
    public override Guid WholeId => AgencyId;

    public Reasons WhyNotEnd(DateOnly lastDay) =>
        new Reasons().When(lastDay < ValidFrom, "Ngày kết thúc không được trước ngày bắt đầu {0}.", ValidFrom);

    public void End(DateOnly lastDay)
    {
        WhyNotEnd(lastDay).Refuse();
        ValidTo = lastDay;
    }

    public Reasons WhyNotRemove(DateOnly today) =>
        new Reasons().When(ValidFrom <= today, "Mã này đã có hiệu lực từ {0}: chỉ đổi được sang mã khác.", ValidFrom);

    /// <summary>The code that was to follow it is taken back: it holds as long as that one would have.</summary>
    internal void Extend(DateOnly? lastDay) => ValidTo = lastDay;

    public CodeEntry Entry() => new(Code, Code102, ValidFrom, ValidTo);
}
