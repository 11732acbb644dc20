using DieuHanh.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tasks.Rules;

/// <summary>All rules of this module as they stand, kept in memory and read anew when one changed.</summary>
public sealed record TaskRules(IReadOnlyList<Rule> Numbers, IReadOnlyDictionary<Guid, bool> HeadApproves)
{
    /// <summary>Name of the revision that every change of a rule moves.</summary>
    public const string RevisionName = "tasks-rules";

    /// <summary>What a rule says on a day.</summary>
    /// <exception cref="InvalidOperationException">The table has no line for the day.</exception>
    public int Days(RuleName name, DateOnly day) =>
        Numbers
            .Where(r => r.Name == name && r.ValidFrom <= day && (r.ValidTo is null || day <= r.ValidTo))
            .MaxBy(r => r.ValidFrom)
            ?.Days
        ?? throw new InvalidOperationException($"No rule {name} is in force on {day:yyyy-MM-dd}.");

    internal static async Task<TaskRules> Read(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<TasksDb>();
        var batch = db.Batch();
        var numbers = batch.List(db.Rules.AsNoTracking());
        var ways = batch.List(db.AgencyWays.AsNoTracking());
        await batch.Run(cancel);
        return new TaskRules(numbers.Value, ways.Value.ToDictionary(w => w.AgencyId, w => w.HeadApproves));
    }
}

/// <summary>The rules in force, for handlers.</summary>
public sealed class RuleBook(IServiceProvider services, Revisions revisions, Remembered<TaskRules> remembered)
{
    public ValueTask<TaskRules> Get(CancellationToken cancel = default) => remembered.Get(services, revisions, cancel);
}
