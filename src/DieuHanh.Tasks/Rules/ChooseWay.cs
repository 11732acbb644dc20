using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Rules;

/// <summary>The head of a connected agency says how it works: whether every completion report goes through them first.</summary>
public static class ChooseWay
{
    public const string Address = "/tasks/ways";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Get).Needs(Right.DoTasks);
        app.MapPost(Address, Post).Needs(Right.DoTasks);
    }

    public sealed record Form
    {
        public string? Agency { get; init; }

        /// <summary>An unticked box sends nothing.</summary>
        public string? HeadApproves { get; init; }
    }

    /// <summary>One agency this person works for, how it works, and why they may not change it.</summary>
    public sealed record Line(Guid AgencyId, string Name, bool HeadApproves, Reasons Why);

    public sealed record Model(IReadOnlyList<Line> Lines, FormErrors Errors);

    public static Reasons WhyNot(Actor actor, Guid agencyId) =>
        new Reasons().When(
            !actor.IsIn(agencyId, Role.AgencyHead),
            "Chỉ thủ trưởng cơ quan thay đổi được cách làm này."
        );

    private static async Task<IResult> Get(
        TasksDb db,
        RuleBook rules,
        IDirectory directory,
        CurrentActor current,
        CancellationToken cancel
    ) => await Page(rules, directory, current.Actor, new(), cancel);

    private static async Task<IResult> Post(
        [FromForm] Form form,
        TasksDb db,
        RuleBook rules,
        IDirectory directory,
        CurrentActor current,
        CancellationToken cancel
    )
    {
        var actor = current.Actor;
        if (Typed.Id(form.Agency) is not { } agency || !actor.Agencies.Contains(agency))
        {
            return TypedResults.NotFound();
        }

        var errors = new FormErrors().Against(WhyNot(actor, agency));
        if (errors.Any)
        {
            return await Page(rules, directory, actor, errors, cancel);
        }

        var (way, approves) = (
            await db.AgencyWays.FirstOrDefaultAsync(w => w.AgencyId == agency, cancel),
            Typed.Flag(form.HeadApproves)
        );
        if (way is null)
        {
            db.AgencyWays.Add(AgencyWay.Of(agency, approves));
        }
        else
        {
            way.Choose(approves);
        }

        db.Moves(TaskRules.RevisionName);
        await db.SaveAsync("Đổi cách duyệt báo cáo của cơ quan", cancel: cancel);
        return TypedResults.LocalRedirect(Address);
    }

    private static async Task<RazorComponentResult<ChooseWayPage>> Page(
        RuleBook rules,
        IDirectory directory,
        Actor actor,
        FormErrors errors,
        CancellationToken cancel
    )
    {
        var (known, book) = (await rules.Get(cancel), await directory.Book(cancel));
        var lines = actor
            .Agencies.Select(a => new Line(
                a,
                book.NameOf(a),
                known.HeadApproves.GetValueOrDefault(a),
                WhyNot(actor, a)
            ))
            .ToList();
        return new(new { Model = new Model(lines, errors) }) { StatusCode = errors.Status };
    }
}
