namespace DieuHanh.Ui.Operations;

/// <summary>
/// A program of the system that a module calls where it is installed. A module registers each of its own, and the operator sees whether
/// it is there.
/// </summary>
/// <param name="Command">Its name on the search path.</param>
/// <param name="Use">What it is for, in Vietnamese: a translation key.</param>
public sealed record ToolBeside(string Command, string Use)
{
    /// <param name="Path">Where it is; null where it is not installed.</param>
    public sealed record Found(string Command, string Use, string? Path);

    public Found Look() =>
        new(
            Command,
            Use,
            (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Select(folder => Path.Combine(folder, Command))
                .FirstOrDefault(File.Exists)
        );
}
