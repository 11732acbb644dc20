using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Ui.Forms;

namespace DieuHanh.Directory.Portfolios;

/// <summary>Who may stand in the table of portfolios, to choose from.</summary>
internal static class PortfolioPeople
{
    /// <summary>The roles whose holders a line names.</summary>
    public static readonly Role[] Roles = [Role.GovernmentLeader, Role.OfficeLeader, Role.UnitHead, Role.Officer];

    /// <summary>Who holds such a post today, and whoever an address names besides.</summary>
    public static IEnumerable<Option> Options(DirectoryBook book, string? asked)
    {
        var holders = book.Holders(book.OfficeId, null, Roles).ToList();
        return (
            book.Person(Typed.Id(asked)) is { } other && !holders.Contains(other) ? holders.Append(other) : holders
        ).Select(Of);
    }

    /// <summary>Whoever a line names that has not ended, also when they hold nothing any more.</summary>
    public static IEnumerable<Option> Named(DirectoryBook book, DateOnly today) =>
        book
            .Portfolios.Where(p => p.ValidTo is null || p.ValidTo >= today)
            .SelectMany(p => new[] { p.LeaderId, p.OfficeLeaderId, p.OfficerId })
            .OfType<Guid>()
            .Distinct()
            .Select(id => book.Person(id))
            .OfType<PersonEntry>()
            .OrderBy(p => p.SortKey, StringComparer.Ordinal)
            .Select(Of);

    public static Option Of(PersonEntry person) => Option.Of(person.Id, $"{person.Name}, {person.Title}");
}
