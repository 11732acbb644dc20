using System.Text;
using DieuHanh.Directory;
using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Portfolios;
using DieuHanh.Documents;
using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Registers;
using DieuHanh.Documents.Uploads;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Files;
using DieuHanh.Kernel.Notices;
using DieuHanh.Tasks;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Notes;
using DieuHanh.Tasks.Petitions;
using DieuHanh.Tasks.Progress.Publishing;
using DieuHanh.Tasks.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TaskFile = DieuHanh.Tasks.Notes.Attachment;

namespace DieuHanh.Tests.Access;

public sealed partial class AccessWorld
{
    /// <summary>A document routed to Vụ Tổng hợp and open to nobody else, its review and its first proposal; and another directive.</summary>
    private async Task FurnishDirective()
    {
        var document = await Register("17/TB-VPCP", "review");
        var other = await Register("18/TB-VPCP", "elsewhere");
        await Settle();
        var proposal = await In(s =>
            s.GetRequiredService<TasksDb>()
                .Reviews.Where(r => r.DocumentId == document)
                .SelectMany(r => s.GetRequiredService<TasksDb>().Proposals.Where(p => p.ReviewId == r.Id))
                .Select(p => p.Id)
                .FirstAsync()
        );

        string[] readers = [.. SeeAllDocuments, "officer", "unit-head"];
        string[] givers = [.. OfUnit, "secretary"];
        Add("incoming", new([document], readers, [], Secret("review")));
        Add("incoming-paper", new([document], readers, [], Secret("review")));
        await AddRouting(document, readers);
        Add("document-file", new([await FileOf(document)], readers, [], Secret("review")));
        Add("review", new([document], givers, [.. readers.Except(givers)], Secret("review")));
        Add(
            "proposal",
            new([document, proposal], givers, [.. readers.Except(givers)], Secret("review")) { Elsewhere = other }
        );
    }

    // It lies before the leader of the Government, for whom the secretary enters, and was routed to Vụ Tổng hợp.
    private async Task AddRouting(Guid document, string[] readers)
    {
        var routing = await In(s =>
            s.GetRequiredService<DocumentsDb>()
                .Routings.Where(r => r.DocumentId == document)
                .Select(r => r.Id)
                .SingleAsync()
        );
        InHands("incoming-to-submit", document, [.. Leaders, "clerk"]);
        InHands("incoming-to-direct", document, Leaders);
        InHands("incoming-to-share", document, [.. Leaders, "unit-head"]);
        InHands("routing", routing, ["officer", "unit-head"]);
        InHands("routing-to-give", routing, ["unit-head"]);

        void InHands(string kind, Guid id, string[] hands) =>
            Add(kind, new([id], hands, [.. readers.Except(hands)], Secret("review")));
    }

    /// <summary>A document drafted by Vụ Tổng hợp, addressed to Bộ Tài chính and open to nobody else.</summary>
    private async Task FurnishOutgoing()
    {
        var id = await Written(
            Direction.Outgoing,
            (registrar, book, file) =>
                registrar.Outgoing(
                    book,
                    "TB-VPCP",
                    Given(DocumentCode.None, "outgoing"),
                    Staff.Unit("th"),
                    recipients: [Staff.Agency("btc")],
                    files: [file]
                ),
            "outgoing"
        );
        string[] readers = [.. SeeAllDocuments, "officer", "unit-head", .. OfBtc];
        Add("outgoing", new([id], readers, [], Secret("outgoing")));
        Add("document-file", new([await FileOf(id)], readers, [], Secret("outgoing")));
    }

