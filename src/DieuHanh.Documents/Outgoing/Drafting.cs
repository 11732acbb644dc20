using System.Globalization;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Contracts;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Documents.Outgoing;

/// <summary>What the directory knows of a document the office itself issues: its notation, its unit, the agencies it goes to.</summary>
public static class Drafting
{
    private const string Clerks = "VT";

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
        var archive = Addressees
            .Lines(toPlaces)
            .LastOrDefault(l => l.StartsWith("Lưu", StringComparison.OrdinalIgnoreCase));
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
            .. Addressees
                .In(directory, toPlaces, day)
                .SelectMany(named => named.Agencies)
                .Where(connected.Contains)
                .Distinct(),
        ];
    }

    /// <summary>The recipients in "Nơi nhận" a person should look at, each with whom it could mean.</summary>
    public static IReadOnlyList<string> DoubtfulIn(DirectoryBook directory, string? toPlaces, DateOnly day) =>
        [
            .. Addressees
                .In(directory, toPlaces, day)
                .Where(named => named.Doubtful)
                .Select(named =>
                    named.Match switch
                    {
                        { IsGroup: true } => T["{0} (chưa rõ những cơ quan nào)", named.Words],
                        { None: true } => named.Words,
                        { Only: { } heir } => T["{0} (đã kết thúc, hiểu là {1})", named.Words, directory.NameOf(heir)],
                        var match => T[
                            "{0} (có thể là {1})",
                            named.Words,
                            string.Join(", ", match.Candidates.Select(a => directory.NameOf(a)))
                        ],
                    }
                )
                .Distinct(),
        ];

    /// <summary>Why a person should look at "Nơi nhận"; null where everyone in it is known.</summary>
    public static string? WhyLookAtPlaces(DirectoryBook directory, string? toPlaces, DateOnly day) =>
        DoubtfulIn(directory, toPlaces, day) is { Count: > 0 } doubtful
            ? T[
                "Cần xem lại: {0}. Ghi đủ tên để cơ quan ấy được đọc văn bản; nơi nhận không có trong danh bạ thì để nguyên.",
                string.Join("; ", doubtful)
            ]
            : null;

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
}
