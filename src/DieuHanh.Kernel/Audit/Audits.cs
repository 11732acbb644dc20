using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace DieuHanh.Kernel.Audit;

/// <summary>Makes audit records from what is about to be saved.</summary>
internal static class Audits
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private static readonly ConcurrentDictionary<Type, (string Name, bool Private)[]> Kept = new();

    public static IEnumerable<AuditRow> Of(
        IEnumerable<EntityEntry<Entity>> entries,
        ModuleScope scope,
        string action,
        string? why,
        Guid? behalfOf
    )
    {
        // One save is one moment, however many things it changes.
        var now = scope.Now;
        return
        [
            .. entries
                .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                .Select(e => new AuditRow
                {
                    At = now,
                    ActorId = scope.Actor.PersonId,
                    ActorName = scope.Actor.Name,
                    BehalfId = behalfOf,
                    Action = action,
                    Thing = e.Metadata.ClrType.Name,
                    ThingId = e.Entity.Id,
                    WholeId = e.Entity.WholeId,
                    Changes = Changes(
                        e.State is EntityState.Added ? null : Values(e, original: true),
                        e.State is EntityState.Deleted ? null : Values(e)
                    ),
                    Why = why,
                }),
        ];
    }

    /// <summary>What the record keeps of a thing, by property.</summary>
    internal static Dictionary<string, object?> Values(EntityEntry entry, bool original = false) =>
        Kept.GetOrAdd(
                entry.Metadata.ClrType,
                static (_, type) =>
                    [
                        .. type.GetProperties()
                            .Where(p =>
                                p.Name is not (nameof(Entity.Id) or nameof(Entity.Version))
                                && p.PropertyInfo?.GetCustomAttribute<NotAuditedAttribute>() is null
                            )
                            .Select(p => (p.Name, p.PropertyInfo?.GetCustomAttribute<PrivateAttribute>() is not null)),
                    ],
                entry.Metadata
            )
            .ToDictionary(
                p => p.Name,
                p =>
                    (original ? entry.Property(p.Name).OriginalValue : entry.Property(p.Name).CurrentValue) is { } value
                        ? p.Private
                            ? new Hidden(value)
                            : value
                        : null
            );

    /// <summary>JSON: property → [from, to].</summary>
    internal static string Changes(Dictionary<string, object?>? from, Dictionary<string, object?>? to) =>
        JsonSerializer.Serialize(
            (to ?? from)!
                .Keys.Select(name => (Name: name, From: from?.GetValueOrDefault(name), To: to?.GetValueOrDefault(name)))
                .Where(c => !Equals(c.From, c.To))
                .ToDictionary(c => c.Name, c => new[] { Plain(c.From, Hidden.Before), Plain(c.To, Hidden.After) }),
            Readable
        );

    private static object? Plain(object? value, string hidden) =>
        value switch
        {
            Hidden => hidden,
            Enum => value.ToString(),
            _ => value,
        };

    /// <summary>A private value: compared, never written.</summary>
    private sealed record Hidden(object Value)
    {
        public const string Before = "•••";
        public const string After = "••••••";

        public override string ToString() => Before;
    }
}
