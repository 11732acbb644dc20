using DieuHanh.Directory.Agencies;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Workbooks;

/// <summary>
/// Codes and names stand for one agency from today on, as the pages ask for each of them. Here it is asked of what the whole file leaves
/// behind, for the rows it writes: in which order they stand does not matter.
/// </summary>
[VietnameseData]
internal sealed class Apart
{
    private readonly Standing standing;
    private readonly DateOnly today;
    private readonly Dictionary<Guid, AgencyEntry> agencies;
    private readonly ILookup<Guid, HeldCode> codes;
    private readonly ILookup<string, AgencyEntry> byCode;
    private readonly ILookup<string, AgencyEntry> byName;
    private readonly ILookup<string, Alias> aliases;

    public Apart(Standing standing)
    {
        this.standing = standing;
        today = standing.Db.Scope.Today;
        codes = standing.All.Codes.OrderBy(c => c.ValidFrom).ToLookup(c => c.AgencyId);
        agencies = standing.Agencies.Values.ToDictionary(
            a => a.Id,
            a => DirectoryReader.Entry(a, [.. codes[a.Id].Select(c => c.Entry())], today)
        );
        byCode = agencies
            .Values.SelectMany(a => Borne.Codes(a).Select(c => c.Code).Distinct().Select(c => (Code: c, Agency: a)))
            .ToLookup(x => x.Code, x => x.Agency);
        byName = agencies.Values.ToLookup(a => a.Name, StringComparer.OrdinalIgnoreCase);
        aliases = standing.All.Aliases.ToLookup(a => a.Name, StringComparer.OrdinalIgnoreCase);
    }

    public void Check(IEnumerable<PutRow> written)
    {
        foreach (var row in written)
        {
            if (row.Kind == SheetKind.Agencies)
            {
                CheckAgency(row, agencies[standing.Agencies[row["Khóa"]].Id]);
            }
            else if (row.Kind == SheetKind.Codes)
            {
                CheckCode(row, agencies[standing.Agencies[row["Cơ quan"]].Id]);
            }
            else if (row.Kind == SheetKind.Aliases)
            {
                CheckAlias(row, agencies[standing.Agencies[row["Cơ quan"]].Id]);
            }
            else if (row.Kind == SheetKind.Groups)
            {
                CheckGroup(row);
            }
        }
    }

    private void CheckAgency(PutRow row, AgencyEntry agency)
    {
        foreach (var code in Borne.Codes(agency))
        {
            CheckBearer(row, agency, code);
        }

        if (FromToday(agency.ValidFrom, agency.ValidTo) is { } days)
        {
            var same = Borne.ByName(agency.Name, days.From, days.To, Others(byName[agency.Name], agency));
            row.Need(same is null, "Tên", T["Đã có cơ quan tên này."]);
        }
    }

    private void CheckCode(PutRow row, AgencyEntry agency)
    {
        var held = codes[agency.Id].Single(c => SheetWords.Of(c.ValidFrom) == row[SheetKind.From]);
        var other = codes[agency.Id]
            .FirstOrDefault(c => c != held && Borne.Together(c.ValidFrom, c.ValidTo, held.ValidFrom, held.ValidTo));
        row.Need(other is null, SheetKind.From, T[Says.TwoCodes, other?.Code]);
        CheckBearer(row, agency, held.Entry());
    }

    private void CheckBearer(PutRow row, AgencyEntry agency, CodeEntry code)
    {
        if (FromToday(code.ValidFrom, Earlier(code.ValidTo, agency.ValidTo)) is { } days)
        {
            var same = Borne.ByCode(code.Code, days.From, days.To, Others(byCode[code.Code], agency));
            row.Need(same is null, "Mã", T["Mã này là của {0}.", same?.Name]);
        }
    }

    private void CheckAlias(PutRow row, AgencyEntry agency)
    {
        var name = row["Tên"];
        row.Need(
            !standing.Groups.Values.Any(g => Names(g).Contains(name, StringComparer.OrdinalIgnoreCase)),
            "Tên",
            T["Tên này chỉ một nhóm cơ quan."]
        );
        var alias = aliases[name].First(a => a.AgencyId == agency.Id);
        if (FromToday(alias.ValidFrom, Earlier(alias.ValidTo, agency.ValidTo)) is { } days)
        {
            var same =
                Borne.ByName(name, days.From, days.To, Others(byName[name], agency))
                ?? aliases[name]
                    .Where(a => Borne.Together(a.ValidFrom, a.ValidTo, days.From, days.To))
                    .Select(a => agencies[a.AgencyId])
                    .FirstOrDefault(a =>
                        a.Id != agency.Id && Borne.Together(a.ValidFrom, a.ValidTo, days.From, days.To)
                    );
            row.Need(same is null, "Tên", T["Tên này đang là của {0}.", same?.Name]);
        }
    }

    private void CheckGroup(PutRow row)
    {
        var group = standing.Groups[row["Tên"]];
        foreach (var name in Names(group))
        {
            var column = name == group.Name ? "Tên" : "Cách viết khác";
            var other = standing.Groups.Values.FirstOrDefault(g =>
                g != group && Names(g).Contains(name, StringComparer.OrdinalIgnoreCase)
            );
            row.Need(other is null, column, T["“{0}” đã là tên của nhóm {1}.", name, other?.Name]);
            row.Need(!byName[name].Any(), column, T["“{0}” là tên một cơ quan.", name]);
        }
    }

    private static IEnumerable<AgencyEntry> Others(IEnumerable<AgencyEntry> all, AgencyEntry agency) =>
        all.Where(a => a.Id != agency.Id && !a.Successors.Contains(agency.Id));

    private static string[] Names(Groups.AgencyGroup group) => group.Names.Split('\n');

    // What has passed is history: the same code and the same name stood for others then.
    private (DateOnly From, DateOnly? To)? FromToday(DateOnly? from, DateOnly? to) =>
        to < today ? null : (from > today ? from.Value : today, to);

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;
}
