using System.Text.Json;
using System.Text.Json.Serialization;

namespace DieuHanh.Documents.Text;

/// <summary>What the reading process is asked, one line each.</summary>
internal sealed record ReadRequest(string Path, string MediaType, ExtractionLimits Limits);

/// <summary>What it answers.</summary>
/// <param name="Last">It has grown and ends now; another one is to be started.</param>
internal sealed record ReadAnswer(Extraction Read, bool Last);

[JsonSerializable(typeof(ReadRequest))]
[JsonSerializable(typeof(ReadAnswer))]
internal sealed partial class ReadingLines : JsonSerializerContext;

/// <summary>
/// The other side of <see cref="ReadingProcesses"/>: <c>dieuhanh extract</c> reads one file after another as it is told on its standard
/// input, and ends with it. It opens no database and no web.
/// </summary>
public static class ReadingChild
{
    /// <summary>The hidden command of the program.</summary>
    public const string Command = "extract";

    /// <summary>Its first line: from now on the time of a reading counts.</summary>
    internal const string Ready = "ready";

    private const long Grown = 300L << 20;

    public static int Run(TextReader input, TextWriter output)
    {
        Say(output, Ready);
        while (input.ReadLine() is { Length: > 0 } line)
        {
            var asked = JsonSerializer.Deserialize(line, ReadingLines.Default.ReadRequest)!;
            var read = FormatReaders.Read(asked.Path, asked.MediaType, asked.Limits);
            var last = ReferenceEquals(read, Extraction.TooHeavy) || Environment.WorkingSet > Grown;
            Say(output, JsonSerializer.Serialize(new ReadAnswer(read, last), ReadingLines.Default.ReadAnswer));
            if (last)
            {
                break;
            }
        }

        return 0;
    }

    private static void Say(TextWriter output, string line)
    {
        output.WriteLine(line);
        output.Flush();
    }
}
