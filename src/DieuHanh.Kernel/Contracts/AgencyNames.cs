using System.Collections.Frozen;
using DieuHanh.Reading.Text;

namespace DieuHanh.Kernel.Contracts;

/// <summary>
/// Finds agencies by the ways their names are written. Upper and lower case, marks, "Ủy ban nhân dân" and "UBND", "thành phố" and "TP."
/// are the same, and so is a ministry's or department's name in initials; a title before the name ("Bộ trưởng Bộ Tài chính") is the
/// agency's. Everything is looked up, nothing is searched.
/// </summary>
internal sealed class AgencyNames
{
    // In the folded form of names. Each may stand before an agency's name, also one after the other.
    private static readonly string[] Titles =
    [
        "bo truong ",
        "thu truong ",
        "chu tich hoi dong thanh vien ",
        "chu tich ",
        "chu nhiem ",
        "thong doc ",
        "tong thanh tra ",
        "tong giam doc ",
        "tong kiem toan ",
        "giam doc ",
        "lanh dao ",
    ];

    // Words and how they are shortened, in the folded form and with their marks. A space stands around each, so that only whole words fit.
    private static readonly (string Whole, string Short)[] Folded =
    [
        (" uy ban nhan dan ", " ubnd "),
        (" hoi dong nhan dan ", " hdnd "),
        (" thanh pho ", " tp "),
        (" trung uong ", " tw "),
        (" truc thuoc tu ", " truc thuoc tw "),
        (" thuoc chinh phu ", " thuoc cp "),
        (" viet nam ", " vn "),
    ];

    private static readonly (string Whole, string Short)[] Marked =
    [
        (" uyrq ban nhaanq daanq ", " ubnd "),
        (" thanhfq phoosq ", " tp "),
        (" vieetjq nam ", " vn "),
    ];

    private readonly FrozenDictionary<string, Named[]> byKey;

    public AgencyNames(IEnumerable<AgencyEntry> agencies, IEnumerable<DirectoryBook.Alias> aliases)
    {
        var known = agencies.ToDictionary(a => a.Id);
        byKey = known
            .Values.SelectMany(Own)
            .Concat(aliases.Select(a => (a.Name, Agency: known.GetValueOrDefault(a.AgencyId)!, a.ValidFrom, a.ValidTo)))
            .Where(n => n.Agency is not null && n.Name.Length > 0)
            .Select(n => (Key: Key(n.Name), Named: new Named(n.Agency, Exact(n.Name), n.ValidFrom, n.ValidTo)))
            .GroupBy(n => n.Key, n => n.Named)
            .ToFrozenDictionary(g => g.Key, g => g.Distinct().ToArray());
    }

    /// <summary>The agencies so called on the day; where none of them existed then, those of another time that had the name.</summary>
    /// <param name="key">Its <see cref="Key"/>, which the caller has made already.</param>
    public IReadOnlyList<AgencyEntry> Of(string name, string key, DateOnly day)
    {
        if (Find(key) is not { } found)
        {
            return [];
        }

        var used = found.Where(n => n.UsedOn(day)).ToList();
        var then = used.Where(n => n.Agency.ValidOn(day)).ToList();
        var fitting = then.Count > 0 ? then : used;
        if (fitting.Count > 1)
        {
            // Several are alike without marks: typed with marks, the name may fit only one.
            var exact = Exact(name);
            var same = fitting.Where(n => exact.EndsWith(n.Exact, StringComparison.Ordinal)).ToList();
            fitting = same.Count > 0 ? same : fitting;
        }

        return [.. fitting.Select(n => n.Agency).Distinct()];
    }

    /// <summary>A name without what may be written one way or another.</summary>
    public static string Key(string name) => Shortened(Vietnamese.Tokens(name), Folded);

    private Named[]? Find(string key)
    {
        while (true)
        {
            if (byKey.TryGetValue(key, out var found))
            {
                return found;
            }

            var title = Array.Find(Titles, t => key.StartsWith(t, StringComparison.Ordinal));
            if (title is null)
            {
                return null;
            }

            key = key[title.Length..];
        }
    }

    // A provincial committee is also called by its province alone, a ministry or department by its initials.
    private static IEnumerable<(string Name, AgencyEntry Agency, DateOnly? ValidFrom, DateOnly? ValidTo)> Own(
        AgencyEntry agency
    )
    {
        yield return (agency.Name, agency, null, null);
        yield return (agency.ShortName, agency, null, null);
        foreach (var initials in Initials.Of(agency))
        {
            yield return (initials, agency, null, null);
        }

        if (agency.Kind is AgencyKind.Province)
        {
            var key = Key(agency.Name);
            foreach (var before in (string[])["ubnd ", "ubnd tinh ", "ubnd tp "])
            {
                if (key.StartsWith(before, StringComparison.Ordinal))
                {
                    yield return (key[before.Length..], agency, null, null);
                }
            }
        }
    }

    private static string Exact(string name) => Shortened(Vietnamese.ExactTokens(name), Marked);

    private static string Shortened(IEnumerable<string> words, (string Whole, string Short)[] forms)
    {
        var text = $" {string.Join(' ', words)} ";
        foreach (var (whole, shortened) in forms)
        {
            text = text.Replace(whole, shortened, StringComparison.Ordinal);
        }

        return text.Trim();
    }

    private sealed record Named(AgencyEntry Agency, string Exact, DateOnly? From, DateOnly? To)
    {
        public bool UsedOn(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
    }
}
