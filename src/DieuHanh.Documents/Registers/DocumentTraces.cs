using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Outgoing;
using DieuHanh.Kernel.Personal;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Documents.Registers;

/// <summary>Where the registers name a person, and as what.</summary>
internal sealed class DocumentTraces(DocumentsDb db) : RoleTraces
{
    private const int Registered = 1;
    private const int Directed = 2;
    private const int Handled = 3;
    private const int Attached = 4;

    private const int IncomingOne = 0;
    private const int OutgoingOne = 1;

    public override int Order => 30;

    protected override string Title => T["Văn bản"];

    protected override string Why =>
        T[
            "Ai đăng ký, chỉ đạo, nhận xử lý từng văn bản. Sổ đăng ký và văn bản là tài liệu lưu trữ của cơ quan, bảo quản theo Luật Lưu trữ 33/2024/QH15."
        ];

    protected override IQueryable<RoleTrace> All(Guid personId) =>
        db
            .Incoming.Where(d => d.RegisteredById == personId)
            .Select(d => new RoleTrace
            {
                Part = Registered,
                Id = d.Id,
                Kind = IncomingOne,
            })
            .Concat(
                db.Outgoing.Where(d => d.RegisteredById == personId)
                    .Select(d => new RoleTrace
                    {
                        Part = Registered,
                        Id = d.Id,
                        Kind = OutgoingOne,
                    })
            )
            .Concat(
                db.Incoming.Where(d => d.DirectedById == personId || d.EnteredById == personId)
                    .Select(d => new RoleTrace
                    {
                        Part = Directed,
                        Id = d.Id,
                        Kind = IncomingOne,
                    })
            )
            .Concat(
                db.Routings.Where(r => r.PersonId == personId || r.ReceivedById == personId)
                    .Select(r => new RoleTrace
                    {
                        Part = Handled,
                        Id = r.DocumentId,
                        Kind = IncomingOne,
                    })
            )
            .Concat(
                db.Attachments.Where(a => a.AddedById == personId)
                    .Select(a => new RoleTrace
                    {
                        Part = Attached,
                        Id = a.DocumentId,
                        Kind = db.Outgoing.Any(d => d.Id == a.DocumentId) ? OutgoingOne : IncomingOne,
                    })
            );

    protected override string Words(int part) =>
        part switch
        {
            Registered => T["Văn bản do người này đăng ký"],
            Directed => T["Văn bản do người này chỉ đạo hoặc nhập chỉ đạo"],
            Handled => T["Văn bản chuyển cho hoặc do người này nhận"],
            _ => T["Tệp do người này thêm"],
        };

    protected override string Url(RoleTrace trace) =>
        $"{(trace.Kind == OutgoingOne ? OutgoingList.Url : IncomingList.Url)}/{trace.Id}";
}
