using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Outgoing;

/// <summary>What is looked for in the outgoing register, as typed into the address. What cannot be read filters nothing.</summary>
/// <param name="To">The last day.</param>
/// <param name="Recipient">An agency it is addressed to.</param>
/// <param name="Unit">The unit that drafted it.</param>
/// <param name="After">Where the page before ended.</param>
public sealed record OutgoingFilter(
    string? Words,
    string? Book,
    string? Year,
    string? Number,
    string? Code,
    string? TypeName,
    string? From,
    string? To,
    string? Recipient,
    string? Unit,
    string? State,
    string? Urgency,
    string? After
)
{
    public string? Words { get; init; } = Typed.Sought(Words);
    public string? Code { get; init; } = Typed.Sought(Code);

    /// <summary>Nothing but a book or a year is asked for: the rows are then as many as the numbers given.</summary>
    public bool WholeBooks => !Typed.Any(Words, Number, Code, TypeName, From, To, Recipient, Unit, State, Urgency);

    public bool Active => !WholeBooks || Typed.Any(Book, Year);

    /// <summary>One of the filters that are folded is in use.</summary>
    public bool MoreActive => Typed.Any(Book, Year, Number, From, To, Recipient, Urgency);

    /// <summary>What the index holds of the words, for a page; null where none were typed.</summary>
    public Task<Found?> Find(DocumentsDb db, CancellationToken cancel) =>
        db.Find(Words, Attaching.OutgoingKind, cancel: cancel);

    /// <summary>The same for a file.</summary>
    /// <exception cref="RefusedException">More is found than is put into a file.</exception>
    public Task<Found?> FindAll(DocumentsDb db, CancellationToken cancel) =>
        db.FindAll(Words, Attaching.OutgoingKind, cancel);

    /// <summary>The documents that fit and that this person may see.</summary>
    /// <param name="found">See <see cref="Find"/>.</param>
    public IQueryable<OutgoingDocument> Of(DocumentsDb db, Found? found)
    {
        var documents = db.Outgoing.AsNoTracking().VisibleTo(db.Scope.Actor);
        if (found?.Ids is { } ids)
        {
            documents = documents.Where(d => EF.Parameter(ids).Contains(d.Id));
        }

        if (Typed.Id(Book) is { } book)
        {
            documents = documents.Where(d => d.BookId == book);
        }

        if (Typed.Number(Year) is { } year)
        {
            documents = documents.Where(d => d.Year == year);
        }

        if (Typed.Number(Number) is { } number)
        {
            documents = documents.Where(d => d.Number == number);
        }

        if (Code is { } code)
        {
            documents = DocumentCode.Parse(code) is { } whole
                ? documents.Where(d => d.CodeNumber == whole.Number && d.CodeNotation == whole.Notation)
                : documents.Where(d => d.CodeNumber == code || d.CodeNotation == code);
        }

        if (DocumentTypes.Named(TypeName) is { Name: var type })
        {
            documents = documents.Where(d => d.TypeName == type);
        }

        if (Typed.Date(From) is { } from)
        {
            documents = documents.Where(d => d.BookedOn >= from);
        }

        if (Typed.Date(To) is { } to)
        {
            documents = documents.Where(d => d.BookedOn <= to);
        }

        if (Typed.Id(Recipient) is { } recipient)
        {
            documents = documents.Where(d => d.Recipients.Any(r => r.AgencyId == recipient));
        }

        if (Typed.Id(Unit) is { } unit)
        {
            documents = documents.Where(d => d.UnitId == unit);
        }

        if (Typed.Choice<OutgoingState>(State) is { } state)
        {
            documents = documents.Where(d => d.State == state);
        }

        if (Typed.Choice<Urgency>(Urgency) is { } urgency)
        {
            documents = documents.Where(d => d.Urgency == urgency);
        }

        return documents;
    }
}
