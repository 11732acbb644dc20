using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Portfolios;

/// <summary>Writes a line into the table of portfolios.</summary>
public static class AssignPortfolio
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/portfolios/new", Get).Needs(Right.Administer);
        app.MapPost("/portfolios/new", Post).Needs(Right.Administer);
    }

    public sealed record Form(
        string? Field,
        string? Agency,
        string? Leader,
        string? OfficeLeader,
        string? Unit,
        string? Officer,
        string? From,
        string? To
    )
    {
        public FormErrors Read(DirectoryBook book)
        {
            var officer = book.Person(Typed.Id(Officer));
            var unit = book.Unit(Typed.Id(Unit));
            return new FormErrors()
                .AtMost(Typed.Text(Field), nameof(Field), 200)
                .Require(
                    Known(Agency, id => book.Agency(id) is not null),
                    nameof(Agency),
                    "Chọn cơ quan trong danh sách."
                )
                .Require(Holds(book, Leader, Role.GovernmentLeader), nameof(Leader), "Người này không giữ vị trí ấy.")
                .Require(
                    Holds(book, OfficeLeader, Role.OfficeLeader),
                    nameof(OfficeLeader),
                    "Người này không giữ vị trí ấy."
                )
                .Require(
                    Known(Unit, id => book.OfficeUnits.Any(u => u.Id == id)),
                    nameof(Unit),
                    "Chọn đơn vị của văn phòng."
                )
                .Require(
                    Holds(book, Officer, Role.Officer, Role.UnitHead),
                    nameof(Officer),
                    "Người này không giữ vị trí ấy."
                )
                .Require(
                    officer is null || unit is null || officer.Positions.Any(p => p.UnitId == unit.Id),
                    nameof(Officer),
                    "{0} không thuộc {1}.",
                    officer?.Name,
                    unit?.Name
                )
                .Require(Typed.Date(From) is not null, nameof(From), "Nhập ngày, ví dụ 31/12/2026.")
                .Require(
                    Typed.Text(To) is null || Typed.Date(To) is not null,
                    nameof(To),
                    "Nhập ngày, ví dụ 31/12/2026."
                );
        }

        private static bool Known(string? typed, Func<Guid, bool> known) =>
            Typed.Text(typed) is null || (Typed.Id(typed) is { } id && known(id));

        private static bool Holds(DirectoryBook book, string? typed, params Role[] roles) =>
            Known(typed, id => book.Holders(book.OfficeId, null, roles).Any(p => p.Id == id));
    }

    public sealed record Model(Form Form, FormErrors Errors, DirectoryBook Book, DateOnly Today);

    /// <summary>What the line is to be for, where the way here knows it.</summary>
    public sealed record Asked(string? Field, string? Agency, string? From);

    private static async Task<IResult> Get([AsParameters] Asked asked, IDirectory directory, DirectoryDb db) =>
        Page(
            new(
                new(
                    asked.Field,
                    asked.Agency,
                    null,
                    null,
                    null,
                    null,
                    Kernel.Words.Dates.Show(Typed.Date(asked.From) ?? db.Scope.Today),
                    null
                ),
                new(),
                await directory.Book(),
                db.Scope.Today
            )
        );

    private static async Task<IResult> Post([FromForm] Form form, DirectoryDb db, IDirectory directory)
    {
        var book = await directory.Book();
        var errors = form.Read(book);
        var (field, agency) = (Typed.Text(form.Field) ?? "", Typed.Id(form.Agency));
        var (leader, officeLeader) = (Typed.Id(form.Leader), Typed.Id(form.OfficeLeader));
        var (unit, officer) = (Typed.Id(form.Unit), Typed.Id(form.Officer));
        if (errors.None)
        {
            var same = await db
                .Portfolios.AsNoTracking()
                .Where(p => p.Field == field && p.AgencyId == agency)
                .ToListAsync();
            errors.Against(
                Portfolio.WhyNotAssign(
                    field,
                    agency,
                    (leader ?? officeLeader ?? unit ?? officer) is not null,
                    Typed.Date(form.From)!.Value,
                    Typed.Date(form.To),
                    same
                )
            );
        }

        if (errors.Any)
        {
            return Page(new(form, errors, book, db.Scope.Today));
        }

        db.Add(
            Portfolio.Assign(
                field,
                agency,
                leader,
                officeLeader,
                unit,
                officer,
                Typed.Date(form.From)!.Value,
                Typed.Date(form.To)
            )
        );
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Thêm dòng phân công", field.Length > 0 ? field : book.NameOf(agency));
        return TypedResults.LocalRedirect(PortfolioList.Url);
    }

    private static RazorComponentResult<AssignPortfolioPage> Page(Model model) =>
        new(new { Model = model }) { StatusCode = model.Errors.Status };
}
