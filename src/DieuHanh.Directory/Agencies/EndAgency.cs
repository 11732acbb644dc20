using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Agencies;

/// <summary>
/// Ends an agency by a decision: it merges into others, is followed by one of another name, or is dissolved. Open work passes to the
/// successors on the day after, and so do its people where asked. What is decided ahead shows at once and comes true on its day.
/// </summary>
public static class EndAgency
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/agencies/{id:guid}/end", Get).Needs(Right.Administer);
        app.MapPost("/agencies/{id:guid}/end", Post).Needs(Right.Administer);
    }

    /// <param name="Successor">The main heir, which takes open work and people.</param>
    /// <param name="NewName">The main heir where it is a new agency: a new name of the same work.</param>
    public sealed record Form(
        string? LastDay,
        string? Decision,
        string? Successor,
        string? NewName,
        string? NewShortName
    )
    {
        // Boxes nobody ticked are not sent at all, and a record is not made without a parameter of its constructor.

        /// <summary>Heirs of parts of its work.</summary>
        public string?[]? Others { get; init; }

        public string? MovePeople { get; init; }

        public FormErrors Read(DateOnly today, out DateOnly lastDay)
        {
            lastDay = Typed.Date(LastDay) ?? default;
            return new FormErrors()
                .Require(
                    lastDay != default,
                    nameof(LastDay),
                    "Nhập ngày cuối cùng cơ quan còn hoạt động, ví dụ 31/12/2026."
                )
                .Require(
                    lastDay <= today.AddYears(1),
                    nameof(LastDay),
                    "Ngày kết thúc không được sau hôm nay quá một năm."
                )
                .RequireText(Typed.Text(Decision), nameof(Decision), "Nhập số, ký hiệu của quyết định.", 200)
                .Require(
                    Typed.Text(NewName) is null || Typed.Id(Successor) is null,
                    nameof(NewName),
                    "Chọn cơ quan kế tục đã có, hoặc nhập tên mới, không cả hai."
                )
                .AtMost(Typed.Text(NewName), nameof(NewName), 200)
                .AtMost(Typed.Text(NewShortName), nameof(NewShortName), 100);
        }
    }

    public sealed record Model(Agency Agency, Form Form, FormErrors Errors, IReadOnlyList<AgencyEntry> Heirs);

    private static async Task<IResult> Get(Guid id, DirectoryDb db, IDirectory directory)
    {
        if (await db.Agencies.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id) is not { } agency)
        {
            return TypedResults.NotFound();
        }

        var errors = new FormErrors().Against(agency.WhyNotEnd(db.Scope.Today));
        return await Page(new(null, null, null, null, null) { MovePeople = "on" }, agency, errors, db, directory);
    }

    private static async Task<IResult> Post(Guid id, [FromForm] Form form, DirectoryDb db, IDirectory directory)
    {
        if (await db.Agencies.Include(a => a.Successions).FirstOrDefaultAsync(a => a.Id == id) is not { } agency)
        {
            return TypedResults.NotFound();
        }

        var errors = form.Read(db.Scope.Today, out var lastDay);
        var heirIds = Typed.Ids([form.Successor, .. form.Others ?? []]);
        var heirs = await db.Agencies.Where(a => heirIds.Contains(a.Id)).ToListAsync();
        errors.Require(
            heirs.Count == heirIds.Count && heirs.TrueForAll(h => h.Id != id && h.ValidOn(lastDay.AddDays(1))),
            nameof(Form.Successor),
            "Cơ quan kế tục phải đang hoạt động vào ngày hôm sau."
        );
        if (errors.None)
        {
            errors.Against(agency.WhyNotEnd(lastDay));
        }

        if (errors.Any)
        {
            return await Page(form, agency, errors, db, directory);
        }

        var main = Renamed(form, agency, lastDay) ?? heirs.Find(h => h.Id == Typed.Id(form.Successor));
        if (main is not null && !heirs.Contains(main))
        {
            db.Add(main);
        }

        Guid[] successors = [.. main is null ? [] : new[] { main.Id }, .. heirIds.Where(h => h != main?.Id)];
        agency.End(lastDay, Typed.Text(form.Decision)!, successors);
        await EndPosts(db, agency, lastDay, Typed.Flag(form.MovePeople) ? main : null);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync(
            successors.Length == 0 ? "Giải thể cơ quan" : "Kết thúc cơ quan, chuyển cơ quan kế tục",
            Typed.Text(form.Decision)
        );
        return TypedResults.LocalRedirect($"/agencies/{id}");
    }

    private static Agency? Renamed(Form form, Agency agency, DateOnly lastDay) =>
        Typed.Text(form.NewName) is { } name
            ? Agency.Found(
                Agency.KeyFor(name),
                name,
                Typed.Text(form.NewShortName) ?? name,
                agency.Kind,
                AgencyCode.Parse(agency.Code) ?? AgencyCode.None,
                lastDay.AddDays(1),
                agency.Connected
            )
            : null;

    private static async Task EndPosts(DirectoryDb db, Agency agency, DateOnly lastDay, Agency? heir)
    {
        var open = await db
            .Posts.Where(p => p.AgencyId == agency.Id && (p.ValidTo == null || p.ValidTo > lastDay))
            .ToListAsync();
        foreach (var post in open)
        {
            if (post.ValidFrom > lastDay)
            {
                db.Remove(post);
            }
            else
            {
                post.EndEarlier(lastDay);
            }

            if (heir is not null)
            {
                db.Add(People.Post.Give(post.PersonId, post.Role, heir, null, lastDay.AddDays(1), to: heir.ValidTo));
            }
        }
    }

    private static async Task<IResult> Page(
        Form form,
        Agency agency,
        FormErrors errors,
        DirectoryDb db,
        IDirectory directory
    )
    {
        var heirs = (await directory.Book())
            .Agencies.Where(a => a.Id != agency.Id && a.ValidOn(db.Scope.Today))
            .OrderByDescending(a => a.Kind == agency.Kind)
            .ThenBy(a => a.Name, StringComparer.Create(Kernel.Words.Phrases.Vietnamese, ignoreCase: true))
            .ToList();
        return new RazorComponentResult<EndAgencyPage>(new { Model = new Model(agency, form, errors, heirs) })
        {
            StatusCode = errors.Status,
        };
    }
}
