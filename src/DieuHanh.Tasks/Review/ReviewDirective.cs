using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Review;

/// <summary>The page on which a directive is checked: its text beside the tasks proposed from it ("rà soát nhiệm vụ").</summary>
internal static class ReviewDirective
{
    public const string Edit = "edit";
    public const string Split = "split";
    public const string Add = "add";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/tasks/review/{id:guid}", Get).Needs(Right.GiveTasks);

    private static async Task<IResult> Get(
        Guid id,
        string? edit,
        string? split,
        string? add,
        ReviewDesk desk,
        IDocuments documents,
        CurrentActor current,
        CancellationToken cancel
    )
    {
        if (await desk.Open(id) is { } open)
        {
            var form = (Typed.Id(edit), Typed.Id(split)) switch
            {
                ({ } edited, _) => new CardForm(edited, Edit),
                (_, { } cut) => new CardForm(cut, Split),
                _ => add is null
                    ? CardForm.None
                    : new CardForm(null, Add, Added: new(null, null, null) { Paragraph = add }),
            };
            return await desk.Show(open, new(), form);
        }

        // Not read yet: whoever may read it all is asked; a secretary learns nothing of other leaders' documents.
        return
            current.Actor.IsIn(current.Actor.OfficeId, Role.Officer, Role.UnitHead, Role.OfficeLeader)
            && await documents.Find(id, cancel) is { } document
            ? new RazorComponentResult<UnreadPage>(new { Document = document })
            : TypedResults.NotFound();
    }
}
