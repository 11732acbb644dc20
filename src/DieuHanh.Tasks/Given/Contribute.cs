using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Http;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Notes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Given;

/// <summary>A coordinating agency gives what it was asked for.</summary>
public static class Contribute
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/tasks/{id:guid}/contribution", Get).Needs(Right.DoTasks);
        app.MapPost("/tasks/{id:guid}/contribution", Post).Needs(Right.DoTasks).TakesLargeFiles();
    }

    public static string Url(Guid taskId) => $"/tasks/{taskId}/contribution";

    public sealed record Form
    {
        public string? Words { get; init; }
    }

    public sealed record Model(OpenTask Open, Contribution Contribution, Form Form, FormErrors Errors);

    /// <summary>The contribution asked of this person's agency, of several the one still to be given; null where none was.</summary>
    public static Contribution? Mine(OpenTask open) =>
        open
            .Task.Contributions.Where(c =>
                c is { Wanted: true, EndedOn: null }
                && open.Actor.IsIn(c.AgencyId, Role.FocalPoint, Role.AgencyHead, Role.AgencyStaff)
            )
            .OrderByDescending(c => c.Missing)
            .FirstOrDefault();

    private static async Task<IResult> Get(Guid id, Desk desk, CancellationToken cancel) =>
        await desk.Open(id, cancel: cancel) is not { } open ? Act.Unknown
        : Mine(open) is not { } mine ? Act.NotYours
        : Page(new(open, mine, new(), new()));

    private static async Task<IResult> Post(
        Guid id,
        [FromForm] Form form,
        HttpRequest request,
        Desk desk,
        Attaching attaching,
        CancellationToken cancel
    )
    {
        if (await desk.Open(id, cancel: cancel) is not { } open)
        {
            return Act.Unknown;
        }

        if (Mine(open) is not { } mine)
        {
            return Act.NotYours;
        }

        var words = Typed.Text(form.Words);
        var errors = new FormErrors().RequireText(
            words,
            nameof(Form.Words),
            "Nhập ý kiến phối hợp.",
            Answer.LongestWords
        );
        if (errors.None)
        {
            errors.Against(mine.WhyNotGive());
        }

        var taken = errors.None ? await attaching.Take(request, errors, cancel) : [];
        if (errors.Any)
        {
            return Page(new(open, mine, form, errors));
        }

        mine.Give(words!, open.Today);
        attaching.Attach(taken, id, mine.Id, mine.AgencyId);
        desk.Db.Notify(
            open.Task.Assignments.Where(p => p.Open)
                .SelectMany(p => open.Book.FocalPoints(p.AgencyId))
                .Concat(open.Book.Officer(open.Task)),
            open.Url,
            "{0} đã có ý kiến phối hợp: {1}",
            open.Book.NameOf(mine.AgencyId),
            open.Task.Action
        );
        await desk.Db.SaveAsync("Gửi ý kiến phối hợp", words, cancel: cancel);
        return Act.Done(open);
    }

    private static RazorComponentResult<ContributePage> Page(Model model) =>
        new(new { Model = model }) { StatusCode = model.Errors.Status };
}
