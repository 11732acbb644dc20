using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Ui.Timelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Documents.Outgoing;

/// <summary>The page of an outgoing document for programs: the same data, to the same people. States are the names of the enums.</summary>
/// <param name="Recipients">The agencies it is addressed to.</param>
/// <param name="Readers">Those that read it because a task of it names them.</param>
/// <param name="DoubtfulPlaces">What in <paramref name="ToPlaces"/> names nobody for certain.</param>
public sealed record OutgoingJson(
    Guid Id,
    string Book,
    int Year,
    int Number,
    string Code,
    DateOnly IssuedOn,
    Guid? AgencyId,
    string Issuer,
    string TypeName,
    string Subject,
    string Urgency,
    DateOnly? DueOn,
    string? DueTime,
    string? Signer,
    string? SignerCapacity,
    string? DirectedBy,
    string Language,
    int? Pages,
    string? ToPlaces,
    string? Note,
    bool Open,
    Guid? UnitId,
    int? Copies,
    DateOnly? SentOn,
    string State,
    string? VoidReason,
    IReadOnlyList<Guid> Recipients,
    IReadOnlyList<Guid> Readers,
    IReadOnlyList<string> DoubtfulPlaces,
    IReadOnlyList<OutgoingJson.File> Files,
    IReadOnlyList<TaskBrief> Tasks,
    IReadOnlyList<TimelineEntry> Timeline,
    string Text
)
{
    public sealed record File(Guid Id, string Name, long Size, string Url);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api" + ShowOutgoing.Url, Get).Needs(Right.SignedIn).WithTags("Văn bản đi");

    private static async Task<Results<Ok<OutgoingJson>, NotFound>> Get(
        Guid id,
        OutgoingDesk desk,
        CancellationToken cancel
    ) => await desk.Read(id, cancel: cancel) is { } model ? TypedResults.Ok(Of(model)) : TypedResults.NotFound();

    private static OutgoingJson Of(OutgoingDesk.Model model)
    {
        var d = model.Document;
        return new(
            d.Id,
            model.BookName,
            d.Year,
            d.Number,
            d.Code,
            d.IssuedOn,
            d.AgencyId,
            d.Issuer,
            d.TypeName,
            d.Subject,
            d.Urgency.ToString(),
            d.DueOn,
            d.DueTime,
            d.Signer,
            d.SignerCapacity,
            d.DirectedBy,
            d.Language,
            d.Pages,
            d.ToPlaces,
            model.Actor.InOffice ? d.Note : null,
            d.Open,
            d.UnitId,
            d.Copies,
            d.SentOn,
            d.State.ToString(),
            d.VoidReason,
            model.Recipients,
            model.Actor.InOffice ? model.Readers : [],
            model.DoubtfulPlaces,
            [.. model.Files.Select(f => new File(f.Id, f.Name, f.Size, DownloadFile.Url(f.Id)))],
            model.Tasks,
            model.Timeline,
            model.Reading.Text
        );
    }
}
