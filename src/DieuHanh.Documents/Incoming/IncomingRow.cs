using System.Globalization;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Documents.Incoming;

/// <summary>A line of the incoming register with the columns of Decree 30/2020, Annex IV.</summary>
/// <param name="To">Its recipients, without those who passed it back.</param>
public sealed record IncomingRow(
    Guid Id,
    int Number,
    int Year,
    Guid BookId,
    DateOnly ArrivedOn,
    string Code,
    DateOnly IssuedOn,
    string Issuer,
    string TypeName,
    string Subject,
    Urgency Urgency,
    DateOnly? DueOn,
    IncomingState State,
    string? SentBackReason,
    string? Note,
    Guid? SubmittedToId,
    DateTime? SubmittedAt,
    IReadOnlyList<IncomingRow.Recipient> To
)
{
    public sealed record Recipient(
        Guid? UnitId,
        Guid? PersonId,
        Part Part,
        DateTime RoutedAt,
        DateTime? ReceivedAt,
        Guid? ReceivedById
    );

    public string Url => IncomingList.Url + "/" + Id;

    /// <summary>The reason of a return stands where the remark stands.</summary>
    public string? Remark => SentBackReason ?? Note;

    /// <summary>Ngày chuyển: when it was last routed, or submitted while nobody has directed it.</summary>
    public DateOnly? SentOn =>
        To.Count > 0 ? Dates.DayOf(To.Max(r => r.RoutedAt))
        : SubmittedAt is { } at ? Dates.DayOf(at)
        : null;

    /// <summary>Units and people it went to, who leads first, in the reader's language.</summary>
    public string Recipients(DirectoryBook book) =>
        To.Count > 0
            ? string.Join(
                "; ",
                To.OrderBy(r => r.Part)
                    .Select(r =>
                        $"{book.NameOf(r.UnitId ?? r.PersonId)} ({IncomingWords.Words(r.Part).ToLower(CultureInfo.CurrentCulture)})"
                    )
            )
        : State is IncomingState.SubmittedForDirection ? T["trình {0}", book.NameOf(SubmittedToId)]
        : "";

    /// <summary>Ký nhận: who received it and when, by the record of the program.</summary>
    public string Received(DirectoryBook book) =>
        string.Join(
            "; ",
            To.Where(r => r.ReceivedAt is not null)
                .OrderBy(r => r.Part)
                .Select(r => $"{book.NameOf(r.ReceivedById)} {Dates.Show(r.ReceivedAt)}")
        );

    public static IQueryable<IncomingRow> Of(IQueryable<IncomingDocument> documents) =>
        documents.Select(d => new IncomingRow(
            d.Id,
            d.Number,
            d.Year,
            d.BookId,
            d.BookedOn,
            d.Code,
            d.IssuedOn,
            d.Issuer,
            d.TypeName,
            d.Subject,
            d.Urgency,
            d.DueOn,
            d.State,
            d.SentBackReason,
            d.Note,
            d.SubmittedToId,
            d.SubmittedAt,
            d.Routings.Where(r => r.State != RoutingState.PassedBack)
                .Select(r => new Recipient(r.UnitId, r.PersonId, r.Part, r.RoutedAt, r.ReceivedAt, r.ReceivedById))
                .ToList()
        ));

    /// <summary>
    /// Newest first, <paramref name="most"/> of them, from where <paramref name="after"/> stands: one book by its numbers, as it is read;
    /// several, whose numbers say nothing of one another, by the day of arrival.
    /// </summary>
    public static IQueryable<IncomingRow> Page(
        IQueryable<IncomingDocument> documents,
        bool oneBook,
        string? after,
        int most
    )
    {
        var mark = after?.Split('_') ?? [];
        if (oneBook)
        {
            if (
                mark is [var year, var number]
                && Typed.Number(year) is { } lastYear
                && Typed.Number(number) is { } last
            )
            {
                documents = documents.Where(d => RowValues.Before(d.Year, d.Number, lastYear, last));
            }

            return Of(documents.OrderByDescending(d => d.Year).ThenByDescending(d => d.Number).Take(most));
        }

        if (
            mark is [var day, var count, var id]
            && Typed.Date(day) is { } lastDay
            && Typed.Number(count) is { } lastNumber
            && Typed.Id(id) is { } lastId
        )
        {
            documents = documents.Where(d => RowValues.Before(d.BookedOn, d.Number, d.Id, lastDay, lastNumber, lastId));
        }

        return Of(
            documents
                .OrderByDescending(d => d.BookedOn)
                .ThenByDescending(d => d.Number)
                .ThenByDescending(d => d.Id)
                .Take(most)
        );
    }

    /// <summary>Where the page after this row begins.</summary>
    public string Mark(bool oneBook) =>
        oneBook
            ? string.Create(CultureInfo.InvariantCulture, $"{Year}_{Number}")
            : string.Create(CultureInfo.InvariantCulture, $"{ArrivedOn:yyyy-MM-dd}_{Number}_{Id}");
}
