using System.Globalization;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Documents.Outgoing;

/// <summary>What the directory knows of a document the office itself issues: its notation, its unit, the agencies it goes to.</summary>
public static class Drafting
{
    private const string Clerks = "VT";

    private static readonly char[] Around = [' ', '-', '–', '+', '•', ';', ',', '.', '\t'];

    /// <summary>The notation a book proposes; empty where it needs the drafting unit and none is given.</summary>
    public static string NotationOf(Book book, DirectoryBook directory, Guid? unitId)
    {
        var pattern = book.Notation ?? "";
        var unit = directory.Unit(unitId)?.ShortName;
        return pattern.Contains("{1}", StringComparison.Ordinal) && unit is null
            ? ""
            : string.Format(
                CultureInfo.InvariantCulture,
                pattern,
                directory.Agency(directory.OfficeId)?.ShortName,
                unit
            );
    }

    /// <summary>The unit whose short name stands behind the office's in the notation ("VPCP-TH") or in the line of the archive ("Lưu: VT, TH (3b)").</summary>
    public static Guid? UnitOf(DirectoryBook directory, string? notation, string? toPlaces)
    {
        // Every document is kept by the clerks ("VT") as well; that says nothing of who drafted it.
        var archive = Lines(toPlaces).LastOrDefault(l => l.StartsWith("Lưu", StringComparison.OrdinalIgnoreCase));
        var marks = $"{notation} {archive}"
            .Split([' ', ',', ':', '-', '/', '(', ')', '.', ';'], StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var units = directory.OfficeUnits.Where(u => u.ShortName != Clerks && marks.Contains(u.ShortName)).ToList();
        return units.Count == 1 ? units[0].Id : null;
    }

    /// <summary>The connected agencies named in "Nơi nhận", groups with all their members; they may read the document.</summary>
    public static IReadOnlyCollection<Guid> RecipientsOf(DirectoryBook directory, string? toPlaces, DateOnly day)
    {
        var connected = directory.Connected(day).Select(a => a.Id).Where(a => a != directory.OfficeId).ToHashSet();
        return
        [
            .. Lines(toPlaces)
                .SelectMany(line => Addressees.In(directory, line, day))
                .SelectMany(match =>
                    match.IsGroup ? (match.Whole ? match.Candidates : [])
                    : match.Only is { } only ? [only]
                    : []
                )
                .Where(connected.Contains)
                .Distinct(),
        ];
    }

    /// <summary>The officer of the unit who follows tasks by the table of portfolios; null where it names none or several.</summary>
    public static Guid? OfficerOf(DirectoryBook directory, Guid? unitId, DateOnly day)
    {
        var officers = directory
            .Portfolios.Where(p => p.UnitId == unitId && p.ValidOn(day))
            .Select(p => p.OfficerId)
            .OfType<Guid>()
            .Distinct()
            .ToList();
        return officers.Count == 1 ? officers[0] : null;
    }

    private static IEnumerable<string> Lines(string? toPlaces) =>
        (Typed.Text(toPlaces) ?? "").Split('\n').Select(l => l.Trim(Around)).Where(l => l.Length > 0);
}
