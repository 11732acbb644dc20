namespace DieuHanh.Ui.Operations;

/// <summary>
/// A program of the system that a module calls where it is installed. A module registers each of its own, and the operator sees whether
/// it is there.
/// </summary>
/// <param name="Command">What it is called.</param>
/// <param name="Use">What it is for, in Vietnamese: a translation key.</param>
/// <param name="Find">Where the module finds it, as it is set up here; null where it is not installed, or switched off.</param>
public sealed record ToolBeside(string Command, string Use, Func<string?> Find)
{
    /// <param name="Path">Where it is; null where it is not installed.</param>
    public sealed record Found(string Command, string Use, string? Path);

    public Found Look() => new(Command, Use, Find());
}
