using DieuHanh.Kernel.Files;
using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Kernel.Files;

/// <summary>What an office erases when it opens is nothing it could fail to open over.</summary>
public sealed class QuarantineTests
{
    [Fact]
    public async Task An_office_opens_though_another_program_writes_where_it_sweeps()
    {
        var settings = new FileSettings
        {
            Folder = System.IO.Directory.CreateTempSubdirectory("dieuhanh-swept-").FullName,
        };
        var passing = Path.Combine(settings.Folder, "passing");
        var quarantine = new Quarantine(settings, new Clock(World.Morning));
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 2).Select(_ => Task.Run(() => Write(passing, stop.Token))).ToList();

        for (var sweeps = 0; sweeps < 200; sweeps++)
        {
            quarantine.Sweep();
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);
        quarantine.Sweep();
        System.IO.Directory.Exists(passing).ShouldBeFalse();
    }

    private static void Write(string passing, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var folder = System
                    .IO.Directory.CreateDirectory(Path.Combine(passing, Guid.NewGuid().ToString("N")))
                    .FullName;
                File.WriteAllText(Path.Combine(folder, "a"), "");
            }
            catch (IOException)
            {
                // It was swept in this moment.
            }
        }
    }
}
