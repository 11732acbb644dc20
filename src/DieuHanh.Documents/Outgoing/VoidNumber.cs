using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Documents.Outgoing;

/// <summary>Declares a number unused ("bỏ số"): it keeps its line and its reason, and nobody else gets it.</summary>
public static class VoidNumber
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(ShowOutgoing.Url + "/void", Post).Needs(Right.KeepRegisters);

    public sealed record Form
    {
        public string? Why { get; init; }
    }

    private static async Task<IResult> Post(Guid id, [FromForm] Form form, OutgoingDesk desk, CancellationToken cancel)
    {
        if (await desk.Open(id, cancel) is not { } document)
        {
            return TypedResults.NotFound();
        }

        var why = Typed.Text(form.Why);
        var errors = new FormErrors()
            .RequireText(why, nameof(Form.Why), "Nhập lý do bỏ số.")
            .Against(document.WhyNotVoid());
        if (errors.Any)
        {
            return await desk.Page(id, errors: errors, why: form.Why ?? "", cancel: cancel);
        }

        document.Void(why!);
        await desk.Db.SaveAsync("Bỏ số", why, cancel: cancel);
        return TypedResults.LocalRedirect(document.Url);
    }
}
