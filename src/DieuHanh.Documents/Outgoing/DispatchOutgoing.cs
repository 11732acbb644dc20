using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Documents.Outgoing;

/// <summary>Writes down the day on which an issued document went out ("ghi ngày chuyển"): once, later only by a correction with its reason.</summary>
public static class DispatchOutgoing
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(ShowOutgoing.Url + "/dispatch", Post).Needs(Right.KeepRegisters);

    public sealed record Form
    {
        public string? SentOn { get; init; }

        internal FormErrors Read(OutgoingDocument document, DateOnly today, out DateOnly on)
        {
            var typed = Typed.Date(SentOn);
            on = typed ?? default;
            return new FormErrors()
                .Require(
                    typed is not null,
                    nameof(SentOn),
                    Typed.Text(SentOn) is null
                        ? "Nhập ngày chuyển, ví dụ 23/11/2026."
                        : "Ngày chuyển không đọc được. Nhập ngày/tháng/năm, ví dụ 23/11/2026."
                )
                .Require(
                    typed is null || typed >= document.IssuedOn,
                    nameof(SentOn),
                    "Ngày chuyển không được trước ngày ban hành."
                )
                .Require(typed is null || typed <= today, nameof(SentOn), "Ngày chuyển không được sau hôm nay.")
                .Against(document.WhyNotDispatch());
        }
    }

    private static async Task<IResult> Post(Guid id, [FromForm] Form form, OutgoingDesk desk, CancellationToken cancel)
    {
        if (await desk.Open(id, cancel) is not { } document)
        {
            return TypedResults.NotFound();
        }

        var errors = form.Read(document, desk.Db.Scope.Today, out var on);
        if (errors.Any)
        {
            return await desk.Page(id, errors: errors, sentOn: form.SentOn ?? "", cancel: cancel);
        }

        document.Dispatch(on);
        await desk.Db.SaveAsync("Ghi ngày chuyển", cancel: cancel);
        return TypedResults.LocalRedirect(document.Url);
    }
}
