using DieuHanh.Documents.Incoming.Desks;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Documents.Incoming.Upkeep;

/// <summary>Returns a document to who sent it ("trả lại nơi gửi"), with the reason; its number is kept.</summary>
public static class SendBackIncoming
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/documents/incoming/{id:guid}/send-back", Get).Needs(Right.KeepRegisters);
        app.MapPost("/documents/incoming/{id:guid}/send-back", Post).Needs(Right.KeepRegisters);
    }

    public static string Url(Guid id) => $"/documents/incoming/{id}/send-back";

    private static async Task<IResult> Get(Guid id, IncomingDesk desk, CancellationToken cancel) =>
        await desk.Open(id, cancel: cancel) is { } open
            ? await Page(open, desk, new(), new(), cancel)
            : IncomingDesk.Unknown;

    private static async Task<IResult> Post(
        Guid id,
        [FromForm] ReasonForm form,
        IncomingDesk desk,
        CancellationToken cancel
    )
    {
        if (await desk.Open(id, cancel: cancel) is not { } open)
        {
            return IncomingDesk.Unknown;
        }

        var errors = form.Read();
        if (errors.None)
        {
            errors.Against(open.Document.WhyNotSendBack());
        }

        if (errors.Any)
        {
            return await Page(open, desk, form, errors, cancel);
        }

        open.Document.SendBack(form.Words);
        await desk.Db.SaveAsync("Trả lại nơi gửi", form.Words, cancel: cancel);
        return TypedResults.LocalRedirect(open.Document.Url);
    }

    private static async Task<IResult> Page(
        OpenIncoming open,
        IncomingDesk desk,
        ReasonForm form,
        FormErrors errors,
        CancellationToken cancel
    ) =>
        new ReasonAsked(
            open,
            await desk.Paper(open.Document.Id, cancel),
            "Trả lại nơi gửi",
            "Văn bản gửi nhầm, không đủ hoặc không bảo đảm xác thực được trả lại; số đến vẫn giữ trong sổ.",
            Url(open.Document.Id),
            open.Document.WhyNotSendBack(),
            form,
            errors
        ).Page();
}
