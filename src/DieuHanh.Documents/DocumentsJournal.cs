using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Outgoing;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Ui.Journal;
using DieuHanh.Ui.Timelines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Documents;

/// <summary>How the audit's journal speaks of the registers.</summary>
internal sealed class DocumentsJournal(DocumentsDb db) : IAuditNames
{
    private static readonly AuditWords Words = new(
        new Dictionary<string, string>(DocumentWords.Fields)
        {
            ["AddedAt"] = "Thêm lúc",
            ["AddedById"] = "Người thêm",
            ["AgencyId"] = "Cơ quan",
            ["BookId"] = "Sổ",
            ["BookedOn"] = "Ngày vào sổ",
            ["CodeNotation"] = "Ký hiệu",
            ["CodeNumber"] = "Số",
            ["Copies"] = "Số lượng bản",
            ["Copy"] = "Bản chính hay bản sao",
            ["DirectedAt"] = "Chỉ đạo lúc",
            ["DirectedById"] = "Người chỉ đạo",
            ["Direction"] = "Đến hay đi",
            ["DocumentId"] = "Văn bản",
            ["EndedAt"] = "Kết thúc lúc",
            ["Hash"] = "Mã băm của tệp",
            ["Instruction"] = "Ý kiến chỉ đạo",
            ["MediaType"] = "Loại tệp",
            ["Name"] = "Tên",
            ["Number"] = "Số trong sổ",
            ["OfficerId"] = "Người xử lý",
            ["Part"] = "Vai trò xử lý",
            ["Place"] = "Thứ tự",
            ["ReadingUnitId"] = "Đơn vị đọc nhiệm vụ",
            ["ReceivedAt"] = "Nhận lúc",
            ["ReceivedById"] = "Người nhận",
            ["RegisteredAt"] = "Đăng ký lúc",
            ["RegisteredById"] = "Người đăng ký",
            ["ReplyId"] = "Văn bản trả lời",
            ["Resolution"] = "Kết quả",
            ["ResolutionNote"] = "Ghi chú kết quả",
            ["RoutedAt"] = "Chuyển lúc",
            ["SentBackReason"] = "Lý do trả lại",
            ["SentOn"] = "Ngày chuyển",
            ["Size"] = "Dung lượng (byte)",
            ["State"] = "Trạng thái",
            ["SubmittedAt"] = "Trình lúc",
            ["SubmittedToId"] = "Trình lên",
            ["TasksAskedAt"] = "Chuyển đọc nhiệm vụ lúc",
            ["UnitId"] = "Đơn vị",
            ["Year"] = "Năm",
            ["direction"] = "Đến hay đi",
            ["EnteredById"] = "Người nhập thay",
            ["Notation"] = "Ký hiệu",
            ["PassedBackReason"] = "Lý do chuyển trả",
            ["PersonId"] = "Người",
            ["Problem"] = "Lỗi khi đọc tệp",
            ["ReadingOfficerId"] = "Chuyên viên đọc nhiệm vụ",
            ["VoidReason"] = "Lý do bỏ số",
            ["OwnerId"] = "Thuộc về",
            ["TaskId"] = "Nhiệm vụ",
            ["SecretAt"] = "Xác nhận là văn bản mật lúc",
            ["WithheldAt"] = "Tạm giữ vì nghi có dấu mật lúc",
            ["WrittenOn"] = "Ngày ghi",
            ["Count"] = "Số văn bản mật",
            ["ById"] = "Người ghi",
            ["Written"] = "Có ghi dòng",
            ["Basis"] = "Căn cứ",
            ["ValidFrom"] = "Từ ngày",
        },
        new Dictionary<string, string>(IncomingWords.Audit.Values!)
        {
            ["Routing.Routed"] = "Chưa mở",
            ["Routing.InHand"] = "Đang xử lý",
            ["Routing.Resolved"] = "Đã xong",
            ["Routing.PassedBack"] = "Đã chuyển trả",
            [nameof(Part.Lead)] = "Chủ trì",
            [nameof(Part.Coordinating)] = "Phối hợp",
            [nameof(Part.Information)] = "Để biết",
            [nameof(OutgoingState.Issued)] = "Đã ban hành",
            [nameof(OutgoingState.Void)] = "Số bỏ",
            [nameof(Direction.Incoming)] = "Văn bản đến",
            [nameof(Direction.Outgoing)] = "Văn bản đi",
        }
    );

    public static void AddTo(IServiceCollection services) =>
        services
            .AddScoped<IAuditNames, DocumentsJournal>()
            .AddSingleton(new AuditKind(nameof(IncomingDocument), "Văn bản đến", Words, Whole: true))
            .AddSingleton(new AuditKind(nameof(OutgoingDocument), "Văn bản đi", Words, Whole: true))
            .AddSingleton(new AuditKind(nameof(SecretLines.SecretLine), "Dòng của sổ mật", Words, Whole: true))
            .AddSingleton(
                new AuditKind(nameof(SecretLines.SecretLineRule), "Quy định ghi dòng của sổ mật", Words, Whole: true)
            )
            .AddSingleton(new AuditKind(nameof(Routing), "Chuyển xử lý văn bản", Words))
            .AddSingleton(new AuditKind(nameof(Recipient), "Nơi nhận văn bản", Words))
            .AddSingleton(new AuditKind(nameof(Book), "Sổ văn bản", Words, Whole: true))
            .AddSingleton(new AuditKind(nameof(Attachment), "Tệp đính kèm", Words));

    public async Task<IReadOnlyDictionary<Guid, AuditName>> Of(
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancel = default
    )
    {
        var seen = db.Scope.Actor.Has(Right.SeeRegisters);
        var documents = await db.Set<Document>().AsNoTracking().Where(d => ids.Contains(d.Id)).ToListAsync(cancel);
        var names = documents.ToDictionary(
            d => d.Id,
            d => new AuditName(
                $"{d.TypeName} {d.Code}: {d.Subject}",
                d is IncomingDocument ? nameof(IncomingDocument) : nameof(OutgoingDocument),
                seen ? d.Url : null
            )
        );
        foreach (var book in await db.Books.AsNoTracking().Where(b => ids.Contains(b.Id)).ToListAsync(cancel))
        {
            names[book.Id] = new AuditName(T[book.Name], nameof(Book));
        }

        return names;
    }
}
