using DieuHanh.Kernel.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DieuHanh.Kernel.Notices;

/// <summary>
/// Carries the hints of <see cref="LiveNotices"/> between the nodes of one PostgreSQL, by its own LISTEN and NOTIFY. They are sent after
/// the commit and not within: a transaction that notifies makes all others wait for their turn to commit. SQLite has one node.
/// </summary>
public sealed partial class LiveWire(LiveNotices live, Database database, ILogger<LiveWire> log) : BackgroundService
{
    private const string Channel = "dieuhanh_notice";

    /// <summary>A message holds 8,000 bytes, an id 32 letters and a comma.</summary>
    private const int MostPeople = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        database.Engine is Engine.PostgreSql
            ? Task.WhenAll(Again(Hear, stoppingToken), Again(Send, stoppingToken))
            : Task.CompletedTask;

    // A database that is away for a while ends neither: what was missed is found by the beat of each page.
    private async Task Again(Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await work(stopping);
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                Paused(e.GetType().Name);
                await Task.Delay(Pause, stopping);
            }
        }
    }

    private async Task Hear(CancellationToken stopping)
    {
        var own = new NpgsqlConnectionStringBuilder(database.Connection) { Pooling = false, KeepAlive = 30 };
        await using var connection = new NpgsqlConnection(own.ToString());
        connection.Notification += (_, heard) =>
        {
            foreach (var person in heard.Payload.Split(','))
            {
                if (Guid.TryParseExact(person, "N", out var id))
                {
                    live.TellHere(id);
                }
            }
        };
        await connection.OpenAsync(stopping);
        await using (var listen = new NpgsqlCommand($"listen {Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(stopping);
        }

        while (true)
        {
            await connection.WaitAsync(stopping);
        }
    }

    private async Task Send(CancellationToken stopping)
    {
        while (await live.Leaving.WaitToReadAsync(stopping))
        {
            var people = new HashSet<Guid>();
            while (people.Count < MostPeople && live.Leaving.TryRead(out var person))
            {
                people.Add(person);
            }

            await using var connection = new NpgsqlConnection(database.Connection);
            await connection.OpenAsync(stopping);
            await using var notify = new NpgsqlCommand("select pg_notify(@channel, @people)", connection);
            notify.Parameters.AddWithValue("channel", Channel);
            notify.Parameters.AddWithValue("people", string.Join(',', people.Select(p => p.ToString("N"))));
            await notify.ExecuteNonQueryAsync(stopping);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Live notices paused: {Error}")]
    private partial void Paused(string error);
}
