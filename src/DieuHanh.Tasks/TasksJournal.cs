using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Reading.Assignments;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Counting;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Notes;
using DieuHanh.Tasks.Petitions;
using DieuHanh.Tasks.Progress.Publishing;
using DieuHanh.Tasks.Reports;
using DieuHanh.Tasks.Review;
using DieuHanh.Tasks.Rules;
using DieuHanh.Ui.Journal;
using DieuHanh.Ui.Timelines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tasks;

/// <summary>How the audit's journal speaks of tasks, reviews and published figures.</summary>
internal sealed class TasksJournal(TasksDb db) : IAuditNames
{
    private static readonly AuditWords Words = new(
        new Dictionary<string, string>
        {
            ["AcceptedAt"] = "Tiếp nhận lúc",
            ["Action"] = "Nhiệm vụ",
            ["AgencyId"] = "Cơ quan",
            ["AnswerWords"] = "Ý kiến trả lời",
            ["AskedLate"] = "Xin sau hạn",
            ["AskedOn"] = "Ngày đề nghị",
            ["AssignmentId"] = "Phần việc",
            ["At"] = "Lúc",
            ["BySubmission"] = "Giao qua tờ trình",
            ["ChainSettled"] = "Đã xét việc trước",
            ["ChangedAt"] = "Sửa lúc",
            ["ChangedById"] = "Người sửa",
            ["Code"] = "Số, ký hiệu",
            ["Coordinating"] = "Phối hợp",
            ["DeadlineRaw"] = "Thời hạn theo nguyên văn",
            ["DeadlineWhy"] = "Cách tính thời hạn",
            ["DeadlineWords"] = "Thời hạn theo nguyên văn",
            ["DecidedOn"] = "Ngày quyết định",
            ["DeciderId"] = "Người quyết định",
            ["Decision"] = "Căn cứ",
            ["DecisionWords"] = "Ý kiến quyết định",
            ["DirectedBy"] = "Người chỉ đạo",
            ["DirectedById"] = "Người chỉ đạo",
            ["Document"] = "Văn bản",
            ["DocumentCode"] = "Văn bản",
            ["DocumentDate"] = "Ngày văn bản",
            ["DocumentId"] = "Văn bản",
            ["Documents"] = "Số văn bản",
            ["Doubts"] = "Điều cần xem lại",
            ["Due"] = "Thời hạn",
            ["DueHour"] = "Giờ hết hạn",
            ["EndAt"] = "Đoạn trích đến",
            ["EndedOn"] = "Ngày kết thúc",
            ["Explained"] = "Đã giải trình",
            ["Extensions"] = "Số lần gia hạn",
            ["Field"] = "Lĩnh vực",
            ["FirstDue"] = "Thời hạn ban đầu",
            ["FromDay"] = "Từ ngày",
            ["GivenOn"] = "Ngày giao",
            ["Contribution.GivenOn"] = "Ngày góp ý kiến",
            ["GrantedDue"] = "Thời hạn được duyệt",
            ["Hash"] = "Mã băm của tệp",
            ["IssuedOn"] = "Ngày văn bản",
            ["Issuer"] = "Cơ quan ban hành",
            ["KeepsFirst"] = "Nêu cả thời hạn ban đầu",
            ["KeyTask"] = "Nhiệm vụ trọng tâm",
            ["Kind"] = "Loại nhiệm vụ",
            ["Leads"] = "Chủ trì",
            ["Letter"] = "Số công văn",
            ["Listed"] = "Nhiệm vụ được nêu",
            ["Matter"] = "Việc đề nghị",
            ["MediaType"] = "Loại tệp",
            ["MonitoringOfficerId"] = "Chuyên viên theo dõi",
            ["MonitoringUnitId"] = "Đơn vị theo dõi",
            ["Name"] = "Tên",
            ["NeedsHeir"] = "Chưa rõ cơ quan kế thừa",
            ["NewDue"] = "Thời hạn đề nghị",
            ["NextId"] = "Phần việc sau",
            ["NotProposed"] = "Số việc đọc được nhưng không đề xuất",
            ["OfficerId"] = "Chuyên viên",
            ["Openness"] = "Ai được xem",
            ["PersonId"] = "Người",
            ["PreviewedOn"] = "Ngày xem trước",
            ["Previews"] = "Số lần xem trước",
            ["PreviousId"] = "Phần việc trước",
            ["Product"] = "Văn bản kết quả",
            ["ProductDate"] = "Ngày văn bản kết quả",
            ["ProposedById"] = "Người đề xuất",
            ["ProposedFor"] = "Đề xuất xác nhận",
            ["ProposedWords"] = "Ý kiến đề xuất",
            ["PublishedOn"] = "Ngày công bố",
            ["Quote"] = "Nguyên văn",
            ["ReadAt"] = "Đọc lúc",
            ["ReceivedHour"] = "Giờ nhận",
            ["ReceivedOn"] = "Ngày nhận",
            ["ReportTo"] = "Báo cáo về",
            ["ReviewId"] = "Bản rà soát",
            ["Signer"] = "Người ký",
            ["Size"] = "Dung lượng (byte)",
            ["Source"] = "Nguồn",
            ["SpanEnd"] = "Đoạn trích đến",
            ["SpanStart"] = "Đoạn trích từ",
            ["SpokenChannel"] = "Cách truyền đạt",
            ["SpokenOn"] = "Ngày truyền đạt",
            ["StartAt"] = "Đoạn trích từ",
            ["State"] = "Tình trạng",
            ["StoppedHour"] = "Giờ dừng tính hạn",
            ["StoppedOn"] = "Ngày dừng tính hạn",
            ["Subject"] = "Trích yếu",
            ["TaskId"] = "Nhiệm vụ",
            ["Tasks"] = "Số nhiệm vụ",
            ["Text"] = "Nguyên văn",
            ["ToDay"] = "đến hết ngày",
            ["TransferTo"] = "Cơ quan đề nghị chuyển đến",
            ["TransferWhy"] = "Lý do đề nghị chuyển",
            ["UnitId"] = "Đơn vị",
            ["ViewById"] = "Người cho ý kiến",
            ["ViewFor"] = "Ý kiến đồng ý",
            ["ViewOn"] = "Ngày cho ý kiến",
            ["ViewWords"] = "Ý kiến của Văn phòng",
            ["Wanted"] = "Nội dung cần phối hợp",
            ["Why"] = "Lý do",
            ["Words"] = "Nội dung",
            ["WrittenById"] = "Người báo cáo",
            ["WrittenDownById"] = "Người ghi lại",
            ["Chain"] = "Quan hệ với việc trước",
            ["Channel"] = "Cách truyền đạt",
            ["Days"] = "Số ngày",
            ["EarlierId"] = "Việc trước",
            ["EarlierTaskId"] = "Việc trước",
            ["HeadApproves"] = "Thủ trưởng duyệt báo cáo",
            ["NewHour"] = "Giờ đề nghị",
            ["NewTaskId"] = "Việc sau",
            ["On"] = "Ngày",
            ["OwnerId"] = "Thuộc về",
            ["ParentAssignmentId"] = "Phần việc cha",
            ["RecordedById"] = "Người ghi lại",
            ["SaidAt"] = "Truyền đạt lúc",
            ["ValidFrom"] = "Từ ngày",
            ["ValidTo"] = "đến hết ngày",
        },
        new Dictionary<string, string>(TaskWords.Audit.Values!)
        {
            [nameof(Matter.Extension)] = "Gia hạn",
            [nameof(Matter.Suspension)] = "Tạm hoãn",
            ["Petition.Asked"] = "Chờ ý kiến Văn phòng",
            ["Petition.Considered"] = "Chờ quyết định",
            ["Petition.Granted"] = "Đồng ý",
            ["Petition.Refused"] = "Không đồng ý",
            ["Petition.Withdrawn"] = "Đã rút",
            ["CompletionReport.AwaitingHead"] = "Chờ thủ trưởng cơ quan duyệt",
            ["CompletionReport.Sent"] = "Chờ chuyên viên theo dõi kiểm tra",
            ["CompletionReport.Checked"] = "Chờ lãnh đạo đơn vị xác nhận",
            ["CompletionReport.Confirmed"] = "Đã xác nhận",
            ["CompletionReport.Returned"] = "Yêu cầu thực hiện lại",
            [nameof(TaskKind.WithDeadline)] = "Có thời hạn",
            [nameof(TaskKind.WithoutDeadline)] = "Không có thời hạn",
            [nameof(TaskKind.Recurring)] = "Định kỳ",
            [nameof(TaskKind.OnEvent)] = "Theo sự kiện",
            [nameof(TaskKind.Standing)] = "Thường xuyên",
            [nameof(Openness.OwnAgency)] = "Chỉ cơ quan liên quan",
            [nameof(Openness.Connected)] = "Các cơ quan kết nối",
            ["FollowUp.Reminder"] = "Đôn đốc",
            ["FollowUp.ChangeOfDeadline"] = "Đổi thời hạn",
            ["FollowUp.Replacement"] = "Thay thế",
            ["FollowUp.New"] = "Nhiệm vụ mới cùng việc",
            ["Chain.Reminder"] = "Đôn đốc",
            ["Chain.ChangeOfDeadline"] = "Đổi thời hạn",
            ["Chain.Replacement"] = "Thay thế",
            ["Chain.New"] = "Nhiệm vụ mới cùng việc",
            ["Internet"] = "Trên mạng, theo kỳ công bố",
            ["Discontinuation"] = "Thôi theo dõi",
            ["Listed.Marked"] = "Chỉ nhiệm vụ được chọn",
            ["Listed.All"] = "Mọi nhiệm vụ",
            ["Publication.Preview"] = "Xem trước",
            ["Publication.Published"] = "Đã công bố",
            ["CompletionReport.SentBackInside"] = "Thủ trưởng cơ quan trả lại",
            ["Source.Document"] = "Văn bản",
            ["Source.Spoken"] = "Chỉ đạo miệng",
            ["DirectiveReview.Open"] = "Đang rà soát",
            ["DirectiveReview.Done"] = "Đã rà soát xong",
            ["Proposal.Proposed"] = "Đề xuất",
            ["Proposal.Rejected"] = "Không giao",
            ["Proposal.Given"] = "Đã giao",
            ["Rule.Acceptance"] = "Hạn tiếp nhận nhiệm vụ",
            ["Rule.Receipt"] = "Hạn ký nhận",
            ["Channel.Meeting"] = "Tại cuộc họp",
            ["Channel.InPerson"] = "Trực tiếp",
            ["Channel.Telephone"] = "Qua điện thoại",
            ["Channel.Message"] = "Qua tin nhắn",
            ["Channel.Handwritten"] = "Bút phê",
        }
    );

