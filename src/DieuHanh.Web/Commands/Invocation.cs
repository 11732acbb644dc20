using System.CommandLine;
using DieuHanh.Kernel.Audit.Sealing;
using DieuHanh.Kernel.Data;

namespace DieuHanh.Web.Commands;

/// <summary>One call of the command line, and the place a command wrote to, which is sealed before it ends.</summary>
internal sealed class Invocation : InvocationConfiguration
{
    private (Database Database, SealFiles Files)? written;

    public void Writes(Database database, SealFiles files) => written = (database, files);

    /// <summary>Seals what the command, or anyone before it, left in the audit. What a newer program has used is left as it is.</summary>
    public async Task Seal()
    {
        if (written is { } place && Schema.Knows(place.Database, "kernel_unsealed"))
        {
            await Schema.RefuseNewer(place.Database, Office.Modules);

            // Also after the command was told to stop: what it saved is saved.
            await new Sealer(place.Database, place.Files, TimeProvider.System).SealAll(CancellationToken.None);
        }
    }
}
