using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Petitions;

/// <summary>The decider grants or refuses; a secretary may enter it in the leader's name and is shown as having done so.</summary>
public static class DecidePetition
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/tasks/petitions/{id:guid}/decision", Get).Needs(Right.DecideTasks);
        app.MapPost("/tasks/petitions/{id:guid}/decision", Post).Needs(Right.DecideTasks);
    }

    public static string Url(Guid petitionId) => $"/tasks/petitions/{petitionId}/decision";

    public sealed record Form
    {
        /// <summary>Either "grant" or "refuse".</summary>
        public string? Choice { get; init; }
        public string? NewDue { get; init; }
        public string? Document { get; init; }
        public string? Words { get; init; }
    }

    public sealed record Model(PetitionAtHand At, Form Form, FormErrors Errors);

    private static async Task<IResult> Get(Guid id, Desk desk, CancellationToken cancel) =>
        await desk.OpenPetition(id, cancel) is not { } at ? Act.Unknown
        : !at.Open.Decides(at.Part) ? Act.NotYours
        : Page(new(at, new() { NewDue = Dates.Show(at.Petition.NewDue) }, new()));

    private static async Task<IResult> Post(Guid id, [FromForm] Form form, Desk desk, CancellationToken cancel)
    {
        if (await desk.OpenPetition(id, cancel) is not { } at)
        {
            return Act.Unknown;
        }

        var (open, part, petition) = at;
        if (!open.Decides(part))
        {
            return Act.NotYours;
        }

        var (grants, extension) = (form.Choice == "grant", petition.Matter is Matter.Extension);
        var (document, words) = (Typed.Text(form.Document) ?? "", Typed.Text(form.Words) ?? "");
        var due = extension ? Typed.Date(form.NewDue) : null;
        var errors = new FormErrors()
            .Require(form.Choice is "grant" or "refuse", "", "Chọn một cách trả lời.")
            .Require(
                !grants || !extension || due is not null,
                nameof(Form.NewDue),
                "Nhập thời hạn mới theo dạng ngày/tháng/năm."
            )
            .Require(
                !grants || extension || document.Length > 0,
                nameof(Form.Document),
                "Nhập số văn bản quyết định tạm hoãn hoặc thôi theo dõi."
            )
            .Require(form.Choice != "refuse" || words.Length > 0, nameof(Form.Words), "Nhập lý do không đồng ý.")
            .AtMost(document, nameof(Form.Document), 200)
            .AtMost(words, nameof(Form.Words), Answer.LongestWords);
        if (errors.None)
        {
            errors.Against(grants ? petition.WhyNotGrant(part, due) : petition.WhyNotDecide());
        }

        if (errors.Any)
        {
            return Page(new(at, form, errors));
        }

        var decider = open.Decider(part)!.Value;
        if (grants)
        {
            petition.Grant(part, due, document, words, decider, open.Today);
            if (!part.Open)
            {
                open.CloseWaiting(part);
            }
        }
        else
        {
            petition.Refuse(document, words, decider, open.Today);
        }

        desk.Db.Notify(
            open.Book.FocalPoints(part.AgencyId).Concat(open.Book.Officer(open.Task)),
            open.Url,
            Told(petition.Matter, grants),
            open.Task.Action
        );
        await desk.Db.SaveAsync(
            Said(petition.Matter, grants),
            words.Length > 0 ? words : document,
            open.BehalfOf(decider),
            cancel
        );
        return Act.Done(open);
    }

    private static string Said(Matter matter, bool grants) =>
        (matter, grants) switch
        {
            (Matter.Extension, true) => "Đồng ý gia hạn",
            (Matter.Extension, false) => "Không đồng ý gia hạn",
            (Matter.Suspension, true) => "Đồng ý tạm hoãn",
            (Matter.Suspension, false) => "Không đồng ý tạm hoãn",
            (_, true) => "Đồng ý thôi theo dõi",
            (_, false) => "Không đồng ý thôi theo dõi",
        };

    // A whole sentence each: every reader is told in their own language.
    private static string Told(Matter matter, bool grants) =>
        (matter, grants) switch
        {
            (Matter.Extension, true) => "Đồng ý gia hạn: {0}",
            (Matter.Extension, false) => "Không đồng ý gia hạn: {0}",
            (Matter.Suspension, true) => "Đồng ý tạm hoãn: {0}",
            (Matter.Suspension, false) => "Không đồng ý tạm hoãn: {0}",
            (_, true) => "Đồng ý thôi theo dõi: {0}",
            (_, false) => "Không đồng ý thôi theo dõi: {0}",
        };

    private static RazorComponentResult<DecidePetitionPage> Page(Model model) =>
        new(new { Model = model }) { StatusCode = model.Errors.Status };
}
