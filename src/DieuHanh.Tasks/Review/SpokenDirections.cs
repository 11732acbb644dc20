using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Review;

/// <summary>
/// A leader directed something without a document: who, when, by which way, who wrote it down, in which words. It is read and reviewed
/// like a document and waits for one ("chờ văn bản hóa"). A secretary enters only for the leader served.
/// </summary>
public static class SpokenDirections
{
    private const int Longest = 20_000;

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/tasks/spoken", Get).Needs(Right.GiveTasks);
        app.MapPost("/tasks/spoken", Post).Needs(Right.GiveTasks);
    }

    public sealed record Form(
        string? Leader,
        string? On,
        string? At,
        string? Channel,
        string? RecordedBy,
        string? Words
    )
    {
        internal FormErrors Read(Model model, DateTime now, out Typing typing)
        {
            var leader = model.Leaders.FirstOrDefault(l => l.Id == Typed.Id(Leader));
            var recorder = model.Recorders.FirstOrDefault(r => r.Id == Typed.Id(RecordedBy));
            var (on, at, channel) = (Typed.Date(On), Typed.Time(At), Typed.Choice<SpokenChannel>(Channel));
            var said = on is { } day ? Dates.StartOf(day) + (at ?? TimeOnly.MinValue).ToTimeSpan() : (DateTime?)null;
            var words = Typed.Text(Words);
            typing = new(
                leader!,
                said ?? default,
                on ?? default,
                channel ?? default,
                recorder?.Id ?? default,
                words ?? ""
            );
            return new FormErrors()
                .Require(leader is not null, nameof(Leader), "Chọn lãnh đạo đã chỉ đạo.")
                .Require(
                    on is not null,
                    nameof(On),
                    Typed.Text(On) is null
                        ? "Nhập ngày chỉ đạo, ví dụ 23/11/2026."
                        : "Ngày chỉ đạo không đọc được. Nhập ngày/tháng/năm, ví dụ 23/11/2026."
                )
                .Require(said is null || said <= now, nameof(On), "Ngày, giờ chỉ đạo không được sau bây giờ.")
                .Require(at is not null || Typed.Text(At) is null, nameof(At), "Giờ không đọc được. Nhập như 17:00.")
                .Require(channel is not null, nameof(Channel), "Chọn hình thức chỉ đạo.")
                .Require(recorder is not null, nameof(RecordedBy), "Chọn người ghi lại.")
                .RequireText(words, nameof(Words), "Nhập nội dung chỉ đạo.", Longest);
        }
    }

    /// <summary>What was typed, once nothing is wrong with it.</summary>
    internal sealed record Typing(
        PersonEntry Leader,
        DateTime SaidAt,
        DateOnly On,
        SpokenChannel Channel,
        Guid RecordedById,
        string Words
    );

    public sealed record Model(
        Form Form,
        FormErrors Errors,
        IReadOnlyList<PersonEntry> Leaders,
        IReadOnlyList<PersonEntry> Recorders,
        bool ForLeader
    );

    private static async Task<Results<RazorComponentResult<SpokenPage>, NotFound>> Get(
        IDirectory directory,
        CurrentActor current,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var model = Ask(await directory.Book(cancel), current.Actor);
        if (!current.Actor.InOffice)
        {
            return TypedResults.NotFound();
        }

        var leader = model.Leaders.Count == 1 ? model.Leaders[0].Id.ToString() : null;
        var form = model.Form with
        {
            Leader = leader,
            On = Dates.Show(clock.Today()),
            RecordedBy = current.Actor.PersonId?.ToString(),
        };
        return Page(model with { Form = form });
    }

    private static async Task<Results<RazorComponentResult<SpokenPage>, RedirectHttpResult, NotFound>> Post(
        [FromForm] Form form,
        IDirectory directory,
        CurrentActor current,
        DirectiveIntake intake,
        TasksDb db,
        CancellationToken cancel
    )
    {
        var actor = current.Actor;
        var book = await directory.Book(cancel);
        if (!actor.InOffice)
        {
            return TypedResults.NotFound();
        }

        var model = Ask(book, actor) with { Form = form };
        var errors = form.Read(model, db.Scope.Now, out var typed);
        if (errors.Any)
        {
            return Page(model with { Errors = errors });
        }

        var review = DirectiveReview.OfSpoken(
            typed.Leader,
            typed.SaidAt,
            typed.On,
            typed.Channel,
            typed.RecordedById,
            book.NameOf(book.OfficeId),
            typed.Words,
            actor.PersonId,
            db.Scope.Now
        );
        await intake.Read(review, cancel);
        await db.SaveAsync("Ghi lời chỉ đạo trực tiếp để rà soát", behalfOf: actor.BehalfIn(review), cancel: cancel);
        return TypedResults.LocalRedirect(review.Url);
    }

    private static Model Ask(DirectoryBook book, Actor actor)
    {
        var leaders = book.Holders(book.OfficeId, null, Role.GovernmentLeader, Role.OfficeLeader);
        var secretaryOnly = !actor.IsIn(actor.OfficeId, Role.Officer, Role.UnitHead, Role.OfficeLeader);
        return new(
            new(null, null, null, null, null, null),
            new(),
            [.. leaders.Where(l => !secretaryOnly || actor.MayEnterFor(l.Id)).OrderBy(l => l.SortKey)],
            [
                .. book.Holders(book.OfficeId, null, Role.Officer, Role.UnitHead, Role.OfficeLeader, Role.Secretary)
                    .OrderBy(p => p.SortKey),
            ],
            secretaryOnly
        );
    }

    private static RazorComponentResult<SpokenPage> Page(Model model) =>
        new RazorComponentResult<SpokenPage>(new { Model = model }) { StatusCode = model.Errors.Status };
}
