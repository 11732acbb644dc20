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

/// <summary>The agency takes its request back before it is decided.</summary>
public static class WithdrawPetition
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/tasks/petitions/{id:guid}/withdraw", Get).Needs(Right.DoTasks);
        app.MapPost("/tasks/petitions/{id:guid}/withdraw", Post).Needs(Right.DoTasks);
    }

    public static string Url(Guid petitionId) => $"/tasks/petitions/{petitionId}/withdraw";

    // What the office proposed itself is not the agency's to take back.
    private static bool InHands(PetitionAtHand at) => at.Petition.Matter is Matter.Extension && at.Open.Owes(at.Part);

    private static Answer Ask(PetitionAtHand at, AnswerForm form) =>
        new(
            at.Open,
            at.Part,
            "Rút đề nghị gia hạn",
            Url(at.Petition.Id),
            "Lý do (nếu có)",
            [new("withdraw", "Rút đề nghị", at.Petition.WhyNotWithdraw())],
            form,
            new()
        )
        {
            Facts = ConsiderPetition.Facts(at.Open, at.Petition),
        };

    private static async Task<IResult> Get(Guid id, Desk desk, CancellationToken cancel) =>
        await desk.OpenPetition(id, cancel) is not { } at ? Act.Unknown
        : !InHands(at) ? Act.NotYours
        : Ask(at, new()).Page();

    private static async Task<IResult> Post(Guid id, [FromForm] AnswerForm form, Desk desk, CancellationToken cancel)
    {
        if (await desk.OpenPetition(id, cancel) is not { } at)
        {
            return Act.Unknown;
        }

        if (!InHands(at))
        {
            return Act.NotYours;
        }

        var answer = Ask(at, form);
        if (answer.Chosen() is null)
        {
            return answer.Page();
        }

        at.Petition.Withdraw();
        desk.Db.Notify(
            at.Open.Book.Officer(at.Open.Task),
            at.Open.Url,
            "{0} rút đề nghị gia hạn: {1}",
            at.Open.Book.NameOf(at.Part.AgencyId),
            at.Open.Task.Action
        );
        await desk.Db.SaveAsync("Rút đề nghị gia hạn", answer.Words, cancel: cancel);
        return Act.Done(at.Open);
    }
}
