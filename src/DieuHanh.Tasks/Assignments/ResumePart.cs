using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Assignments;

/// <summary>A suspended part goes on: the clock runs again and the deadline moves by the working days of the pause.</summary>
public static class ResumePart
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/tasks/assignments/{id:guid}/resumption", Get).Needs(Right.DecideTasks);
        app.MapPost("/tasks/assignments/{id:guid}/resumption", Post).Needs(Right.DecideTasks);
    }

    public static string Url(Guid assignmentId) => $"/tasks/assignments/{assignmentId}/resumption";

    public static bool InHands(OpenTask open, Assignment part) => open.HeadsUnit || open.Decides(part);

    private static Answer Ask(PartAtHand at, AnswerForm form) =>
        new(
            at.Open,
            at.Part,
            "Cho thực hiện tiếp",
            Url(at.Part.Id),
            "Lý do, văn bản làm căn cứ",
            [new("resume", "Cho thực hiện tiếp", at.Part.WhyNotResume(), NeedsWords: true)],
            form,
            new()
        )
        {
            Facts = [("Tạm hoãn từ ngày", Kernel.Words.Dates.Show(at.Part.StoppedOn))],
        };

    private static async Task<IResult> Get(Guid id, Desk desk, CancellationToken cancel) =>
        await desk.OpenPart(id, cancel) is not { } at ? Act.Unknown
        : !InHands(at.Open, at.Part) ? Act.NotYours
        : Ask(at, new()).Page();

    private static async Task<IResult> Post(Guid id, [FromForm] AnswerForm form, Desk desk, CancellationToken cancel)
    {
        if (await desk.OpenPart(id, cancel) is not { } at)
        {
            return Act.Unknown;
        }

        var (open, part) = at;
        if (!InHands(open, part))
        {
            return Act.NotYours;
        }

        var answer = Ask(at, form);
        if (answer.Chosen() is null)
        {
            return answer.Page();
        }

        part.Resume(open.Today, open.Calendar);
        desk.Db.Notify(
            open.Book.FocalPoints(part.AgencyId),
            open.Url,
            "Thực hiện tiếp nhiệm vụ: {0}",
            open.Task.Action
        );
        await desk.Db.SaveAsync(
            "Cho thực hiện tiếp",
            answer.Words,
            open.HeadsUnit ? null : open.BehalfOf(open.Decider(part)),
            cancel
        );
        return Act.Done(open);
    }
}
