using DieuHanh.Kernel.Contracts;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Documents.Registers;

/// <summary>Where the registers name a person, and as what.</summary>
internal sealed class DocumentTraces(DocumentsDb db) : IPersonalData
{
    public int Order => 30;

    public async Task<IReadOnlyList<PersonalPart>> Of(Guid personId, CancellationToken cancel)
    {
        var counts = await All(personId)
            .GroupBy(x => x.Part)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(x => x.Key, x => x.Count, cancel);
        return
        [
            new(
                T["Văn bản"],
                T[
                    "Ai đăng ký, chỉ đạo, nhận xử lý từng văn bản. Sổ đăng ký và văn bản là tài liệu lưu trữ của cơ quan, bảo quản theo Luật Lưu trữ 33/2024/QH15."
                ],
                Fate.Kept,
                [.. counts.OrderBy(c => c.Key).Select(c => new PersonalValue(Words(c.Key), $"{c.Value}"))]
            ),
        ];
    }

    public async IAsyncEnumerable<PersonalRecord> Details(Guid personId)
    {
        await foreach (var one in All(personId).OrderBy(x => x.Part).ThenBy(x => x.DocumentId).AsAsyncEnumerable())
        {
            yield return new(Words(one.Part), null, "", $"/documents/{one.DocumentId}");
        }
    }

    private IQueryable<Trace> All(Guid id) =>
        db
            .Documents.Where(d => d.RegisteredById == id)
            .Select(d => new Trace { Part = Registered, DocumentId = d.Id })
            .Concat(
                db.Incoming.Where(d => d.DirectedById == id || d.EnteredById == id)
                    .Select(d => new Trace { Part = Directed, DocumentId = d.Id })
            )
            .Concat(
                db.Routings.Where(r => r.PersonId == id || r.ReceivedById == id)
                    .Select(r => new Trace { Part = Handled, DocumentId = r.DocumentId })
            )
            .Concat(
                db.Attachments.Where(a => a.AddedById == id)
                    .Select(a => new Trace { Part = Attached, DocumentId = a.DocumentId })
            );

    private const int Registered = 1;
    private const int Directed = 2;
    private const int Handled = 3;
    private const int Attached = 4;

    private static string Words(int part) =>
        part switch
        {
            Registered => T["Văn bản do người này đăng ký"],
            Directed => T["Văn bản do người này chỉ đạo hoặc nhập chỉ đạo"],
            Handled => T["Văn bản chuyển cho hoặc do người này nhận"],
            _ => T["Tệp do người này thêm"],
        };

    private sealed class Trace
    {
        public int Part { get; init; }
        public Guid DocumentId { get; init; }
    }
}