    public static void AddTo(IServiceCollection services) =>
        services
            .AddScoped<IAuditNames, TasksJournal>()
            .AddSingleton(new AuditKind(nameof(SteeringTask), "Nhiệm vụ", Words, Whole: true))
            .AddSingleton(new AuditKind(nameof(Assignment), "Phần việc của cơ quan", Words))
            .AddSingleton(new AuditKind(nameof(Contribution), "Ý kiến phối hợp", Words))
            .AddSingleton(new AuditKind(nameof(CompletionReport), "Báo cáo hoàn thành", Words))
            .AddSingleton(new AuditKind(nameof(Petition), "Đề nghị của cơ quan", Words))
            .AddSingleton(new AuditKind(nameof(ProgressNote), "Ghi chép tiến độ", Words))
            .AddSingleton(new AuditKind(nameof(FollowUp), "Nối với việc trước", Words))
            .AddSingleton(new AuditKind(nameof(DirectiveReview), "Rà soát văn bản chỉ đạo", Words, Whole: true))
            .AddSingleton(new AuditKind(nameof(Proposal), "Nhiệm vụ đề xuất", Words))
            .AddSingleton(new AuditKind(nameof(Publication), "Kỳ công bố", Words, Whole: true))
            .AddSingleton(new AuditKind(nameof(Rule), "Quy định về nhiệm vụ", Words, Whole: true))
            .AddSingleton(new AuditKind(nameof(AgencyWay), "Cách làm của cơ quan", Words, Whole: true))
            .AddSingleton(new AuditKind(nameof(Counter), "Ô đếm số liệu", Words, Whole: true));

    public async Task<IReadOnlyDictionary<Guid, AuditName>> Of(
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancel = default
    )
    {
        // Whoever reads the audit need not see tasks themselves: a link that is refused helps nobody.
        var (sees, gives) = (db.Scope.Actor.Has(Right.SeeBoards), db.Scope.Actor.Has(Right.GiveTasks));
        var batch = db.Batch();
        var tasks = batch.List(
            db.Tasks.AsNoTracking().Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, Name = t.Action })
        );
        var reviews = batch.List(
            db.Set<DirectiveReview>()
                .AsNoTracking()
                .Where(r => ids.Contains(r.Id))
                .Select(r => new { r.Id, Name = r.Code + ": " + r.Subject })
        );
        await batch.Run(cancel);
        return tasks
            .Value.Select(t =>
                (t.Id, Name: new AuditName(t.Name, nameof(SteeringTask), sees ? TaskUrl.Of(t.Id) : null))
            )
            .Concat(
                reviews.Value.Select(r =>
                    (r.Id, Name: new AuditName(r.Name, nameof(DirectiveReview), gives ? $"/tasks/review/{r.Id}" : null))
                )
            )
            .DistinctBy(n => n.Id)
            .ToDictionary(n => n.Id, n => n.Name);
    }
}
