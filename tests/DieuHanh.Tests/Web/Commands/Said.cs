using DieuHanh.Web.Commands;

namespace DieuHanh.Tests.Web.Commands;

/// <summary>Runs a command as a person would and keeps what it says.</summary>
public sealed record Said(int Code, string Output, string Error)
{
    public string[] Lines => Output.TrimEnd().Split('\n', StringSplitOptions.TrimEntries);

    public static async Task<Said> By(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        CommandLine.Speak(DieuHanh.Kernel.Words.Phrases.Vietnamese);
        var code = await CommandLine.Run(args, output, error, TestContext.Current.CancellationToken);
        return new Said(code, output.ToString(), error.ToString());
    }
}
