using DieuHanh.Kernel.Data;
using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Kernel.Backups;

/// <summary>An office opened on rows and files that are there already.</summary>
public sealed class RestoredWorld(Database database, string data) : World
{
    protected override (Database Database, string Files) Place() => (database, Path.Combine(data, "files"));

    protected override Task Fill() => Task.CompletedTask;
}
