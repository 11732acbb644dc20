using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Web.Commands;

/// <summary><c>--help</c> in the language of the office, with the exit codes.</summary>
internal sealed class HelpPage : SynchronousCommandLineAction
{
    public static void Replace(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Description = T["Cách dùng lệnh này."];
        help.Action = new HelpPage();
        root.Options.OfType<VersionOption>().Single().Description = T["Phiên bản của phần mềm."];
    }

    public static string PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : "dieuhanh";

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        var arguments = string.Concat(
            command.Arguments.Select(a => a.Arity.MinimumNumberOfValues == 0 ? $" [{a.Name}]" : $" {a.Name}")
        );
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine(
            command.Subcommands.Count > 0
                ? T["Cách dùng: {0} LỆNH [tùy chọn]", PathOf(parseResult.CommandResult)]
                : T["Cách dùng: {0}{1} [tùy chọn]", PathOf(parseResult.CommandResult), arguments]
        );
        Part(output, T["Lệnh"], command.Subcommands.Select(c => (c.Name, c.Description)));
        Part(output, T["Tham số"], command.Arguments.Select(a => (a.Name, a.Description)));
        Part(output, T["Tùy chọn"], Options(parseResult.CommandResult).Select(o => (Shown(o), o.Description)));
        Part(
            output,
            T["Mã kết thúc"],
            [
                ($"{ExitCode.Done}", T["xong"]),
                ($"{ExitCode.BadInput}", T["dữ liệu đưa vào sai"]),
                ($"{ExitCode.Refused}", T["văn phòng từ chối, có nêu lý do"]),
                ($"{ExitCode.Broken}", T["nhật ký không còn nguyên vẹn"]),
                ($"{ExitCode.Usage}", T["dòng lệnh không hiểu được"]),
                ($"{ExitCode.Unavailable}", T["cơ sở dữ liệu không trả lời hoặc cổng đã có chương trình khác dùng"]),
                ($"{ExitCode.Failure}", T["lỗi của chương trình"]),
            ]
        );
        return ExitCode.Done;
    }

    private static IEnumerable<Option> Options(CommandResult command) =>
        command
            .Command.Options.Concat(
                command.Parent is CommandResult parent ? Options(parent).Where(o => o.Recursive) : []
            )
            .Where(o => !o.Hidden);

    private static string Shown(Option option) =>
        option.Arity.MaximumNumberOfValues == 0 || option.HelpName is null
            ? option.Name
            : $"{option.Name} {option.HelpName}";

    private static void Part(TextWriter output, string title, IEnumerable<(string Name, string? Meaning)> lines)
    {
        var all = lines.ToList();
        if (all.Count > 0)
        {
            var width = all.Max(l => l.Name.Length) + 2;
            output.WriteLine();
            output.WriteLine($"{title}:");
            all.ForEach(l => output.WriteLine($"  {l.Name.PadRight(width)}{l.Meaning}"));
        }
    }
}
