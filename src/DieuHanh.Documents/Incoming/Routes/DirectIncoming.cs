using DieuHanh.Documents.Incoming.Desks;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Documents.Incoming.Routes;

/// <summary>
/// Writes the instruction on a document ("bút phê") and routes it. A secretary enters it for the leader it was submitted to, and is shown
/// as having done so. While who leads still has it, another instruction replaces the first, and who had it is told.
/// </summary>
public static class DirectIncoming
{
    private const int Longest = 4000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/documents/incoming/{id:guid}/direct", Get).Needs(Right.DirectDocuments);
        app.MapPost("/documents/incoming/{id:guid}/direct", Post).Needs(Right.DirectDocuments);
    }

    public static string Url(Guid id) => $"/documents/incoming/{id}/direct";

    public sealed record Form
    {
        public string? Instruction { get; init; }
        public string? Lead { get; init; }
        public string? DueOn { get; init; }
        public string?[]? Coordinating { get; init; }
        public string?[]? Information { get; init; }

        /// <summary>What the words name and the fields do not, as it was asked about; whoever sends it along means it so.</summary>
        public string? Meant { get; init; }

        /// <summary>Reads it with all faults at once.</summary>
        public FormErrors Read(OpenIncoming open, out IReadOnlyList<Addressee> to)
        {
            to =
            [
                .. Recipients.Read(open.Book, [Lead], Part.Lead),
                .. Recipients.Read(open.Book, Coordinating, Part.Coordinating),
                .. Recipients.Read(open.Book, Information, Part.Information),
            ];
            var due = Typed.Date(DueOn);
            return new FormErrors()
                .RequireText(Typed.Text(Instruction), nameof(Instruction), "Nhập ý kiến chỉ đạo.", Longest)
                .Require(to.Any(a => a.Part is Part.Lead), nameof(Lead), "Chọn nơi chủ trì.")
                .Require(
                    string.IsNullOrWhiteSpace(DueOn) || due is not null,
                    nameof(DueOn),
                    "Ngày không có trong lịch hoặc không đúng dạng ngày/tháng/năm."
                )
                .Require(due is null || due >= open.Today, nameof(DueOn), "Hạn xử lý không được trước hôm nay.");
        }
    }

    public sealed record Model(
        OpenIncoming Open,
        PaperAtHand Paper,
        Proposed Proposed,
        Form Form,
        LeftOut LeftOut,
        FormErrors Errors
    );

    private static async Task<IResult> Get(Guid id, string? field, IncomingDesk desk, CancellationToken cancel)
    {
        if (await desk.Open(id, cancel: cancel) is not { } open)
        {
            return IncomingDesk.Unknown;
        }

        return open.Directs
            ? await Page(open, desk, field, null, LeftOut.Nothing, new(), cancel)
            : IncomingDesk.NotYours;
    }

    private static async Task<IResult> Post(Guid id, [FromForm] Form form, IncomingDesk desk, CancellationToken cancel)
    {
        if (await desk.Open(id, cancel: cancel) is not { } open)
        {
            return IncomingDesk.Unknown;
        }

        if (!open.Directs)
        {
            return IncomingDesk.NotYours;
        }

        var errors = form.Read(open, out var to);
        if (errors.None)
        {
            errors.Against(open.Document.WhyNotDirect(open.Actor.MayEnterFor).And(IncomingDocument.WhyNotRouteTo(to)));
        }

        var left = LeftOut.Nothing;
        if (errors.None)
        {
            var named = LeftOut.Of(form.Instruction!, open.Book, to, Typed.Date(form.DueOn), open.Today);
            left = named.Any && form.Meant != named.Key ? named : left;
            errors.Against(left.Question);
        }

        if (errors.Any)
        {
            return await Page(open, desk, null, form, left, errors, cancel);
        }

        var before = open.Routings.Where(r => r.IsOpen).ToList();
        open.Document.Direct(
            Typed.Text(form.Instruction)!,
            to,
            Typed.Date(form.DueOn),
            open.BehalfOf is null ? null : open.Actor.PersonId,
            open.Actor.MayEnterFor,
            desk.Db.Scope.Now
        );
        foreach (var addressee in to)
        {
            desk.Db.Notify(
                Recipients.Told(open.Book, addressee.Id),
                open.Document.Url,
                Sentence(addressee.Part),
                open.Document.Subject
            );
        }

        desk.Db.Notify(
            before
                .Where(r => to.All(a => a.Id != r.RecipientId))
                .SelectMany(r => Recipients.Told(open.Book, r.RecipientId).Append(r.OfficerId ?? Guid.Empty))
                .Where(p => p != Guid.Empty)
                .Distinct(),
            open.Document.Url,
            "Có ý kiến chỉ đạo mới, văn bản đến không còn giao anh/chị hoặc đơn vị xử lý: {0}",
            open.Document.Subject
        );
        await desk.Db.SaveAsync("Ghi ý kiến chỉ đạo", open.Document.Instruction, open.BehalfOf, cancel);
        return TypedResults.LocalRedirect(open.Document.Url);
    }

    /// <summary>What a recipient is told.</summary>
    public static string Sentence(Part part) =>
        part switch
        {
            Part.Lead => "Văn bản đến giao chủ trì xử lý: {0}",
            Part.Coordinating => "Văn bản đến giao phối hợp xử lý: {0}",
            _ => "Văn bản đến chuyển để biết: {0}",
        };

    private static async Task<RazorComponentResult<DirectIncomingPage>> Page(
        OpenIncoming open,
        IncomingDesk desk,
        string? field,
        Form? typed,
        LeftOut left,
        FormErrors errors,
        CancellationToken cancel
    )
    {
        var proposed = Proposed.For(open.Document, field, open.Book, open.Today);
        var due = open.Document.DueOn >= open.Today ? open.Document.DueOn : null;
        var form = typed ?? new Form { Lead = proposed.Line?.UnitId?.ToString(), DueOn = Dates.Show(due) };
        var paper = await desk.Paper(open.Document.Id, cancel);
        return new(new { Model = new Model(open, paper, proposed, form, left, errors) }) { StatusCode = errors.Status };
    }
}
