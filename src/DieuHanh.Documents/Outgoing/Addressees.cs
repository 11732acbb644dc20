using System.Text.RegularExpressions;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Documents.Outgoing;

/// <summary>A recipient as "Nơi nhận" names it, and whom the directory knows by that name on the day of the document.</summary>
internal sealed record Addressed(string Words, AgencyMatch Match)
{
    /// <summary>The agencies that are meant without a doubt: one, or a group with all its members.</summary>
    public IReadOnlyList<Guid> Agencies =>
        Match.IsGroup ? (Match.Whole ? Match.Candidates : [])
        : Match.Only is { } only ? [only]
        : [];

    /// <summary>A person should look: no agency is known by the name, or several are, only a part of a group is meant, or it has ended.</summary>
    public bool Doubtful =>
        Match.IsGroup ? !Match.Whole && !Match.None : Match.Only is null || Match.Former is not null;
}

/// <summary>
/// Whom the lines of "Nơi nhận" name. What stands before a colon belongs to each name behind it: "Các Bộ: TC, NN&amp;MT, XD", "HĐND, UBND các
/// tỉnh, thành phố: Nghệ An, Hà Nội". Commas may stand in names too, so the longest name that is known wins. People ("Thủ tướng, các Phó
/// Thủ tướng") and the office's own units and archive are no agencies.
/// </summary>
[VietnameseData]
internal static partial class Addressees
{
    /// <summary>No name of an agency holds more commas and "và".</summary>
    private const int MostParts = 4;

    /// <summary>No plural has more kinds.</summary>
    private const int MostKinds = 4;

    /// <summary>The register takes no longer field; what a file holds beyond it is not looked at before a person shortened it.</summary>
    private const int Longest = 4_000;
    private const string And = "và ";
    private const string Many = "các ";

    private static readonly char[] Around = [' ', '-', '–', '+', '•', '*', ';', ',', '.', '\t'];

    // After "các" and in small letters. The first stand for people or units only when nothing follows them.
    private static readonly string[] Alone = ["bộ trưởng", "chủ tịch", "ct", "phó chủ tịch", "cục", "phòng"];
    private static readonly string[] Opening =
    [
        "như",
        "lưu",
        "vt",
        "văn thư",
        "thủ tướng",
        "phó thủ tướng",
        "ttg",
        "ttgcp",
        "pttg",
        "pct",
        "thứ trưởng",
        "phó chủ nhiệm",
        "btcn",
        "pcn",
        "cvp",
        "pcvp",
        "cpvp",
        "chánh văn phòng",
        "phó chánh văn phòng",
        "thành viên",
        "đồng chí",
        "trợ lý",
        "thư ký",
        "vụ",
        "đơn vị",
        "phòng cv",
        "công báo",
        "cổng ttđt",
        "tgđ cổng ttđt",
    ];

    public static IEnumerable<Addressed> In(DirectoryBook directory, string? toPlaces, DateOnly day) =>
        Lines(toPlaces).SelectMany(line => Line(directory, line, day));

    /// <summary>The lines without bullets, points and what stands in brackets ("để b/c").</summary>
    public static IEnumerable<string> Lines(string? toPlaces)
    {
        var text = Typed.Text(toPlaces) ?? "";
        return text[..Math.Min(text.Length, Longest)]
            .Split('\n')
            .Select(line => Brackets().Replace(line, " ").Trim(Around))
            .Where(line => line.Length > 0);
    }

    private static IEnumerable<Addressed> Line(DirectoryBook directory, string line, DateOnly day)
    {
        var whole = directory.Resolve(line, day);
        if (Known(whole))
        {
            return [new(line, whole)];
        }

        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var head = line[..Math.Max(colon, 0)].Trim();
        if (IsNoAgency(head))
        {
            return [];
        }

        // "VPCP: BTCN, các PCN": people of one agency, which is addressed; of the office itself nobody needs to be told.
        return directory.Resolve(head, day) is { Only: { } its } of
            ? its == directory.OfficeId
                ? []
                : [new(head, of)]
            : Names(directory, line[(colon + 1)..], [.. Kinds(head)], day)
                .Where(named => Known(named.Match) || !IsNoAgency(named.Words));
    }

    private static IEnumerable<Addressed> Names(DirectoryBook directory, string list, string[] kinds, DateOnly day)
    {
        var parts = list.Replace($" {And}", $";{And}", StringComparison.Ordinal).Split(',', ';');
        for (int first = 0, next; first < parts.Length; first = next)
        {
            Addressed named;
            next = Math.Min(first + MostParts, parts.Length) + 1;
            do
            {
                next--;
                var words = Joined(parts[first..next]);
                named = new(words, Match(directory, words, kinds, day));
            } while (!Known(named.Match) && next > first + 1);

            if (named.Words.Length > 0)
            {
                yield return named;
            }
        }
    }

    private static string Joined(string[] parts)
    {
        var text = parts.Aggregate(
            (before, part) => before + (part.StartsWith(And, StringComparison.Ordinal) ? " " : ",") + part
        );
        return (text.StartsWith(And, StringComparison.Ordinal) ? text[And.Length..] : text).Trim(Around);
    }

    /// <summary>The agency of that name in one of the kinds, else of the bare name; several where the kinds do not agree.</summary>
    private static AgencyMatch Match(DirectoryBook directory, string words, string[] kinds, DateOnly day)
    {
        var found = kinds.Select(kind => directory.Resolve($"{kind} {words}", day)).Where(Known).ToList();
        var today = found.Where(match => match.Former is null).ToList();
        return (today.Count > 0 ? today : found) switch
        {
            [] => directory.Resolve(words, day),
            [var only] => only,
            var several => new(
                words,
                [.. several.SelectMany(match => match.Candidates).Distinct()],
                IsGroup: false,
                Former: several.Select(match => match.Former).Distinct().Count() == 1 ? several[0].Former : null
            ),
        };
    }

    /// <summary>"HĐND, UBND các tỉnh, thành phố" → "UBND tỉnh", "UBND thành phố"; "Các Bộ, cơ quan" → "Bộ", "cơ quan".</summary>
    private static IEnumerable<string> Kinds(string head)
    {
        var many = head.IndexOf(Many, StringComparison.OrdinalIgnoreCase);
        var before = head[..Math.Max(many, 0)].Split(',')[^1].Trim();
        return One(head[Math.Max(many, 0)..])
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Take(MostKinds)
            .Select(kind => $"{before} {kind}".Trim());
    }

    private static string One(string words) => words.Replace(Many, "", StringComparison.OrdinalIgnoreCase);

    private static bool Known(AgencyMatch match) => match.IsGroup || !match.None;

    private static bool IsNoAgency(string words)
    {
        var small = One(words).ToLower(Phrases.Vietnamese);
        return Alone.Contains(small)
            || Opening.Any(word =>
                small.StartsWith(word, StringComparison.Ordinal)
                && (small.Length == word.Length || !char.IsLetter(small[word.Length]))
            );
    }

    [GeneratedRegex(@"\([^)]*\)?", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Brackets();
}
