using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Http;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Notes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Petitions;

/// <summary>An agency asks for more time. After the due date it may still ask; it is then marked so.</summary>
public static class AskExtension
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/tasks/assignments/{id:guid}/extension", Get).Needs(Right.DoTasks);
        app.MapPost("/tasks/assignments/{id:guid}/extension", Post).Needs(Right.DoTasks).TakesLargeFiles();
    }

    public static string Url(Guid assignmentId) => $"/tasks/assignments/{assignmentId}/extension";

    public sealed record Form
    {
        public string? NewDue { get; init; }
        public string? NewHour { get; init; }
        public string? Why { get; init; }
        public string? Letter { get; init; }
    }

    public sealed record Model(PartAtHand At, Form Form, FormErrors Errors);

    public static Reasons WhyNot(OpenTask open, Assignment part, DateOnly? newDue = null) =>
        Petition
            .WhyNotAskExtension(part, open.Waiting(part) is not null, newDue)
            .And(Deciders.WhyNone(open.Decider(part)));

    private static async Task<IResult> Get(Guid id, Desk desk, CancellationToken cancel) =>
        await desk.OpenPart(id, cancel) is not { } at ? Act.Unknown
        : !at.Open.Owes(at.Part) ? Act.NotYours
        : Page(new(at, new(), new()));

    private static async Task<IResult> Post(
        Guid id,
        [FromForm] Form form,
        HttpRequest request,
        Desk desk,
        Attaching attaching,
        CancellationToken cancel
    )
    {
        if (await desk.OpenPart(id, cancel) is not { } at)
        {
            return Act.Unknown;
        }

        var (open, part, db) = (at.Open, at.Part, desk.Db);
        if (!open.Owes(part))
        {
            return Act.NotYours;
        }

        var (due, hour) = (Typed.Date(form.NewDue), Typed.Time(form.NewHour));
        var (why, letter) = (Typed.Text(form.Why), Typed.Text(form.Letter) ?? "");
        var errors = new FormErrors()
            .Require(due is not null, nameof(Form.NewDue), "Nhập thời hạn đề nghị theo dạng ngày/tháng/năm.")
            .Require(due is null || due >= open.Today, nameof(Form.NewDue), "Thời hạn đề nghị phải từ hôm nay trở đi.")
            .Require(
                Typed.Text(form.NewHour) is null || hour is not null,
                nameof(Form.NewHour),
                "Nhập giờ theo dạng 16:30."
            )
            .RequireText(why, nameof(Form.Why), "Nhập lý do đề nghị gia hạn.", Answer.LongestWords)
            .AtMost(letter, nameof(Form.Letter), 100);
        if (errors.None)
        {
            errors.Against(WhyNot(open, part, due));
        }

        var taken = errors.None ? await attaching.Take(request, errors, cancel) : [];
        if (errors.Any)
        {
            return Page(new(at, form, errors));
        }

        var decider = open.Decider(part)!.Value;
        var petition = Petition.AskExtension(part, due!.Value, hour, why!, letter, decider, open.Today);
        db.Petitions.Add(petition);
        attaching.Attach(taken, open.Task.Id, petition.Id, part.AgencyId);
        db.Notify(
            open.Book.Officer(open.Task).Concat(open.Book.UnitHeads(open.Task)),
            open.Url,
            "{0} đề nghị gia hạn: {1}",
            open.Book.NameOf(part.AgencyId),
            open.Task.Action
        );
        await db.SaveAsync(
            petition.AskedLate ? "Đề nghị gia hạn (xin sau hạn)" : "Đề nghị gia hạn",
            why,
            cancel: cancel
        );
        return Act.Done(open);
    }

    private static RazorComponentResult<AskExtensionPage> Page(Model model) =>
        new(new { Model = model }) { StatusCode = model.Errors.Status };
}
