using System.Text;
using DieuHanh.Kernel.Words;
using DieuHanh.Web.Commands;

// The office and its command line are one program: `dieuhanh serve` opens the office, the other commands work beside it.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.InputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
CommandLine.Speak(Environment.GetEnvironmentVariable("DIEUHANH_LANG") == "en" ? Phrases.English : Phrases.Vietnamese);
return await CommandLine.Run(args, Console.Out, Console.Error);
