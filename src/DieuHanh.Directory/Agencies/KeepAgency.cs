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

/// <summary>Adds an agency, or corrects what was entered wrongly about one.</summary>
public static class KeepAgency
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/agencies/new", New).Needs(Right.Administer);
        app.MapPost("/agencies/new", Add).Needs(Right.Administer);
        app.MapGet("/agencies/{id:guid}/correct", Edit).Needs(Right.Administer);
        app.MapPost("/agencies/{id:guid}/correct", Correct).Needs(Right.Administer);
    }

    public sealed record Form(string? Name, string? ShortName, string? Kind, string? Code, string? Note)
    {
        /// <summary>Asked for a new agency only.</summary>
        public string? From { get; init; }

        /// <summary>A box: not sent where it is not ticked.</summary>
        public string? Connected { get; init; }

        public FormErrors Read(out AgencyCode code, out DateOnly? from)
        {
            var parsed = AgencyCode.Parse(Code);
            (code, from) = (parsed ?? AgencyCode.None, Typed.Date(From));
            return new FormErrors()
                .RequireText(Typed.Text(Name), nameof(Name), "Nhập tên cơ quan.", 200)
                .AtMost(Typed.Text(ShortName), nameof(ShortName), 100)
                .Require(Typed.Choice<AgencyKind>(Kind) is not null, nameof(Kind), "Chọn loại cơ quan.")
                .Require(
                    parsed is not null,
                    nameof(Code),
                    "Mã định danh có dạng G22, H54.12 hoặc 000.00.00.G22; để trống nếu chưa có."
                )
                .Require(Typed.Text(From) is null || from is not null, nameof(From), "Nhập ngày, ví dụ 31/12/2026.")
                .AtMost(Typed.Text(Note), nameof(Note), 2000);
        }
    }

    /// <param name="Agency">Null for a new one.</param>
    public sealed record Model(Agency? Agency, Form Form, FormErrors Errors);

    private static RazorComponentResult<KeepAgencyPage> New() =>
        Page(new(null, new(null, null, null, null, null) { Connected = "on" }, new()));

    private static async Task<IResult> Add([FromForm] Form form, DirectoryDb db, IDirectory directory)
    {
        var errors = form.Read(out var code, out var from);
        Taken(errors, form, code, from ?? db.Scope.Today, await directory.Book(), null);
        if (errors.Any)
        {
            return Page(new(null, form, errors));
        }

        var name = Typed.Text(form.Name)!;
        var agency = Agency.Found(
            Agency.KeyFor(name),
            name,
            Typed.Text(form.ShortName) ?? name,
            Typed.Choice<AgencyKind>(form.Kind)!.Value,
            code,
            from ?? DateOnly.MinValue,
            Typed.Flag(form.Connected),
            note: Typed.Text(form.Note)
        );
        db.Add(agency);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Thêm cơ quan");
        return TypedResults.LocalRedirect($"/agencies/{agency.Id}");
    }

    private static async Task<IResult> Edit(Guid id, DirectoryDb db) =>
        await db.Agencies.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id) is { } a
            ? Page(
                new(
                    a,
                    new(a.Name, a.ShortName, a.Kind.ToString(), a.Code, a.Note)
                    {
                        Connected = a.Connected ? "on" : null,
                    },
                    new FormErrors().Against(a.WhyNotChange())
                )
            )
            : TypedResults.NotFound();

    private static async Task<IResult> Correct(Guid id, [FromForm] Form form, DirectoryDb db, IDirectory directory)
    {
        if (await db.Agencies.FirstOrDefaultAsync(a => a.Id == id) is not { } agency)
        {
            return TypedResults.NotFound();
        }

        var errors = form.Read(out var code, out _);
        Taken(errors, form, code, db.Scope.Today, await directory.Book(), id);
        errors
            .Require(
                code.Current == agency.Code || !await db.Codes.AnyAsync(c => c.AgencyId == id),
                nameof(Form.Code),
                "Cơ quan đã có mã theo thời gian: đổi mã trong mục Mã định danh theo thời gian."
            )
            .Against(agency.WhyNotChange());
        if (errors.Any)
        {
            return Page(new(agency, form, errors));
        }

        var name = Typed.Text(form.Name)!;
        agency.Correct(
            name,
            Typed.Text(form.ShortName) ?? name,
            Typed.Choice<AgencyKind>(form.Kind)!.Value,
            code,
            Typed.Flag(form.Connected),
            Typed.Text(form.Note)
        );
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Sửa thông tin cơ quan");
        return TypedResults.LocalRedirect($"/agencies/{id}");
    }

    // A code, and a full name, stand for one agency on any day. An heir may have taken both over from an agency that still lives.
    private static void Taken(
        FormErrors errors,
        Form form,
        AgencyCode code,
        DateOnly day,
        DirectoryBook book,
        Guid? self
    )
    {
        var before = self is { } heir ? book.PredecessorsOf(heir) : [];
        var others = book.Agencies.Where(a => a.Id != self).Except(before).ToList();
        var sameCode = Borne.ByCode(code.Current, day, null, others);
        var sameName = Borne.ByName(Typed.Text(form.Name), day, null, others);
        errors
            .Require(sameCode is null, nameof(Form.Code), "Mã này là của {0}.", sameCode?.Name)
            .Require(sameName is null, nameof(Form.Name), "Đã có cơ quan tên này.");
    }

    private static RazorComponentResult<KeepAgencyPage> Page(Model model) =>
        new(new { Model = model }) { StatusCode = model.Errors.Status };
}
