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

/// <summary>A leader, or the conclusion of an inspection, opens a confirmed part again; figures already published are restated.</summary>
public static class ReopenPart
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/tasks/assignments/{id:guid}/reopening", Get).Needs(Right.DecideTasks);
        app.MapPost("/tasks/assignments/{id:guid}/reopening", Post).Needs(Right.DecideTasks);
    }

    public static string Url(Guid assignmentId) => $"/tasks/assignments/{assignmentId}/reopening";

    public static bool InHands(OpenTask open, Assignment part) =>
        open.Actor.IsIn(open.Book.OfficeId, Role.OfficeLeader) || open.Decides(part);

    private static Answer Ask(PartAtHand at, AnswerForm form) =>
        new(
            at.Open,
            at.Part,
            "Mở lại nhiệm vụ",
            Url(at.Part.Id),
            "Lý do, kết luận làm căn cứ",
            [new("reopen", "Mở lại nhiệm vụ", at.Open.Task.WhyNotReopen(at.Part), NeedsWords: true)],
            form,
            new()
        )
        {
            Facts = [("Hoàn thành tính từ ngày", Kernel.Words.Dates.Show(at.Part.StoppedOn))],
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

        open.Task.Reopen(part);
        desk.Db.Notify(open.Book.FocalPoints(part.AgencyId), open.Url, "Nhiệm vụ được mở lại: {0}", open.Task.Action);
        await desk.Db.SaveAsync(
            "Mở lại nhiệm vụ",
            answer.Words,
            open.Actor.IsIn(open.Book.OfficeId, Role.OfficeLeader) ? null : open.BehalfOf(open.Decider(part)),
            cancel
        );
        return Act.Done(open);
    }
}
