using System.Globalization;
using System.Text;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Search;
using DieuHanh.Tests.Architecture;
using DieuHanh.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Search;

/// <summary>What is typed and what is found, in order, by two tables: the same on SQLite and PostgreSQL, whichever this run is for.</summary>
public sealed class SearchTableTests(SearchTableTests.Filled world, ITestOutputHelper output)
    : IClassFixture<SearchTableTests.Filled>
{
    [Fact]
    public async Task Every_query_of_the_table_finds_its_things_in_order()
    {
        var queries = Table.Rows("queries.tsv");
        var wrong = new List<string>();
        await world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            foreach (var (typed, expected) in queries.Select(q => (q[0], q.Length > 1 ? q[1] : "")))
            {
                var found = await db.Find(typed, cancel: TestContext.Current.CancellationToken);
                var names = string.Join(' ', found!.Things.Select(t => world.Names[t.Id]));
                if (names != expected)
                {
                    wrong.Add($"{typed}: found “{names}”, not “{expected}”");
                }
            }
        });

        foreach (var group in queries.GroupBy(q => IsMarked(q[0]) ? "with marks" : "without marks"))
        {
            output.WriteLine($"{Databases.Engine}, {group.Key}: {group.Count()} queries");
        }

        queries.Count.ShouldBeGreaterThan(100);
        queries.Count(q => IsMarked(q[0])).ShouldBeInRange(40, queries.Count - 40);
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_kind_that_is_asked_for_is_found()
    {
        var found = await world.In(s =>
            s.GetRequiredService<KernelDb>().Find("46/CĐ-TTg", "another", cancel: TestContext.Current.CancellationToken)
        );

        found!.Things.ShouldBeEmpty();
    }

    private static bool IsMarked(string typed) =>
        typed
            .Normalize(NormalizationForm.FormD)
            .Any(c => c is 'đ' or 'Đ' or 'Ð' || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark);

    /// <summary>The things of the table, written down in an order that is not that of their days.</summary>
    public sealed class Filled : World
    {
        public Dictionary<Guid, string> Names { get; } = [];

        protected override Task Furnish() =>
            In(async services =>
            {
                var db = services.GetRequiredService<KernelDb>();
                foreach (var row in Table.Rows("things.tsv").OrderBy(r => r[2], StringComparer.Ordinal))
                {
                    var id = Guid.CreateVersion7();
                    Names[id] = row[0];
                    db.Index(
                        new Searched(
                            "thing",
                            id,
                            DateOnly.ParseExact(row[1], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                            [row[2]],
                            [row[3]]
                        )
                    );
                    await db.SaveChangesAsync();
                }
            });
    }
}

/// <summary>A table beside the tests.</summary>
internal static class Table
{
    public static IReadOnlyList<string[]> Rows(string name) =>
        [
            .. File.ReadAllLines(Path.Combine(Source.Root, "tests/DieuHanh.Tests/Search", name))
                .Where(l => !l.StartsWith('#'))
                .Skip(1)
                .Select(l => l.Split('\t')),
        ];
}
