using System.Collections.Concurrent;
using DieuHanh.Browser.House;
using DieuHanh.Kernel.Data;

[assembly: AssemblyFixture(typeof(Offices))]

namespace DieuHanh.Browser.House;

/// <summary>
/// Opens offices. A sample is loaded once for each engine and copied, because loading takes longer than a journey.
/// </summary>
public sealed class Offices : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(Engine, string), Lazy<Task<Store>>> templates = new();
    private readonly ConcurrentDictionary<(Engine, string), Lazy<Task<Office>>> shared = new();

    /// <summary>An office that belongs to the caller.</summary>
    /// <param name="engine">The database it keeps its rows in.</param>
    /// <param name="sample"><c>government</c>, <c>province</c>, or nothing for an empty office.</param>
    public async Task<Office> Open(Engine engine, string sample = "government")
    {
        var template = await templates.GetOrAdd((engine, sample), k => new(() => Load(k.Item1, k.Item2))).Value;
        var store = await template.Copy();
        return new(await Program.Serve([.. store.Options, .. Sample(sample)]), store);
    }

    /// <summary>An office for all who only look and change nothing.</summary>
    public Task<Office> ToLookAt(Engine engine, string sample = "government") =>
        shared.GetOrAdd((engine, sample), k => new(() => Open(k.Item1, k.Item2))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var office in shared.Values.Where(o => o.Value.IsCompletedSuccessfully))
        {
            await (await office.Value).DisposeAsync();
        }

        foreach (var store in templates.Values.Where(t => t.Value.IsCompletedSuccessfully))
        {
            await (await store.Value).DisposeAsync();
        }
    }

    private static async Task<Store> Load(Engine engine, string sample)
    {
        var store = await Store.Empty(engine);
        await using var program = await Program.Serve([.. store.Options, .. Sample(sample)]);
        await program.Stop();
        return store;
    }

    private static IEnumerable<string> Sample(string sample) => sample is "" ? ["--no-sample"] : ["--sample", sample];
}
