using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Portfolios;

/// <summary>Ends a line of the table of portfolios on a day; what it proposed before stays.</summary>
public static class EndPortfolio
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/portfolios/{id:guid}/end", Get).Needs(Right.Administer);
        app.MapPost("/portfolios/{id:guid}/end", Post).Needs(Right.Administer);
    }

    public sealed record Model(Portfolio Line, EndForm Form, FormErrors Errors, DirectoryBook Book, DateOnly Today);

    private static async Task<IResult> Get(Guid id, DirectoryDb db, IDirectory directory) =>
        await db.Portfolios.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id) is { } line
            ? Page(new(line, new(Dates.Show(db.Scope.Today)), new(), await directory.Book(), db.Scope.Today))
            : TypedResults.NotFound();

    private static async Task<IResult> Post(Guid id, [FromForm] EndForm form, DirectoryDb db, IDirectory directory)
    {
        if (await db.Portfolios.FirstOrDefaultAsync(p => p.Id == id) is not { } line)
        {
            return TypedResults.NotFound();
        }

        var (lastDay, errors) = (form.Day, form.Read());
        var takenBack = lastDay is { } last && Ahead.TakesBack(last, line.ValidFrom, db.Scope.Today);
        if (lastDay is { } day && !takenBack)
        {
            errors.Against(line.WhyNotEnd(day));
        }

        if (errors.Any)
        {
            return Page(new(line, form, errors, await directory.Book(), db.Scope.Today));
        }

        if (takenBack)
        {
            db.Remove(line);
        }
        else
        {
            line.End(lastDay!.Value);
        }

        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync(takenBack ? "Bỏ dòng phân công chưa bắt đầu" : "Kết thúc dòng phân công");
        return TypedResults.LocalRedirect(PortfolioList.Url);
    }

    private static RazorComponentResult<EndPortfolioPage> Page(Model model) =>
        new(new { Model = model }) { StatusCode = model.Errors.Status };
}
