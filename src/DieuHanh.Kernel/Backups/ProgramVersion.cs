using System.Reflection;

namespace DieuHanh.Kernel.Backups;

/// <summary>Which program this is.</summary>
public static class ProgramVersion
{
    /// <summary>The version, and after a plus sign the mark of the source it was built from.</summary>
    public static string Full { get; } =
        typeof(ProgramVersion)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion
        ?? "";
}
