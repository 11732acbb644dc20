using System.Security.Cryptography;
using System.Text;
using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Loading;
using DieuHanh.Directory.People;
using DieuHanh.Directory.Sessions;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Directory.Opening;

/// <summary>
/// Opens a new office: names the agency it is for and makes the first administrator. Only where there is no account at all, and only with
/// the address the program printed on its own console.
/// </summary>
public static class FirstAdministrator
{
    private const string Address = "/first-administrator";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Get).OpenToAll();
        app.MapPost(Address, Post).OpenToAll();
    }

    public sealed record Form(
        string? Token,
        string? Office,
        string? OfficeShort,
        string? Agencies,
        string? Name,
        string? UserName,
        string? NewPassword,
        string? RepeatPassword
    );

    public sealed record Model(Form Form, FormErrors Errors);

    /// <summary>
    /// A new address, good for a day and for one use; those given before are void. Null when there is an account already. To be printed
    /// where only the operator reads.
    /// </summary>
    public static async Task<string?> Invite(IServiceProvider services, CancellationToken cancel = default)
    {
        var db = services.GetRequiredService<DirectoryDb>();
        if (await db.Accounts.AnyAsync(cancel))
        {
            return null;
        }

        var token = RandomNumberGenerator.GetHexString(64, lowercase: true);
        db.RemoveRange(await db.Invitations.ToListAsync(cancel));
        db.Add(Invitation.Of(Hash(token), db.Scope.Now));
        await db.SaveAsync("Cấp địa chỉ lập quản trị viên đầu tiên", cancel: cancel);
        return $"{Address}?token={token}";
    }

    private static async Task<IResult> Get(string? token, DirectoryDb db) =>
        await Find(db, token) is null
            ? TypedResults.NotFound()
            : Page(new(new(token, null, null, DataSet.Government.Name, null, null, null, null), new()));

    private static async Task<IResult> Post(
        [FromForm] Form form,
        DirectoryDb db,
        AccountOpening accounts,
        HttpContext http
    )
    {
        if (await Find(db, form.Token) is not { } invitation)
        {
            return TypedResults.NotFound();
        }

        var userName = AccountOpening.Name(form.UserName);
        var password = Passwords.Typed(form.NewPassword);
        var errors = new FormErrors()
            .RequireText(Typed.Text(form.Office), nameof(Form.Office), "Nhập tên cơ quan dùng phần mềm này.", 200)
            .AtMost(Typed.Text(form.OfficeShort), nameof(Form.OfficeShort), 50)
            .RequireText(Typed.Text(form.Name), nameof(Form.Name), "Nhập họ và tên.", 100)
            .All(nameof(Form.UserName), await accounts.WhyNotName(userName))
            .All(nameof(Form.NewPassword), Passwords.WhyNot(password, userName, form.Name))
            .Require(
                Passwords.Typed(form.RepeatPassword) == password,
                nameof(Form.RepeatPassword),
                "Hai lần nhập mật khẩu mới không giống nhau."
            );
        if (errors.Any)
        {
            return Page(new(form with { NewPassword = null, RepeatPassword = null }, errors));
        }

        invitation.Use(db.Scope.Now);
        var office = await OpenOffice(db, form);
        var person = Person.Named(Typed.Text(form.Name)!, RoleWords.Of(Role.Administrator), email: null);
        db.Add(person);
        db.Add(People.Post.Give(person.Id, Role.Administrator, office, null, db.Scope.Today));
        var account = accounts.Open(person.Id, userName!, password!, oneTime: false);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Mở văn phòng");
        await Cookie.SignIn(http, account, Way.Password);
        await db.SaveChangesAsync();
        return TypedResults.LocalRedirect("/agencies");
    }

    // The office is one of the agencies of the data files where its name is there, and a new one otherwise.
    private static async Task<Agency> OpenOffice(DirectoryDb db, Form form)
    {
        var name = Typed.Text(form.Office)!;
        var set = DataSet.Named(form.Agencies);
        var key = set?.KeyOf(name);
        if (set is not null)
        {
            await DirectoryLoader.AddAgencies(db, set, key);
        }

        if (key is not null)
        {
            return db.Agencies.Local.Single(a => a.IsOffice);
        }

        var office = Agency.Found(
            Agency.KeyFor(name),
            name,
            Typed.Text(form.OfficeShort) ?? name,
            Kernel.Contracts.AgencyKind.Other,
            AgencyCode.None,
            db.Scope.Today,
            connected: false,
            isOffice: true
        );
        db.Add(office);
        return office;
    }

    private static async Task<Invitation?> Find(DirectoryDb db, string? token)
    {
        if (string.IsNullOrEmpty(token) || token.Length > 100 || await db.Accounts.AnyAsync())
        {
            return null;
        }

        var hash = Hash(token);
        var invitation = await db.Invitations.FirstOrDefaultAsync(i => i.TokenHash == hash);
        return invitation is not null && invitation.WhyNotUse(db.Scope.Now).None ? invitation : null;
    }

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static RazorComponentResult<FirstAdministratorPage> Page(Model model) =>
        new(new { Model = model }) { StatusCode = model.Errors.Status };
}
