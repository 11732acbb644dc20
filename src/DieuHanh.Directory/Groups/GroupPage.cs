using DieuHanh.Directory.Agencies;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using DieuHanh.Ui.Timelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Groups;

/// <summary>One group: whom it means on a day, and beside another day who came and went; agencies taken in or left out.</summary>
public static class GroupPage
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/groups/{id:guid}", Get).Needs(Right.SeeDirectory);
        app.MapPost("/groups/{id:guid}/members", Add).Needs(Right.Administer);
        app.MapPost("/groups/{id:guid}/members/{memberId:guid}/end", End).Needs(Right.Administer);
    }

    /// <param name="Than">Another day to compare with.</param>
    public sealed record Filter(string? Day, string? Than, string? After = null)
    {
        public bool Active => Typed.Any(Day, Than);

        public string Next(Guid groupId, Guid last) =>
            BookPage.Address($"{GroupList.Url}/{groupId}", ("Day", Day), ("Than", Than), ("After", last.ToString()));
    }

    public sealed record Form(string? Agency, string? Way, string? From, string? To);

    public sealed record Model(
        AgencyGroup Group,
        Filter Filter,
        DateOnly Day,
        DateOnly? Than,
        BookPage<AgencyEntry> Members,
        IReadOnlyList<AgencyEntry> Gone,
        IReadOnlyList<AgencyEntry> Added,
        IReadOnlyList<TimelineEntry> Timeline,
        DirectoryBook Book,
        bool MayChange,
        DateOnly Today,
        Form Form,
        FormErrors Errors
    );

    private static readonly AuditWords Audit = new(
        new Dictionary<string, string>
        {
            ["AgencyGroup.Name"] = "Tên nhóm",
            ["AgencyGroup.Names"] = "Cách viết",
            ["AgencyGroup.Kinds"] = "Loại cơ quan",
            ["GroupMember.ValidTo"] = "Thôi nêu riêng",
        }
    );

    private static Task<IResult> Get(Guid id, [AsParameters] Filter filter, DirectoryDb db, IDirectory directory) =>
        Show(id, filter, db, directory, null, null);

    private static async Task<IResult> Show(
        Guid id,
        Filter filter,
        DirectoryDb db,
        IDirectory directory,
        Form? form,
        FormErrors? errors
    )
    {
        var batch = db.Batch();
        var groups = batch.List(db.Groups.AsNoTracking().Include(g => g.Members).Where(g => g.Id == id));
        var audit = batch.List(AuditTimeline.Query(db, id));
        await batch.Run();
        if (groups.Value is not [var group])
        {
            return TypedResults.NotFound();
        }

        var asked = new FormErrors();
        var day = ListDay.Read(filter.Day, asked, db.Scope.Today);
        errors ??= asked.Require(
            Typed.Text(filter.Than) is null || Typed.Date(filter.Than) is not null,
            nameof(filter.Than),
            "Nhập ngày, ví dụ 31/12/2026."
        );
        var book = await directory.Book();
        var now = book.MembersOn(group.Entry(), day);
        var than = Typed.Date(filter.Than);
        var then = than is { } other ? book.MembersOn(group.Entry(), other) : now;
        return new RazorComponentResult<GroupPageView>(
            new
            {
                Model = new Model(
                    group,
                    filter,
                    day,
                    than,
                    BookPage.After(now, AgencyList.Order, book.Agency(Typed.Id(filter.After))),
                    [.. then.Except(now).Order(AgencyList.Order)],
                    [.. now.Except(then).Order(AgencyList.Order)],
                    AuditTimeline.Read(audit.Value, book, Audit),
                    book,
                    db.Scope.Actor.Has(Right.Administer),
                    db.Scope.Today,
                    form ?? new(null, null, Dates.Show(db.Scope.Today), null),
                    errors
                ),
            }
        )
        {
            StatusCode = errors.Status,
        };
    }

    private static async Task<IResult> Add(Guid id, [FromForm] Form form, DirectoryDb db, IDirectory directory)
    {
        if (await db.Groups.Include(g => g.Members).FirstOrDefaultAsync(g => g.Id == id) is not { } group)
        {
            return TypedResults.NotFound();
        }

        var agency = (await directory.Book()).Agency(Typed.Id(form.Agency));
        var (from, to) = (Typed.Date(form.From), Typed.Date(form.To));
        var excluded = form.Way == "out";
        var errors = new FormErrors()
            .Require(agency is not null, nameof(form.Agency), "Chọn cơ quan.")
            .Require(from is not null, nameof(form.From), "Nhập ngày, ví dụ 31/12/2026.")
            .Require(Typed.Text(form.To) is null || to is not null, nameof(form.To), "Nhập ngày, ví dụ 31/12/2026.");
        if (errors.None)
        {
            errors.Against(group.WhyNotName(agency!.Id, excluded, from!.Value, to, agency.Kind));
        }

        if (errors.Any)
        {
            return await Show(id, new(null, null), db, directory, form, errors);
        }

        group.NameMember(agency!.Id, excluded, from!.Value, to, agency.Kind);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync(excluded ? "Loại cơ quan khỏi nhóm" : "Thêm cơ quan vào nhóm", agency.Name);
        return TypedResults.LocalRedirect($"{GroupList.Url}/{id}#members");
    }

    private static async Task<IResult> End(Guid id, Guid memberId, DirectoryDb db)
    {
        if (await db.Set<GroupMember>().FirstOrDefaultAsync(m => m.Id == memberId && m.GroupId == id) is not { } member)
        {
            return TypedResults.NotFound();
        }

        var takenBack = Ahead.TakesBack(db.Scope.Today, member.ValidFrom, db.Scope.Today);
        if (takenBack)
        {
            db.Remove(member);
        }
        else
        {
            member.End(db.Scope.Today);
        }

        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync(takenBack ? "Bỏ dòng chưa bắt đầu của nhóm" : "Thôi nêu riêng trong nhóm");
        return TypedResults.LocalRedirect($"{GroupList.Url}/{id}#members");
    }
}
