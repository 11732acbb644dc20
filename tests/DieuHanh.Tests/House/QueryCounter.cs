using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.House;

/// <summary>
/// The statements each request sent to the database, by its address; the latest request wins. Each query of a batch counts, since EF
/// announces it whether it runs alone or not.
/// </summary>
public sealed class QueryCounter
{
    private static readonly object Slot = new();
    private static readonly HttpContextAccessor Request = new();

    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> byAddress = [];

    static QueryCounter() => DiagnosticListener.AllListeners.Subscribe(new Listeners());

    public IReadOnlyCollection<string> Of(string address) =>
        byAddress.TryGetValue(new Uri(new Uri("http://localhost"), address).PathAndQuery, out var sent) ? sent : [];

    private void Add(HttpContext http, string sql)
    {
        if (http.Items[Slot] is not ConcurrentQueue<string> sent)
        {
            http.Items[Slot] = sent = new ConcurrentQueue<string>();
            byAddress[http.Request.Path + http.Request.QueryString] = sent;
        }

        sent.Enqueue(sql);
    }

    private sealed class Listeners : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                value.Subscribe(new Commands(), (name, _, _) => name == RelationalEventId.CommandExecuting.Name);
            }
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }

    private sealed class Commands : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandEventData command && Request.HttpContext is { } http)
            {
                http.RequestServices.GetService<QueryCounter>()?.Add(http, command.Command.CommandText);
            }
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
