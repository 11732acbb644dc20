using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Incoming;

/// <summary>What is looked for in the incoming register, as typed into the address. What cannot be read filters nothing.</summary>
/// <param name="To">The last day.</param>
/// <param name="Unit">A unit it was routed to.</param>
/// <param name="Waiting">Only what waits for the person who looks.</param>
/// <param name="After">Where the page before ended.</param>
public sealed record IncomingFilter(
    string? Words,
    string? Book,
    string? Year,
    string? Number,
    string? Code,
    string? Issuer,
    string? TypeName,
    string? From,
    string? To,
    string? Unit,
    string? State,
    string? Urgency,
    string? Waiting,
    string? After
)
{
    public string? Words { get; init; } = Typed.Sought(Words);
    public string? Code { get; init; } = Typed.Sought(Code);

    /// <summary>Nothing but a book or a year is asked for: the rows are then as many as the numbers given.</summary>
    public bool WholeBooks =>
        !Typed.Any(Words, Number, Code, Issuer, TypeName, From, To, Unit, State, Urgency, Waiting);

    /// <summary>One book is asked for: its numbers are the order.</summary>
    public bool OneBook => Typed.Id(Book) is not null;

    public bool Active => !WholeBooks || Typed.Any(Book, Year);

    /// <summary>One of the filters that are folded is in use.</summary>
    public bool MoreActive => Typed.Any(Book, Year, Number, TypeName, From, To, Unit, Urgency);

    /// <summary>What the index holds of the words, for a page; null where none were typed.</summary>
    public Task<Found?> Find(DocumentsDb db, CancellationToken cancel) =>
        db.Find(Words, Attaching.IncomingKind, cancel: cancel);

    /// <summary>The same for a file.</summary>
    /// <exception cref="RefusedException">More is found than is put into a file.</exception>
    public Task<Found?> FindAll(DocumentsDb db, CancellationToken cancel) =>
        db.FindAll(Words, Attaching.IncomingKind, cancel);

    /// <summary>The documents that fit and that this person may see.</summary>
    /// <param name="found">See <see cref="Find"/>.</param>
    public IQueryable<IncomingDocument> Of(DocumentsDb db, Found? found)
    {
        var documents = db.Incoming.AsNoTracking().VisibleTo(db.Scope.Actor);
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

        if (Typed.Id(Issuer) is { } issuer)
        {
            documents = documents.Where(d => d.AgencyId == issuer);
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

        if (Typed.Id(Unit) is { } unit)
        {
            documents = documents.Where(d => d.Routings.Any(r => r.UnitId == unit));
        }

        if (Typed.Choice<IncomingState>(State) is { } state)
        {
            documents = documents.Where(d => d.State == state);
        }

        if (Typed.Choice<Urgency>(Urgency) is { } urgency)
        {
            documents = documents.Where(d => d.Urgency == urgency);
        }

        return Typed.Flag(Waiting) ? documents.WaitingFor(db.Scope.Actor) : documents;
    }
}
