using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DieuHanh.Bench;

/// <summary>Counts what this process asks of its database while something is done; it listens only then, so that it slows no measurement.</summary>
internal sealed class Queries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly List<IDisposable> listening = [];
    private int count;

    public static async Task<int> During(Func<Task> act)
    {
        var queries = new Queries();
        using (DiagnosticListener.AllListeners.Subscribe(queries))
        {
            await act();
        }

        queries.listening.ForEach(l => l.Dispose());
        return queries.count;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            listening.Add(value.Subscribe(this, (name, _, _) => name == RelationalEventId.CommandExecuting.Name));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value) => Interlocked.Increment(ref count);

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
