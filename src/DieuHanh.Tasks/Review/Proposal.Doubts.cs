using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Reading.Assignments;
using DieuHanh.Tasks.Given;

namespace DieuHanh.Tasks.Review;

/// <summary>What a proposal is measured by: the directory, the day of the document, today, and the unit of whoever gives.</summary>
/// <param name="UnknownLeader">Whose direction the document passes on, as it names a leader the directory does not have.</param>
public sealed record Grounds(
    DirectoryBook Book,
    DateOnly IssuedOn,
    DateOnly Today,
    Guid? OwnUnitId,
    string? UnknownLeader = null
);

/// <summary>A lead or coordinating name that stands for no agency of today, and the agencies that could be meant.</summary>
public sealed record NameToSettle(string Name, IReadOnlyList<AgencyEntry> Candidates, bool IsGroup);

public sealed partial class Proposal
{
    // These say where a value came from; nobody needs to decide anything.
    private static readonly DoubtKind[] NotesOnly =
    [
        DoubtKind.ReportConditional,
        DoubtKind.DeadlineInherited,
        DoubtKind.LeadMissing,
        DoubtKind.SeveralLeads,
    ];

    /// <summary>The unit that will follow the task: the one proposed or chosen, else the giver's own.</summary>
    public Guid? MonitoringUnit(Grounds grounds) => UnitId ?? grounds.OwnUnitId;

    /// <summary>Why it cannot become a task as it stands, however often somebody looks at it.</summary>
    public Reasons WhyNotGive(Grounds grounds)
    {
        var (book, today) = (grounds.Book, grounds.Today);
        var reasons = new Reasons()
            .When(Action.Length == 0, "Nhập nội dung nhiệm vụ.")
            .When(
                Action.Length > SteeringTask.LongestAction,
                "Nội dung dài {0} ký tự, tối đa {1}: viết gọn lại; nguyên văn vẫn được giữ.",
                Action.Length,
                SteeringTask.LongestAction
            )
            .When(Leads.Count == 0, "Chưa có cơ quan chủ trì.");
        foreach (var lead in Leads)
        {
            reasons
                .When(!lead.IsKnown, "Không có cơ quan nào tên “{0}” trong danh bạ.", lead.Name)
                .When(
                    lead.IsAmbiguous,
                    "“{0}” có thể là: {1}. Chọn một cơ quan.",
                    lead.Name,
                    string.Join(", ", lead.Agencies.Select(a => book.NameOf(a)))
                );
            reasons.When(
                lead.IsSettled && lead.Agencies.Contains(book.OfficeId),
                "Văn phòng theo dõi nhiệm vụ, không phải cơ quan thực hiện: chọn cơ quan khác hoặc loại đề xuất này."
            );
            reasons.When(
                lead.IsPart,
                "“{0}” chỉ là một phần của nhóm: sửa để ghi rõ cơ quan, hoặc chọn cả nhóm.",
                lead.Name
            );
            var ended = lead.Agencies.Select(a => book.Agency(a)).OfType<AgencyEntry>().Where(a => !a.ValidOn(today));
            foreach (var agency in lead.IsSettled ? ended : [])
            {
                var heirs = string.Join(", ", book.HeirsOn(agency.Id, today).Select(h => h.Name));
                reasons.When(true, "{0} không còn từ sau ngày {1}; nay là {2}.", agency.Name, agency.ValidTo, heirs);
            }
        }

        return reasons
            .When(Due < grounds.IssuedOn, "Thời hạn {0} trước ngày của văn bản ({1}).", Due, grounds.IssuedOn)
            .When(
                Kind is TaskKind.WithDeadline && Due is null,
                "Hạn “{0}” chưa tính được thành ngày: nhập ngày, hoặc chọn loại khác.",
                DeadlineWords
            )
            .When(book.Unit(MonitoringUnit(grounds))?.AgencyId != book.OfficeId, "Chọn đơn vị theo dõi của Văn phòng.");
    }

    /// <summary>What a person should look at before it is given; empty once somebody accepted or edited it.</summary>
    public Reasons DoubtsOn(Grounds grounds, bool directedBefore)
    {
        var reasons = new Reasons();
        if (State is not ProposalState.Proposed)
        {
            return reasons;
        }

        reasons
            .When(
                Leads.Count > 1,
                "{0} cơ quan cùng chủ trì một việc: tách riêng, chọn một cơ quan, hoặc chấp nhận là mỗi cơ quan đều phải thực hiện.",
                Leads.Count
            )
            .When(
                directedBefore && !ChainSettled,
                "Việc này có thể đã được giao trước: chọn là nhắc lại, đổi hạn, thay thế hay việc mới."
            )
            .When(
                grounds.UnknownLeader is not null,
                "Không tìm thấy người chỉ đạo {0} trong danh bạ: sửa để chọn người quyết định, hoặc chấp nhận người ghi trên thẻ.",
                grounds.UnknownLeader
            )
            .When(Due < grounds.Today && Due >= grounds.IssuedOn, "Thời hạn {0} đã qua.", Due);
        foreach (var lead in Leads.Where(l => l.IsSettled))
        {
            var former = grounds.Book.Agency(lead.Former);
            reasons.When(
                former is not null,
                "{0} không còn từ sau ngày {1}; hiểu là {2}.",
                former?.Name,
                former?.ValidTo,
                string.Join(", ", lead.Agencies.Select(a => grounds.Book.NameOf(a)))
            );
            var later = lead.Agencies.Select(a => grounds.Book.Agency(a)).OfType<AgencyEntry>();
            foreach (var agency in later.Where(a => a.ValidOn(grounds.Today) && !a.ValidOn(grounds.IssuedOn)))
            {
                reasons.When(true, "{0} chưa có vào ngày {1} của văn bản.", agency.Name, grounds.IssuedOn);
            }
        }

        foreach (var doubt in Doubts.Where(d => !NotesOnly.Contains(d.Kind) && !Covered(d)))
        {
            reasons.And(new Reasons().When(true, doubt.Sentence, [.. doubt.Values]));
        }

        return reasons;
    }

    /// <summary>Remarks of the reader that ask for no decision.</summary>
    public IEnumerable<Reason> Notes() =>
        Doubts.Where(d => d.Kind is DoubtKind.ReportConditional or DoubtKind.DeadlineInherited).Select(d => d.Reason);

    /// <summary>Names that a person can settle by one click: ambiguous ones, and agencies that ended and have heirs.</summary>
    public IEnumerable<NameToSettle> NamesToSettle(Grounds grounds)
    {
        foreach (var party in Leads.Concat(Coordinating.Where(c => !c.IsPart)).Where(p => p.IsKnown))
        {
            var agencies = party.Agencies.Select(a => grounds.Book.Agency(a)).OfType<AgencyEntry>().ToList();
            var ended = agencies.Any(a => !a.ValidOn(grounds.Today));
            if (!party.IsSettled || ended)
            {
                yield return new(
                    party.Name,
                    [.. agencies.SelectMany(a => grounds.Book.HeirsOn(a.Id, grounds.Today)).Distinct()],
                    party.IsGroup
                );
            }
        }
    }

    // Said already by what is asked of every proposal, more exactly.
    private bool Covered(ReadDoubt doubt) =>
        doubt.Kind is DoubtKind.DeadlineUnknown && Kind is TaskKind.WithDeadline && Due is null;
}
