using System.Globalization;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Documents.Outgoing;

/// <summary>A line of the outgoing register with the columns of Decree 30/2020, Annex IV.</summary>
public sealed record OutgoingRow(
    Guid Id,
    int Number,
    int Year,
    Guid BookId,
    string Code,
    DateOnly IssuedOn,
    string Issuer,
    string TypeName,
    string Subject,
    string? Signer,
    string? SignerCapacity,
    string? ToPlaces,
    Guid? UnitId,
    int? Copies,
    DateOnly? SentOn,
    string? Note,
    Urgency Urgency,
    OutgoingState State,
    string? VoidReason
)
{
    /// <summary>The reason of a void number stands where the remark stands.</summary>
    public string? Remark => VoidReason ?? Note;

    public string Url => OutgoingList.Url + "/" + Id;

    public static IQueryable<OutgoingRow> Of(IQueryable<OutgoingDocument> documents) =>
        documents.Select(d => new OutgoingRow(
            d.Id,
            d.Number,
            d.Year,
            d.BookId,
            d.Code,
            d.IssuedOn,
            d.Issuer,
            d.TypeName,
            d.Subject,
            d.Signer,
            d.SignerCapacity,
            d.ToPlaces,
            d.UnitId,
            d.Copies,
            d.SentOn,
            d.Note,
            d.Urgency,
            d.State,
            d.VoidReason
        ));

    /// <summary>Newest first, <paramref name="most"/> of them, from where <paramref name="after"/> stands.</summary>
    public static IQueryable<OutgoingRow> Page(IQueryable<OutgoingDocument> documents, string? after, int most)
    {
        if (after?.Split('_') is [var day, var id] && Typed.Date(day) is { } lastDay && Typed.Id(id) is { } lastId)
        {
            documents = documents.Where(d => RowValues.Before(d.BookedOn, d.Id, lastDay, lastId));
        }

        return Of(documents.OrderByDescending(d => d.BookedOn).ThenByDescending(d => d.Id).Take(most));
    }

    /// <summary>Where the page after this row begins.</summary>
    public string Mark => string.Create(CultureInfo.InvariantCulture, $"{IssuedOn:yyyy-MM-dd}_{Id}");
}
