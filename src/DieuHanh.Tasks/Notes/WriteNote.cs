using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Http;
using DieuHanh.Tasks.Desks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Notes;

/// <summary>A word on the progress, with files: of the agency about its part, or of the office about the task.</summary>
public static class WriteNote
{
    public const int Longest = 4000;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/tasks/{id:guid}/notes", Post).Needs(Right.SignedIn).TakesLargeFiles();

    public sealed record Form
    {
        /// <summary>The assignment it is about; empty for the whole task.</summary>
        public string? Part { get; init; }
        public string? Words { get; init; }
    }

    /// <summary>Those who owe it, those who coordinate, those who follow it.</summary>
    public static bool InHands(OpenTask open) =>
        open.Monitors || open.Parts.Any(p => p.Open && open.Owes(p)) || Given.Contribute.Mine(open) is not null;

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

        var own = open.Parts.Where(p => p.Open && open.Owes(p)).ToList();
        var part = open.Parts.FirstOrDefault(p => p.Id == Typed.Id(form.Part)) ?? own.FirstOrDefault();
        if (!InHands(open) || (part is not null && !open.Owes(part) && !open.Monitors))
        {
            return Act.NotYours;
        }

        var words = Typed.Text(form.Words);
        var errors = new FormErrors().RequireText(
            words,
            nameof(Form.Words),
            "Nhập nội dung tiến độ hoặc trao đổi.",
            Longest
        );
        var taken = errors.None ? await attaching.Take(request, errors, cancel) : [];
        if (errors.Any)
        {
            return await ShowTask.Page(id, desk, form, errors, cancel);
        }

        var agency = part?.AgencyId ?? Given.Contribute.Mine(open)?.AgencyId ?? open.Book.OfficeId;
        var note = ProgressNote.Write(id, part?.Id, agency, open.Actor.PersonId!.Value, words!, desk.Db.Scope.Now);
        desk.Db.Notes.Add(note);
        attaching.Attach(taken, id, note.Id, agency);
        desk.Db.Notify(
            agency == open.Book.OfficeId
                ? open
                    .Parts.Where(p => p.Open && (part is null || p == part))
                    .SelectMany(p => open.Book.FocalPoints(p.AgencyId))
                : open.Book.Officer(open.Task),
            open.Url,
            "{0} cập nhật nhiệm vụ: {1}",
            open.Book.NameOf(agency),
            open.Task.Action
        );
        await desk.Db.SaveAsync("Cập nhật tiến độ", words, cancel: cancel);
        return Act.Done(open);
    }
}
