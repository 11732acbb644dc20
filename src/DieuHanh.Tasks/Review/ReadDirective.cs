using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Review;

/// <summary>Reading a document for its tasks: by itself when a directive is registered, or because a person asks for it.</summary>
internal static class ReadDirective
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/tasks/review/{id:guid}/read", Post).Needs(Right.GiveTasks);

    private static async Task<Results<RedirectHttpResult, NotFound>> Post(
        Guid id,
        IDocuments documents,
        DirectiveIntake intake,
        TasksDb db,
        CurrentActor current,
        CancellationToken cancel
    )
    {
        if (!current.Actor.InOffice || await documents.Find(id, cancel) is not { } document)
        {
            return TypedResults.NotFound();
        }

        var unit = current.Actor.Units.Count > 0 ? current.Actor.Units[0] : (Guid?)null;
        if (await intake.Read(document, unit, current.Actor.PersonId, cancel) is not null)
        {
            await Save(db, cancel);
        }

        return TypedResults.LocalRedirect($"/tasks/review/{id}");
    }

    // Two readings at once: the unique document lets one through, and its review is as good as ours.
    internal static async Task Save(TasksDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveAsync("Đọc nhiệm vụ trong văn bản", cancel: cancel);
        }
        catch (DbUpdateException failed) when (failed.Entries.Any(e => e.Entity is DirectiveReview))
        {
            db.ChangeTracker.Clear();
        }
    }
}

/// <summary>A directive was registered: its tasks are proposed, waiting for a person.</summary>
internal sealed class DirectiveRegistered(IDocuments documents, DirectiveIntake intake, TasksDb db)
    : IHandle<DocumentRegistered>
{
    public async Task Handle(DocumentRegistered fact, CancellationToken cancel)
    {
        if (
            fact.Directive
            && await documents.Find(fact.DocumentId, cancel) is { } document
            && await intake.Read(document, fact.UnitId, fact.OfficerId, cancel) is not null
        )
        {
            await ReadDirective.Save(db, cancel);
        }
    }
}
