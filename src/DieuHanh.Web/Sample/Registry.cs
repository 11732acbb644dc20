using System.Text;
using DieuHanh.Documents;
using DieuHanh.Documents.Outgoing;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;
using DieuHanh.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Web.Sample;

/// <summary>A directive before it has a number.</summary>
/// <param name="Notation">What follows the number: TB-VPCP.</param>
/// <param name="Field">Key of the field of work.</param>
/// <param name="ToPlaces">As its text prints it; null where the register writes down who owes its tasks.</param>
internal sealed record Paper(
    string Type,
    DateOnly Issued,
    string Notation,
    string Subject,
    string Issuer,
    Guid? AgencyId,
    string Field,
    Guid? DirectedById,
    Guid SignerId,
    string SignerCapacity,
    Guid UnitId,
    Urgency Urgency = Urgency.Normal,
    string? ToPlaces = null
);

/// <summary>Enters the sample's documents into the registers, under numbers without a gap.</summary>
internal sealed class Registry(
    Stage stage,
    Chronicle chronicle,
    DocumentsDb db,
    FileStore files,
    IReadOnlyList<Book> books,
    Dice dice
)
{
    private const int MostNamed = 12;

    private readonly Dictionary<(Guid Book, int Year), int> given = [];

    public static async Task<Registry> Open(
        Stage stage,
        Chronicle chronicle,
        DocumentsDb db,
        FileStore files,
        Dice dice,
        CancellationToken cancel
    ) =>
        new(stage, chronicle, db, files, await db.Books.AsNoTracking().OrderBy(b => b.Place).ToListAsync(cancel), dice);

    /// <summary>The next number of the book this kind of document stands in.</summary>
    public BookNumber Next(Direction direction, string type, int year)
    {
        var book =
            books.FirstOrDefault(b => b.Direction == direction && b.TypeName == type)
            ?? (
                direction is Direction.Incoming
                    ? books.First(b => b.Direction == direction)
                    : books.Last(b => b.Direction == direction)
            );
        var number = given.GetValueOrDefault((book.Id, year)) + 1;
        given[(book.Id, year)] = number;
        return new BookNumber(book.Id, year, number);
    }

    /// <summary>Enters an outgoing directive on the day of its issue.</summary>
    /// <param name="text">Its text as a file; null where only the register is kept.</param>
    public async Task<OutgoingDocument> Issue(
        Paper paper,
        BookNumber number,
        IEnumerable<Guid> recipients,
        string? text,
        CancellationToken cancel
    )
    {
        var to = recipients.Distinct().ToList();
        var clerk = stage.Clerk(dice);
        var at = Stage.At(paper.Issued, paper.Issued < stage.Today ? dice.Between(8, 16) : 0, dice.Below(10));
        var code = DocumentCode.Of(number.Number, paper.Notation);
        var file = text is null ? null : await Keep(text, $"{code.Text.Replace('/', '-')}.txt", cancel);
        OutgoingDocument? document = null;
        chronicle.Tell(
            at,
            clerk,
            "Đăng ký văn bản đi",
            () =>
            {
                document = OutgoingDocument.Register(
                    number,
                    new Particulars(
                        code,
                        paper.Issued,
                        paper.AgencyId,
                        paper.Issuer,
                        paper.Type,
                        paper.Subject,
                        paper.Urgency,
                        stage.Person(paper.SignerId).Name,
                        paper.SignerCapacity,
                        paper.DirectedById is { } leader ? stage.Person(leader).Name : null,
                        ToPlaces: paper.ToPlaces ?? Places(to, paper.UnitId),
                        Open: true
                    ),
                    paper.UnitId,
                    copies: null,
                    sentOn: paper.Issued,
                    to,
                    clerk.PersonId,
                    at
                );
                Index(document, text);
                return file is null
                    ? [document]
                    : [document, Attachment.Of(document.Id, 1, file.Name, file.File, text, null, clerk.PersonId, at)];
            }
        );
        return document!;
    }

    /// <summary>"Nơi nhận" of a directive whose text is not written out: the agencies that owe its tasks.</summary>
    private string Places(List<Guid> to, Guid unitId) =>
        string.Join(
            '\n',
            [
                .. to.Take(MostNamed).Select(a => $"- {stage.Book.NameOf(a)};"),
                $"- Lưu: VT, {stage.Book.Unit(unitId)?.ShortName}.",
            ]
        );

    public void Index(Document document, string? text = null) => db.Index(document, [text]);

    public async Task<ReadFile> Keep(string text, string name, CancellationToken cancel)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var file = await files.Save(bytes, name, cancel);
        await KeptFiles.Write(db, [file], cancel);
        return new ReadFile(file, name, text, null);
    }

    /// <summary>Writes down where the books stand, so that the office goes on with the next number.</summary>
    public void Close() =>
        db.Registers.AddRange(
            given.Select(g => new Register
            {
                BookId = g.Key.Book,
                Year = g.Key.Year,
                Next = g.Value + 1,
            })
        );
}
