using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using DieuHanh.Ui.Forms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Directory.JobTitles;

/// <summary>The catalogue of job titles in order of precedence, and how many people hold each today.</summary>
public static class JobTitleList
{
    public const string Url = "/job-titles";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Url, Get).Needs(Right.Administer);

    /// <summary>The office's own first; who goes before whom.</summary>
    internal static readonly IComparer<JobTitleEntry> Order = BookPage.By<JobTitleEntry>(
        (a, b) => b.OfOffice.CompareTo(a.OfOffice),
        (a, b) => a.Precedence.CompareTo(b.Precedence),
        (a, b) => BookPage.Alphabet.Compare(a.Name, b.Name),
        (a, b) => a.Id.CompareTo(b.Id)
    );

    public sealed record Filter(string? After);

    /// <param name="Holders">How many people hold a title today, by its id.</param>
    public sealed record Model(
        BookPage<JobTitleEntry> Page,
        IReadOnlyDictionary<Guid, int> Holders,
        KeepJobTitle.Form Form,
        FormErrors Errors,
        DateOnly Today
    );

    /// <summary>What can be given on a day, and the title an address or a post names already.</summary>
    internal static IEnumerable<Option> Options(
        DirectoryBook book,
        DateOnly day,
        Guid? held = null,
        bool? ofOffice = null
    ) =>
        book
            .JobTitles.Where(t => t.Id == held || (!(t.ValidTo < day) && (ofOffice is null || t.OfOffice == ofOffice)))
            .Order(Order)
            .Select(t =>
                Option.Of(
                    t.Id,
                    t.OfOffice || ofOffice is not null ? t.Name : $"{t.Name} ({Phrases.T["cơ quan kết nối"]})"
                )
            );

    private static async Task<IResult> Get([AsParameters] Filter filter, IDirectory directory, TimeProvider clock) =>
        Show(filter, new(null, null, null), new(), await directory.Book(), clock.Today());

    /// <summary>The page, also shown again with the faults of a form on it.</summary>
    internal static IResult Show(
        Filter filter,
        KeepJobTitle.Form form,
        FormErrors errors,
        DirectoryBook book,
        DateOnly today
    ) =>
        new RazorComponentResult<JobTitleListPage>(
            new
            {
                Model = new Model(
                    BookPage.After(book.JobTitles, Order, book.JobTitle(Typed.Id(filter.After))),
                    book.People.SelectMany(p => p.Positions.Select(x => x.JobTitleId).OfType<Guid>().Distinct())
                        .CountBy(id => id)
                        .ToDictionary(),
                    form,
                    errors,
                    today
                ),
            }
        )
        {
            StatusCode = errors.Status,
        };
}
