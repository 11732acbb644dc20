using System.Reflection;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tests.House;
using DieuHanh.Ui.Journal;
using DieuHanh.Web;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Ui.Journal;

/// <summary>Whoever reads the journal is no programmer: all that is written down has a Vietnamese word.</summary>
public sealed class JournalWordsTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Every_kind_of_thing_and_every_property_that_is_audited_has_a_word()
    {
        var missing = new List<string>();
        var seen = 0;
        await world.In(services =>
        {
            var kinds = services.GetServices<AuditKind>().ToDictionary(k => k.Thing);
            foreach (
                var type in Office.Modules.SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(ModuleDb)))
            )
            {
                var db = (ModuleDb)services.GetRequiredService(type);
                foreach (var entity in db.Model.GetEntityTypes().Where(e => e.ClrType.IsSubclassOf(typeof(Entity))))
                {
                    var name = entity.ClrType.Name;
                    if (entity.ClrType.IsAbstract)
                    {
                        continue;
                    }

                    if (!kinds.TryGetValue(name, out var kind))
                    {
                        missing.Add($"{name}: no AuditKind is registered");
                        continue;
                    }

                    foreach (
                        var property in entity
                            .GetProperties()
                            .Where(p =>
                                p.Name is not (nameof(Entity.Id) or nameof(Entity.Version))
                                && p.PropertyInfo?.GetCustomAttribute<NotAuditedAttribute>() is null
                            )
                    )
                    {
                        seen++;
                        if (
                            !kind.Words.Properties.ContainsKey(property.Name)
                            && !kind.Words.Properties.ContainsKey($"{name}.{property.Name}")
                        )
                        {
                            missing.Add($"{name}.{property.Name}");
                        }
                        else if (
                            (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is
                            { IsEnum: true } values
                        )
                        {
                            missing.AddRange(
                                Enum.GetNames(values)
                                    .Where(v =>
                                        kind.Words.Values?.ContainsKey(v) != true
                                        && kind.Words.Values?.ContainsKey($"{name}.{v}") != true
                                        && kind.Words.Values?.ContainsKey($"{property.Name}.{v}") != true
                                    )
                                    .Select(v => $"{name}.{property.Name} = {v}")
                            );
                        }
                    }
                }
            }

            return Task.CompletedTask;
        });
        seen.ShouldBeGreaterThan(100);
        missing.ShouldBeEmpty(string.Join('\n', missing));
    }
}
