using System.Data.Common;
using DieuHanh.Kernel.Data;
using DieuHanh.Tests.House;
using DieuHanh.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Architecture;

/// <summary>What keeps hand-written scripts honest: every mapped column exists, and is null where the model says so.</summary>
[Trait("engine", "sqlite")]
public sealed class SchemaAgreementTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Model_and_schema_agree()
    {
        var faults = new List<string>();
        var checkedColumns = 0;
        foreach (
            var type in Office
                .Modules.Append(typeof(KernelDb).Assembly)
                .SelectMany(a => a.GetTypes())
                .Where(t => t.IsSubclassOf(typeof(ModuleDb)))
        )
        {
            await world.In(async services =>
            {
                var db = (ModuleDb)services.GetRequiredService(type);
                foreach (var table in db.Model.GetEntityTypes().GroupBy(e => e.GetTableName()!))
                {
                    var columns = await Columns(db, table.Key);
                    foreach (var (column, nullable) in table.SelectMany(Mapped).DistinctBy(c => c.Column))
                    {
                        checkedColumns++;
                        if (!columns.TryGetValue(column, out var stored))
                        {
                            faults.Add($"{table.Key}.{column} is missing");
                        }
                        else if (stored != nullable)
                        {
                            faults.Add($"{table.Key}.{column} is {(stored ? "" : "not ")}null in the schema only");
                        }
                    }
                }
            });
        }

        checkedColumns.ShouldBeGreaterThan(100);
        faults.Distinct().ShouldBeEmpty();
    }

    private static IEnumerable<(string Column, bool Nullable)> Mapped(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        return entity.GetProperties().Select(p => (p.GetColumnName(table)!, p.IsColumnNullable(table)));
    }

    private static async Task<Dictionary<string, bool>> Columns(ModuleDb db, string table)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = db.Database.IsNpgsql()
            ? $"select column_name, is_nullable = 'YES' from information_schema.columns where table_schema = 'public' and table_name = '{table}'"
            : $"select name, \"notnull\" = 0 and pk = 0 from pragma_table_info('{table}')";
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        var columns = new Dictionary<string, bool>();
        while (await reader.ReadAsync())
        {
            columns[reader.GetString(0)] = Convert.ToBoolean(
                reader.GetValue(1),
                System.Globalization.CultureInfo.InvariantCulture
            );
        }

        return columns;
    }
}
