using DieuHanh.Kernel.Access;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Petitions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Desks;

/// <summary>A task as JSON: what its page says, in the words of the glossary.</summary>
public static class TaskJson
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/tasks/{id:guid}", Get).Needs(Right.SignedIn).WithTags("Nhiệm vụ");

    public sealed record Part(
        Guid Id,
        Guid AgencyId,
        string Agency,
        string State,
        string Status,
        DateOnly GivenOn,
        DateOnly? FirstDue,
        DateOnly? Due,
        TimeOnly? DueHour,
        DateOnly? CompletedOn,
        int Extensions,
        bool AskedLate,
        Guid? PreviousId,
        Guid? NextId
    );

    public sealed record Asked(
        Guid AssignmentId,
        string Matter,
        string State,
        DateOnly AskedOn,
        DateOnly? NewDue,
        DateOnly? GrantedDue
    );

    /// <param name="DocumentUrl">The page of the directive at the words it was read from; null for those who may not read it.</param>
    public sealed record Whole(
        Guid Id,
        int Version,
        string Action,
        string Kind,
        string Document,
        DateOnly? DocumentDate,
        string? DocumentUrl,
        string DirectedBy,
        string Signer,
        string Issuer,
        string MonitoringUnit,
        string Field,
        bool KeyTask,
        string Openness,
        string Quote,
        IReadOnlyList<Part> Assignments,
        IReadOnlyList<string> Coordinating,
        IReadOnlyList<Asked> Petitions
    );

    private static async Task<Results<Ok<Whole>, NotFound>> Get(Guid id, Desk desk, CancellationToken cancel)
    {
        if (await desk.Open(id, cancel: cancel) is not { } open)
        {
            return TypedResults.NotFound();
        }

        var (task, book) = (open.Task, open.Book);
        return TypedResults.Ok(
            new Whole(
                task.Id,
                task.Version,
                task.Action,
                task.Kind.ToString(),
                task.DocumentCode,
                task.DocumentDate,
                await desk.Directive(task, cancel),
                task.DirectedBy,
                task.Signer,
                task.Issuer,
                book.NameOf(task.MonitoringUnitId),
                task.Field,
                task.KeyTask,
                task.Openness.ToString(),
                task.Quote,
                [.. open.Parts.Select(p => Of(p, open))],
                [
                    .. task
                        .Contributions.Where(c => c is { Wanted: true, EndedOn: null })
                        .Select(c => book.NameOf(c.AgencyId)),
                ],
                [.. open.Petitions.Where(p => TaskAccess.Sees(open.Actor, task, p.AgencyId)).Select(Of)]
            )
        );
    }

    private static Part Of(Assignment p, OpenTask open) =>
        new(
            p.Id,
            p.AgencyId,
            open.Book.NameOf(p.AgencyId),
            p.State.ToString(),
            p.StatusOn(open.Today).ToString(),
            p.GivenOn,
            p.FirstDue,
            p.Due,
            p.DueHour,
            p.CompletedOn,
            p.Extensions,
            p.AskedLate,
            p.PreviousId,
            p.NextId
        );

    private static Asked Of(Petition p) =>
        new(p.AssignmentId, p.Matter.ToString(), p.State.ToString(), p.AskedOn, p.NewDue, p.GrantedDue);
}
