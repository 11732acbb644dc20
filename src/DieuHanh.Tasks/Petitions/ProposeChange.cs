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

namespace DieuHanh.Tasks.Petitions;

/// <summary>The office proposes to the decider that a part be suspended or no longer followed; it decides neither itself.</summary>
public static class ProposeChange
{
    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var matter in new[] { Matter.Suspension, Matter.Discontinuation })
        {
            var url = $"/tasks/assignments/{{id:guid}}/{Word(matter)}";
            app.MapGet(url, (Guid id, Desk desk, CancellationToken cancel) => Get(id, matter, desk, cancel))
                .Needs(Right.MonitorTasks);
            app.MapPost(
                    url,
                    (Guid id, [FromForm] AnswerForm form, Desk desk, CancellationToken cancel) =>
                        Post(id, matter, form, desk, cancel)
                )
                .Needs(Right.MonitorTasks);
        }
    }

    public static string Url(Guid assignmentId, Matter matter) => $"/tasks/assignments/{assignmentId}/{Word(matter)}";

    public static Reasons WhyNot(OpenTask open, Assignment part, Matter matter) =>
        Petition.WhyNotPropose(matter, part, open.Waiting(part) is not null).And(Deciders.WhyNone(open.Decider(part)));

    private static string Word(Matter matter) => matter is Matter.Suspension ? "suspension" : "discontinuation";

    private static Answer Ask(PartAtHand at, Matter matter, AnswerForm form) =>
        new(
            at.Open,
            at.Part,
            matter is Matter.Suspension ? "Đề nghị tạm hoãn" : "Đề nghị thôi theo dõi",
            Url(at.Part.Id, matter),
            "Lý do, văn bản làm căn cứ",
            [new("propose", "Trình người quyết định", WhyNot(at.Open, at.Part, matter), NeedsWords: true)],
            form,
            new()
        )
        {
            Facts = [("Người quyết định", at.Open.Book.NameOf(at.Open.Decider(at.Part)))],
        };

    private static async Task<IResult> Get(Guid id, Matter matter, Desk desk, CancellationToken cancel) =>
        await desk.OpenPart(id, cancel) is not { } at ? Act.Unknown
        : !at.Open.Monitors ? Act.NotYours
        : Ask(at, matter, new()).Page();

    private static async Task<IResult> Post(
        Guid id,
        Matter matter,
        AnswerForm form,
        Desk desk,
        CancellationToken cancel
    )
    {
        if (await desk.OpenPart(id, cancel) is not { } at)
        {
            return Act.Unknown;
        }

        var (open, part, db) = (at.Open, at.Part, desk.Db);
        if (!open.Monitors)
        {
            return Act.NotYours;
        }

        var answer = Ask(at, matter, form);
        if (answer.Chosen() is null)
        {
            return answer.Page();
        }

        var decider = open.Decider(part)!.Value;
        db.Petitions.Add(Petition.Propose(matter, part, answer.Words, decider, open.Actor.PersonId!.Value, open.Today));
        db.Notify(open.Book.WithSecretaries(decider), open.Url, "Chờ anh/chị quyết định: {0}", open.Task.Action);
        await db.SaveAsync(answer.Title, answer.Words, cancel: cancel);
        return Act.Done(open);
    }
}