    /// <summary>
    /// A document of either register that only the office sees, and a task given from it to Bộ Tài chính and nobody else: that agency
    /// reads the document.
    /// </summary>
    private async Task FurnishNamed()
    {
        string[] office = [.. SeeAllDocuments, "officer", "unit-head"];
        var incoming = await Register("19/TB-VPCP", "named");
        var outgoing = await Written(
            Direction.Outgoing,
            (registrar, book, file) =>
                registrar.Outgoing(
                    book,
                    "TB-VPCP",
                    Given(DocumentCode.None, "namedout"),
                    Staff.Unit("th"),
                    files: [file]
                ),
            "namedout"
        );
        await GiveFrom(incoming);
        await GiveFrom(outgoing);
        await Settle();
        foreach (
            var (kind, id, secret) in new[]
            {
                ("incoming-paper", incoming, "named"),
                ("outgoing", outgoing, "namedout"),
            }
        )
        {
            Add(kind, new([id], [.. office, .. OfBtc], [], Secret(secret)));
            Add("document-file", new([await FileOf(id)], [.. office, .. OfBtc], [], Secret(secret)));
        }

        // Whatever else there is of an incoming document is not for who only reads it.
        Add("incoming", new([incoming], office, [], Secret("named")));
    }

    private Task GiveFrom(Guid document) =>
        In(async services =>
        {
            var db = services.GetRequiredService<TasksDb>();
            db.Give(
                new GivenTask
                {
                    Action = "Báo cáo kết quả rà soát",
                    Document = new DocumentSource(
                        document,
                        "19/TB-VPCP",
                        new DateOnly(2026, 11, 16),
                        "",
                        "",
                        null,
                        null,
                        ""
                    ),
                    MonitoringUnitId = Staff.Unit("th"),
                    Owed = [Staff.Agency("btc")],
                    GivenOn = new DateOnly(2026, 11, 20),
                    Due = new DateOnly(2026, 12, 1),
                    Openness = Openness.OwnAgency,
                },
                await services.GetRequiredService<IDirectory>().Book()
            );
            await db.SaveAsync("Thử nghiệm");
        });

    private async Task<Guid> Register(string code, string secret)
    {
        var id = await Written(
            Direction.Incoming,
            (registrar, book, file) =>
                registrar.Incoming(
                    book,
                    new DateOnly(2026, 11, 20),
                    Given(DocumentCode.Parse(code)!.Value, secret),
                    files: [file],
                    reading: new TaskReading(true, Staff.Unit("th"), Staff["officer"])
                ),
            secret
        );
        await In(async services =>
        {
            var db = services.GetRequiredService<DocumentsDb>();
            var document = await db.Incoming.Include(d => d.Routings).SingleAsync(d => d.Id == id);
            document.Submit(Staff["government-leader"], db.Scope.Now);
            Addressee[] to = [new(Staff.Unit("th"), IsUnit: true, Part.Lead)];
            document.Direct("Giao xử lý", to, null, null, _ => true, db.Scope.Now);
            await db.SaveAsync("Cho ý kiến chỉ đạo");
        });
        return id;
    }

    private static Particulars Given(DocumentCode code, string secret) =>
        new(code, new DateOnly(2026, 11, 16), null, "Văn phòng Chính phủ", "Thông báo", $"Kết luận về {Words(secret)}");

    private Task<Guid> Written<T>(Direction direction, Func<Registrar, Guid, ReadFile, Task<T>> register, string secret)
        where T : Document =>
        In(async services =>
        {
            var text = $"""
                VĂN PHÒNG CHÍNH PHỦ
                Số: 17/TB-VPCP
                Hà Nội, ngày 16 tháng 11 năm 2026
                THÔNG BÁO
                Kết luận của Thủ tướng Nguyễn Văn Lãnh Đạo tại cuộc họp về {Words(secret)}

                1. Bộ Tài chính chủ trì, phối hợp với Bộ Xây dựng rà soát {Words(
                    secret
                )}, báo cáo Thủ tướng Chính phủ trước ngày 15 tháng 12 năm 2026.
                """;
            var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
            var file = await services.GetRequiredService<FileStore>().Save(bytes, "chi-dao.txt");
            var books = services.GetRequiredService<DocumentsDb>().Books.Where(b => b.Direction == direction);
            var document = await register(
                services.GetRequiredService<Registrar>(),
                await books.Select(b => b.Id).FirstAsync(),
                new ReadFile(file, $"{Secret(secret)}.txt", text, null)
            );
            return document.Id;
        });

    private Task<Guid> FileOf(Guid document) =>
        In(s =>
            s.GetRequiredService<DocumentsDb>()
                .Attachments.Where(a => a.DocumentId == document)
                .Select(a => a.Id)
                .SingleAsync()
        );
}
