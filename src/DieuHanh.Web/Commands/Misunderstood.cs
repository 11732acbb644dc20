using System.CommandLine;
using System.CommandLine.Parsing;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Web.Commands;

/// <summary>Says what of a command line was not understood.</summary>
internal static class Misunderstood
{
    public static int Tell(ParseResult given, TextWriter error)
    {
        var path = HelpPage.PathOf(given.CommandResult);
        var sentences = given
            .UnmatchedTokens.Select(t => T["“{0}” không phải là lệnh hay tùy chọn của {1}.", t, path])
            .ToList();
        if (sentences.Count == 0)
        {
            sentences.AddRange(given.Errors.Select(e => Sentence(e, path)).Distinct());
        }

        foreach (var sentence in sentences)
        {
            error.WriteLine(sentence);
        }

        error.WriteLine(T["Xem cách dùng: {0} --help", path]);
        return ExitCode.Usage;
    }

    private static string Sentence(ParseError error, string path) =>
        error.SymbolResult switch
        {
            OptionResult { Tokens.Count: 0 } option => T["Tùy chọn {0} thiếu giá trị.", option.Option.Name],
            OptionResult option => T[
                "Giá trị “{0}” của tùy chọn {1} không dùng được.",
                string.Join(' ', option.Tokens.Select(t => t.Value)),
                option.Option.Name
            ],
            ArgumentResult { Tokens.Count: 0 } argument => T["Thiếu {0}.", argument.Argument.Name],
            ArgumentResult argument => T[
                "“{0}” không dùng được làm {1}.",
                string.Join(' ', argument.Tokens.Select(t => t.Value)),
                argument.Argument.Name
            ],
            CommandResult { Command.Subcommands.Count: > 0 } => T["{0} cần thêm tên một lệnh.", path],
            _ => T["Lệnh {0} thiếu tham số bắt buộc.", path],
        };
}
