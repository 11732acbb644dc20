using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Ui.Forms;

namespace DieuHanh.Documents.Incoming.Routes;

/// <summary>To whom documents can go: who directs, units and people who handle.</summary>
public static class Recipients
{
    private static readonly Role[] Directing = [Role.GovernmentLeader, Role.OfficeLeader, Role.UnitHead];
    private static readonly Role[] Handling = [Role.OfficeLeader, Role.UnitHead, Role.Officer];

    /// <summary>Who may be asked to direct: leaders of the Government first, then those of the office, then heads of units.</summary>
    public static IEnumerable<Option> Directors(DirectoryBook book) =>
        Directing
            .SelectMany(role => book.Holders(book.OfficeId, null, role))
            .DistinctBy(p => p.Id)
            .Select(p => Option.Of(p.Id, Described(book, p)));

    public static bool MayDirect(DirectoryBook book, Guid? personId) =>
        personId is { } id && book.Holders(book.OfficeId, null, Directing).Any(p => p.Id == id);

    /// <summary>Units, then the people who handle documents.</summary>
    public static IEnumerable<Option> Of(DirectoryBook book) =>
        book
            .OfficeUnits.Select(u => Option.Of(u.Id, u.Name))
            .Concat(book.Holders(book.OfficeId, null, Handling).Select(p => Option.Of(p.Id, Described(book, p))));

    /// <summary>What was chosen; what is no recipient is left out.</summary>
    public static IEnumerable<Addressee> Read(DirectoryBook book, IEnumerable<string?>? typed, Part part) =>
        Typed
            .Ids(typed)
            .Where(id =>
                book.OfficeUnits.Any(u => u.Id == id)
                || book.Holders(book.OfficeId, null, Handling).Any(p => p.Id == id)
            )
            .Select(id => new Addressee(id, book.Unit(id) is not null, part));

    /// <summary>Officers and heads of a unit.</summary>
    public static IEnumerable<PersonEntry> Staff(DirectoryBook book, Guid unitId) =>
        book.Holders(book.OfficeId, unitId, Role.Officer, Role.UnitHead);

    /// <summary>Who is told of what comes to a recipient: the person, or the heads of the unit.</summary>
    public static IEnumerable<Guid> Told(DirectoryBook book, Guid recipientId) =>
        book.Unit(recipientId) is null
            ? [recipientId]
            : book.Holders(book.OfficeId, recipientId, Role.UnitHead).Select(p => p.Id);

    private static string Described(DirectoryBook book, PersonEntry person)
    {
        var unit = book.NameOf(person.Positions.FirstOrDefault(p => p.AgencyId == book.OfficeId)?.UnitId);
        var at = string.Join(", ", new[] { person.Title, unit }.Where(s => s.Length > 0));
        return at.Length == 0 ? person.Name : $"{person.Name} ({at})";
    }
}
