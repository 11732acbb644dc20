using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Groups;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Directory.Loading;

/// <summary>The agencies of a data set with their other names, the groups directives speak of, and who followed whom.</summary>
[VietnameseData]
internal sealed class AgencyData
{
    /// <summary>Rows that only fill a number up; no real office wants them.</summary>
    private const string FillerPrefix = "don-vi-mau-";

    private readonly Dictionary<string, Agency> byKey = [];
    private readonly List<Alias> aliases = [];
    private readonly List<AgencyGroup> groups = [];

    /// <param name="office">Key of the agency whose office this is; null where it is none of them.</param>
    /// <param name="sample">Take the rows along that only fill a number up.</param>
    public static AgencyData Read(DataSet set, string? office, bool sample)
    {
        var data = new AgencyData();
        var rows = set.Rows("agencies")
            .Where(r => sample || !r["key"].StartsWith(FillerPrefix, StringComparison.Ordinal))
            .ToList();
        foreach (var row in rows)
        {
            data.byKey.Add(row["key"], Found(row, row["key"] == office));
        }

        foreach (var row in rows)
        {
            if (row.Day("valid_to") is { } lastDay)
            {
                data.byKey[row["key"]]
                    .End(lastDay, row["merge_decision"], [.. row.List("successors").Select(s => data.byKey[s].Id)]);
            }
        }

        data.aliases.AddRange(
            set.Rows("aliases")
                .Where(r => data.byKey.ContainsKey(r["key"]))
                .Select(r =>
                    Alias.Of(
                        data.byKey[r["key"]].Id,
                        r["alias"],
                        r.Day("valid_from"),
                        r.Day("valid_to"),
                        AliasOf(r["kind"])
                    )
                )
        );
        data.groups.AddRange(
            set.Rows("groups")
                .GroupBy(r => (Group: r["group"], Kinds: r["kinds"], Whole: r["whole"]))
                .Select(g =>
                    AgencyGroup.Of(
                        g.First()["name"],
                        g.Skip(1).Select(r => r["name"]),
                        g.First().List("kinds").Select(Kind),
                        g.Key.Whole == "yes"
                    )
                )
        );
        return data;
    }

    public IReadOnlyDictionary<string, Agency> ByKey => byKey;

    public void AddTo(DirectoryDb db)
    {
        db.AddRange(byKey.Values);
        db.AddRange(aliases);
        db.AddRange(groups);
    }

    private static Agency Found(TsvRow row, bool isOffice)
    {
        var code = AgencyCode.Parse(row["code"]);
        if (code is null || (row["code102"].Length > 0 && code.Value.Old != row["code102"]))
        {
            throw new InvalidDataException(
                $"Code {row["code"]} of {row["key"]} is not {row["code102"]} in the old form."
            );
        }

        return Agency.Found(
            row["key"],
            row["name"],
            row["short"],
            Kind(row["kind"]),
            code.Value,
            row.Day("valid_from") ?? DateOnly.MinValue,
            row["connected"] == "yes",
            isOffice,
            Note(row),
            DataIds.Agency(row["key"])
        );
    }

    private static string? Note(TsvRow row)
    {
        var note = row.Text("note");
        return row["code_basis"] != "inferred" ? note
            : note is null ? "mã định danh suy ra từ thứ tự, cần đối chiếu trước khi dùng"
            : $"{note}; mã định danh suy ra từ thứ tự, cần đối chiếu trước khi dùng";
    }

    private static AliasKind AliasOf(string written) =>
        Enum.Parse<AliasKind>(written.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    private static AgencyKind Kind(string written) =>
        Enum.Parse<AgencyKind>(written.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
