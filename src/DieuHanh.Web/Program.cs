using System.Text;
using DieuHanh.Documents.Text;
using DieuHanh.Kernel.Words;
using DieuHanh.Web.Commands;

// The office and its command line are one program: `dieuhanh serve` opens the office, the other commands work beside it.
if (args is [ReadingChild.Command])
{
    // One of many short lives: it loads nothing it does not need.
    return ReadingChild.Run(Console.In, Console.Out);
}

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.InputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
CommandLine.Speak(Environment.GetEnvironmentVariable("DIEUHANH_LANG") == "en" ? Phrases.English : Phrases.Vietnamese);
return await CommandLine.Run(args, Console.Out, Console.Error);
