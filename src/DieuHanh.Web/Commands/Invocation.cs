using System.CommandLine;
using DieuHanh.Kernel.Audit.Sealing;
using DieuHanh.Kernel.Backups;
using DieuHanh.Kernel.Data;

namespace DieuHanh.Web.Commands;

/// <summary>
/// One call of the command line, and the place a command writes to: nobody moves it away meanwhile, and it is sealed before the command
/// ends.
/// </summary>
internal sealed class Invocation : InvocationConfiguration, IDisposable
{
    private (Database Database, SealFiles Files)? written;
    private IDisposable? open;

    /// <exception cref="DieuHanh.Kernel.Domain.RefusedException">The database is being moved.</exception>
    public void Writes(Database database, SealFiles files)
    {
        open ??= OpenOffice.Hold(database);
        written = (database, files);
    }

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

    public void Dispose() => open?.Dispose();
}
