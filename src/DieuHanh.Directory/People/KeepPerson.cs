using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.People;

/// <summary>Adds a person, or corrects name, title, e-mail and telephone of one.</summary>
public static class KeepPerson
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/people/new", () => Page(new(null, new(null, null, null, null), new()))).Needs(Right.Administer);
        app.MapPost("/people/new", Add).Needs(Right.Administer);
        app.MapGet("/people/{id:guid}/edit", Edit).Needs(Right.Administer);
        app.MapPost("/people/{id:guid}/edit", Save).Needs(Right.Administer);
    }

    public sealed record Form(string? Name, string? Title, string? Email, string? Phone)
    {
        public FormErrors Read() =>
            new FormErrors()
                .RequireText(Typed.Text(Name), nameof(Name), "Nhập họ và tên.", 100)
                .RequireText(Typed.Text(Title), nameof(Title), "Nhập chức danh.", 200)
                .Require(
                    Typed.Text(Email) is null || System.Net.Mail.MailAddress.TryCreate(Typed.Text(Email), out _),
                    nameof(Email),
                    "Địa chỉ thư điện tử không đúng dạng."
                )
                .AtMost(Typed.Text(Email), nameof(Email), 200)
                .Require(
                    Typed.Text(Phone) is not { } phone
                        || (
                            phone.Count(char.IsAsciiDigit) >= 4
                            && phone.All(c => char.IsAsciiDigit(c) || c is '+' or ' ' or '.' or '-' or '(' or ')')
                        ),
                    nameof(Phone),
                    "Số điện thoại chỉ gồm chữ số, dấu +, dấu cách, chấm, gạch, ngoặc."
                )
                .AtMost(Typed.Text(Phone), nameof(Phone), 30);
    }

    /// <param name="Person">Null for a new one.</param>
    public sealed record Model(Person? Person, Form Form, FormErrors Errors);

    private static async Task<IResult> Add([FromForm] Form form, DirectoryDb db)
    {
        var errors = form.Read();
        if (errors.Any)
        {
            return Page(new(null, form, errors));
        }

        var person = Person.Named(
            Typed.Text(form.Name)!,
            Typed.Text(form.Title)!,
            Typed.Text(form.Email),
            phone: Typed.Text(form.Phone)
        );
        db.Add(person);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Thêm người");
        return TypedResults.LocalRedirect($"/people/{person.Id}");
    }

    private static async Task<IResult> Edit(Guid id, DirectoryDb db) =>
        await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id) is { } person
            ? Page(new(person, new(person.FullName, person.Title, person.Email, person.Phone), new()))
            : TypedResults.NotFound();

    private static async Task<IResult> Save(Guid id, [FromForm] Form form, DirectoryDb db)
    {
        if (await db.People.FirstOrDefaultAsync(p => p.Id == id) is not { } person)
        {
            return TypedResults.NotFound();
        }

        var errors = form.Read().Against(person.WhyNotChange());
        if (errors.Any)
        {
            return Page(new(person, form, errors));
        }

        person.Rename(Typed.Text(form.Name)!, Typed.Text(form.Title)!, Typed.Text(form.Email), Typed.Text(form.Phone));
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Sửa thông tin người");
        return TypedResults.LocalRedirect($"/people/{id}");
    }

    private static RazorComponentResult<KeepPersonPage> Page(Model model) =>
        new(new { Model = model }) { StatusCode = model.Errors.Status };
}
