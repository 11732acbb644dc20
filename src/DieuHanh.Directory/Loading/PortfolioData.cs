using DieuHanh.Directory.Portfolios;

namespace DieuHanh.Directory.Loading;

/// <summary>The table of portfolios of a sample office; a field that no line names follows its unit.</summary>
internal static class PortfolioData
{
    public static IReadOnlyList<Portfolio> Read(DataSet set)
    {
        var fields = set.Rows("fields");
        var names = fields.ToDictionary(f => f["key"], f => f["name"]);
        var lines = set.Rows("portfolios");
        var named = lines.Where(l => l["scope"] == "field").Select(l => l["subject"]).ToHashSet();
        return
        [
            .. lines.Select(l =>
                Portfolio.Assign(
                    l["scope"] == "field" ? names[l["subject"]] : "",
                    l["scope"] == "agency" ? DataIds.Agency(l["subject"]) : null,
                    Person(l["leader"]),
                    Person(l["office_leader"]),
                    Unit(l["unit"]),
                    Person(l["officer"]),
                    l.Day("valid_from") ?? DateOnly.MinValue,
                    l.Day("valid_to")
                )
            ),
            .. fields
                .Where(f => !named.Contains(f["key"]))
                .Select(f => Portfolio.Assign(f["name"], null, null, null, Unit(f["unit"]), null, DateOnly.MinValue)),
        ];
    }

    private static Guid? Person(string account) => account.Length == 0 ? null : DataIds.Person(account);

    private static Guid? Unit(string key) => key.Length == 0 ? null : DataIds.Unit(key);
}
