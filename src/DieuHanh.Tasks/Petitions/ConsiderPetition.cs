using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Notes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.Petitions;

/// <summary>The office says what it thinks of a request before the decider decides.</summary>
public static class ConsiderPetition
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/tasks/petitions/{id:guid}/view", Get).Needs(Right.MonitorTasks);
        app.MapPost("/tasks/petitions/{id:guid}/view", Post).Needs(Right.MonitorTasks);
    }

    /// <summary>What the timeline calls it.</summary>
    internal const string Considers = "Cho ý kiến về đề nghị";

    public static string Url(Guid petitionId) => $"/tasks/petitions/{petitionId}/view";

    internal static IReadOnlyList<(string, string)> Facts(OpenTask open, Petition p) =>
        [
            ("Đề nghị", p.NewDue is { } due ? T["{0} đến {1}", TaskWords.Of(p.Matter), due] : TaskWords.Of(p.Matter)),
            ("Ngày đề nghị", p.AskedLate ? T["{0} (xin sau hạn)", p.AskedOn] : Kernel.Words.Dates.Show(p.AskedOn)),
            ("Công văn", p.Letter),
            ("Lý do", p.Why),
            (
                "Ý kiến Văn phòng",
                p.ViewFor is { } view ? $"{(view ? T["Đồng ý"] : T["Không đồng ý"])}. {p.ViewWords}" : ""
            ),
            ("Người quyết định", open.Book.NameOf(p.DeciderId)),
        ];

    private static async Task<Answer> Ask(PetitionAtHand at, AnswerForm form, TasksDb db, CancellationToken cancel) =>
        new(
            at.Open,
            at.Part,
            "Cho ý kiến về đề nghị",
            Url(at.Petition.Id),
            "Ý kiến",
            [
                new("for", "Đề nghị đồng ý", at.Petition.WhyNotConsider()),
                new("against", "Đề nghị không đồng ý", at.Petition.WhyNotConsider(), NeedsWords: true, Danger: true),
            ],
            form,
            new()
        )
        {
            Facts = Facts(at.Open, at.Petition),
            Files = await Attaching.Of(db, at.Petition.Id, cancel),
        };

    private static async Task<IResult> Get(Guid id, Desk desk, CancellationToken cancel) =>
        await desk.OpenPetition(id, cancel) is not { } at ? Act.Unknown
        : !at.Open.Monitors ? Act.NotYours
        : (await Ask(at, new(), desk.Db, cancel)).Page();

    private static async Task<IResult> Post(Guid id, [FromForm] AnswerForm form, Desk desk, CancellationToken cancel)
    {
        if (await desk.OpenPetition(id, cancel) is not { } at)
        {
            return Act.Unknown;
        }

        var (open, petition) = (at.Open, at.Petition);
        if (!open.Monitors)
        {
            return Act.NotYours;
        }

        var answer = await Ask(at, form, desk.Db, cancel);
        if (answer.Chosen() is not { } choice)
        {
            return answer.Page();
        }

        petition.Consider(choice.Value == "for", answer.Words, open.Actor.PersonId!.Value, open.Today);
        desk.Db.Notify(
            open.Book.WithSecretaries(open.Decider(at.Part) ?? petition.DeciderId),
            open.Url,
            "Chờ anh/chị quyết định: {0}",
            open.Task.Action
        );
        await desk.Db.SaveAsync(Considers, answer.Words, cancel: cancel);
        return Act.Done(open);
    }
}
