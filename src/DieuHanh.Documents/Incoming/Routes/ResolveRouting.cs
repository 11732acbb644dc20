using DieuHanh.Documents.Incoming.Desks;
using DieuHanh.Documents.Outgoing;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Incoming.Routes;

/// <summary>
/// A recipient says what became of its part ("giải quyết xong"): answered by an outgoing document, put into a dossier, filed, noted. With
/// the lead's part the document is resolved.
/// </summary>
public static class ResolveRouting
{
    private const int Longest = 1000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/documents/incoming/routings/{id:guid}/resolve", Get).Needs(Right.HandleDocuments);
        app.MapPost("/documents/incoming/routings/{id:guid}/resolve", Post).Needs(Right.HandleDocuments);
    }

    public static string Url(Guid routingId) => $"/documents/incoming/routings/{routingId}/resolve";

    public sealed record Form
    {
        public string? Resolution { get; init; }

        /// <summary>Number and notation of the outgoing document that answers.</summary>
        public string? Reply { get; init; }
        public string? Note { get; init; }

        public Resolution? Chosen => Typed.Choice<Resolution>(Resolution);

        public FormErrors Read() =>
            new FormErrors()
                .Require(Chosen is not null, nameof(Resolution), "Chọn kết quả giải quyết.")
                .Require(
                    Chosen is not Incoming.Resolution.Dossier || Typed.Text(Note) is not null,
                    nameof(Note),
                    "Ghi tên hoặc ký hiệu hồ sơ."
                )
                .AtMost(Typed.Text(Note), nameof(Note), Longest);
    }

    public sealed record Model(OpenIncoming Open, PaperAtHand Paper, Routing Routing, Form Form, FormErrors Errors);

    private static async Task<IResult> Get(Guid id, IncomingDesk desk, CancellationToken cancel)
    {
        if (await desk.OpenRouting(id, cancel) is not var (open, routing))
        {
            return IncomingDesk.Unknown;
        }

        return open.Holds(routing) ? await Page(open, routing, desk, new(), new(), cancel) : IncomingDesk.NotYours;
    }

    private static async Task<IResult> Post(Guid id, [FromForm] Form form, IncomingDesk desk, CancellationToken cancel)
    {
        if (await desk.OpenRouting(id, cancel) is not var (open, routing))
        {
            return IncomingDesk.Unknown;
        }

        if (!open.Holds(routing))
        {
            return IncomingDesk.NotYours;
        }

        var errors = form.Read();
        var reply = form.Chosen is Resolution.Reply ? await Answer(desk.Db, form.Reply, errors, cancel) : null;
        if (errors.None)
        {
            errors.Against(routing.WhyNotEnd());
        }

        if (errors.Any)
        {
            return await Page(open, routing, desk, form, errors, cancel);
        }

        var note = Typed.Text(form.Note);
        open.Document.Resolve(routing, form.Chosen!.Value, reply, note, desk.Db.Scope.Now);
        await desk.Db.SaveAsync("Giải quyết xong", note, cancel: cancel);
        return TypedResults.LocalRedirect(open.Document.Url);
    }

    /// <summary>The outgoing document with this number that the person may see, the newest where years repeat it.</summary>
    private static async Task<Guid?> Answer(DocumentsDb db, string? typed, FormErrors errors, CancellationToken cancel)
    {
        var code = DocumentCode.Parse(typed);
        var found = code is not { } whole
            ? null
            : await db
                .Outgoing.AsNoTracking()
                .VisibleTo(db.Scope.Actor)
                .Where(d =>
                    d.CodeNumber == whole.Number && d.CodeNotation == whole.Notation && d.State == OutgoingState.Issued
                )
                .OrderByDescending(d => d.IssuedOn)
                .Select(d => (Guid?)d.Id)
                .FirstOrDefaultAsync(cancel);
        errors
            .Require(code is not null, nameof(Form.Reply), "Nhập số, ký hiệu văn bản đi đã trả lời, ví dụ 365/VPCP-TH.")
            .Require(found is not null, nameof(Form.Reply), "Không thấy văn bản đi này trong sổ.");
        return found;
    }

    private static async Task<RazorComponentResult<ResolveRoutingPage>> Page(
        OpenIncoming open,
        Routing routing,
        IncomingDesk desk,
        Form form,
        FormErrors errors,
        CancellationToken cancel
    ) =>
        new(new { Model = new Model(open, await desk.Paper(open.Document.Id, cancel), routing, form, errors) })
        {
            StatusCode = errors.Status,
        };
}
