using System.Text;

namespace DieuHanh.Documents.Text;

/// <summary>Reads what a process says, as far as it may say anything: it could be made to talk until the memory is full.</summary>
internal static class Bounded
{
    private const int Most = 64 << 20;

    /// <summary>A line; null where the other side ended before one, or it is longer than any answer.</summary>
    public static Task<string?> ReadLine(StreamReader reader, CancellationToken cancel) => Read(reader, '\n', cancel);

    public static async Task<string> ReadToEnd(StreamReader reader, CancellationToken cancel) =>
        await Read(reader, null, cancel) ?? "";

    private static async Task<string?> Read(StreamReader reader, char? end, CancellationToken cancel)
    {
        var text = new StringBuilder();
        var buffer = new char[1 << 14];
        for (int read; (read = await reader.ReadAsync(buffer.AsMemory(), cancel)) > 0; )
        {
            text.Append(buffer, 0, read);
            if (end is { } mark && buffer[read - 1] == mark)
            {
                return text.ToString(0, text.Length - 1);
            }

            if (text.Length > Most)
            {
                return null;
            }
        }

        return end is null ? text.ToString() : null;
    }
}
