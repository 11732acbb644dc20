using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Given;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Transfers;

/// <summary>The agency says that the task belongs to another; until the office answers, it still owes it.</summary>
public static class RequestTransfer
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/tasks/assignments/{id:guid}/transfer-request", Get).Needs(Right.DoTasks);
        app.MapPost("/tasks/assignments/{id:guid}/transfer-request", Post).Needs(Right.DoTasks);
    }

    public static string Url(Guid assignmentId) => $"/tasks/assignments/{assignmentId}/transfer-request";

    public sealed record Form
    {
        public string? Why { get; init; }
        public string? To { get; init; }
    }

    public sealed record Model(PartAtHand At, Form Form, FormErrors Errors);

    private static async Task<IResult> Get(Guid id, Desk desk, CancellationToken cancel) =>
        await desk.OpenPart(id, cancel) is not { } at ? Act.Unknown
        : !at.Open.Owes(at.Part) ? Act.NotYours
        : Page(new(at, new(), new()));

    private static async Task<IResult> Post(Guid id, [FromForm] Form form, Desk desk, CancellationToken cancel)
    {
        if (await desk.OpenPart(id, cancel) is not { } at)
        {
            return Act.Unknown;
        }

        var (open, part) = (at.Open, at.Part);
        if (!open.Owes(part))
        {
            return Act.NotYours;
        }

        var (why, to) = (Typed.Text(form.Why), open.Book.Agency(Typed.Id(form.To)));
        var errors = new FormErrors()
            .RequireText(why, nameof(Form.Why), "Nhập lý do đề nghị chuyển.", Answer.LongestWords)
            .Require(to is not null, nameof(Form.To), "Chọn cơ quan đề nghị chuyển đến.");
        if (errors.None)
        {
            errors
                .Against(part.WhyNotRequestTransfer())
                .Against(SteeringTask.WhyNotTransfer(part, to, open.Book, open.Today));
        }

        if (errors.Any)
        {
            return Page(new(at, form, errors));
        }

        part.RequestTransfer(why!, to!.Id);
        desk.Db.Notify(
            open.Book.Officer(open.Task).Concat(open.Book.UnitHeads(open.Task)),
            open.Url,
            "{0} đề nghị chuyển nhiệm vụ: {1}",
            open.Book.NameOf(part.AgencyId),
            open.Task.Action
        );
        await desk.Db.SaveAsync("Đề nghị chuyển cơ quan khác", why, cancel: cancel);
        return Act.Done(open);
    }

    private static RazorComponentResult<RequestTransferPage> Page(Model model) =>
        new(new { Model = model }) { StatusCode = model.Errors.Status };
}
