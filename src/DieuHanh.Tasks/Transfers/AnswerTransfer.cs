using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Given;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Transfers;

/// <summary>The giver passes an agency's part to another, or insists that it stays. Also how an heir is chosen after a merger.</summary>
public static class AnswerTransfer
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/tasks/assignments/{id:guid}/transfer", Get).Needs(Right.DecideTasks);
        app.MapPost("/tasks/assignments/{id:guid}/transfer", Post).Needs(Right.DecideTasks);
    }

    public static string Url(Guid assignmentId) => $"/tasks/assignments/{assignmentId}/transfer";

    public sealed record Form
    {
        /// <summary>Either "transfer" or "insist".</summary>
        public string? Choice { get; init; }
        public string? To { get; init; }
        public string? Why { get; init; }
    }

    public sealed record Model(PartAtHand At, Form Form, FormErrors Errors);

    private static async Task<IResult> Get(Guid id, Desk desk, CancellationToken cancel) =>
        await desk.OpenPart(id, cancel) is not { } at ? Act.Unknown
        : !at.Open.Gives ? Act.NotYours
        : Page(new(at, new() { To = at.Part.TransferTo?.ToString() }, new()));

    private static async Task<IResult> Post(Guid id, [FromForm] Form form, Desk desk, CancellationToken cancel)
    {
        if (await desk.OpenPart(id, cancel) is not { } at)
        {
            return Act.Unknown;
        }

        var (open, part, db) = (at.Open, at.Part, desk.Db);
        if (!open.Gives)
        {
            return Act.NotYours;
        }

        var (why, to, passes) = (Typed.Text(form.Why), open.Book.Agency(Typed.Id(form.To)), form.Choice == "transfer");
        var errors = new FormErrors()
            .Require(form.Choice is "transfer" or "insist", "", "Chọn một cách trả lời.")
            .RequireText(why, nameof(Form.Why), "Nhập lý do.", Answer.LongestWords)
            .Require(!passes || to is not null, nameof(Form.To), "Chọn cơ quan nhận nhiệm vụ.");
        if (errors.None)
        {
            errors.Against(passes ? SteeringTask.WhyNotTransfer(part, to, open.Book, open.Today) : part.WhyNotInsist());
        }

        if (errors.Any)
        {
            return Page(new(at, form, errors));
        }

        if (passes)
        {
            open.CloseWaiting(part);
            open.Task.Transfer(part, to!, open.Book, open.Today);
            db.IndexAnew(open.Task, open.Book);
            db.Notify(open.Book.FocalPoints(to!.Id), open.Url, "Nhiệm vụ mới: {0}", open.Task.Action);
            db.Notify(open.Book.FocalPoints(part.AgencyId), open.Url, "Đã chuyển cơ quan khác: {0}", open.Task.Action);
            await db.SaveAsync("Chuyển cơ quan thực hiện", why, BehalfOf(open), cancel);
        }
        else
        {
            part.Insist(db.Scope.Now);
            db.Notify(
                open.Book.FocalPoints(part.AgencyId),
                open.Url,
                "Giữ nguyên cơ quan thực hiện: {0}",
                open.Task.Action
            );
            await db.SaveAsync("Giữ nguyên cơ quan thực hiện", why, BehalfOf(open), cancel);
        }

        return Act.Done(open);
    }

    /// <summary>A secretary acts in the leader's name, the head of the unit in their own.</summary>
    private static Guid? BehalfOf(OpenTask open) => open.HeadsUnit ? null : open.BehalfOf(open.Task.DirectedById);

    private static RazorComponentResult<AnswerTransferPage> Page(Model model) =>
        new(new { Model = model }) { StatusCode = model.Errors.Status };
}
