using System.Diagnostics;
using DieuHanh.Kernel.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DieuHanh.Tests.House;

/// <summary>
/// As long as it is held, an action of one person is not saved: somebody else saved first. What the action did before its save is to be
/// undone with it.
/// </summary>
internal sealed class FailingSave : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> listening = [];
    private readonly string action;
    private readonly Guid personId;

    /// <param name="action">In the words of the audit.</param>
    public FailingSave(string action, Guid personId)
    {
        (this.action, this.personId) = (action, personId);
        listening.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public void Dispose() => listening.ForEach(l => l.Dispose());

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            listening.Add(value.Subscribe(this, (name, _, _) => name == CoreEventId.SaveChangesStarting.Name));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (
            value.Value is DbContextEventData { Context: { } db }
            && db.ChangeTracker.Entries<AuditRow>()
                .Any(a => a.State is EntityState.Added && a.Entity.Action == action && a.Entity.ActorId == personId)
        )
        {
            throw new DbUpdateConcurrencyException("Somebody else was first.");
        }
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
