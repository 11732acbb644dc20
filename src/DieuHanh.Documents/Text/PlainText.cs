using System.Text;

namespace DieuHanh.Documents.Text;

/// <summary>Reads plain text in UTF-8 or UTF-16.</summary>
internal static class PlainText
{
    public static Extraction Read(Stream content, ExtractionLimits limits)
    {
        using var reader = new StreamReader(
            content,
            Encoding.UTF8,
            detectEncodingFromByteOrderMarks: true,
            leaveOpen: true
        );
        var gathered = new Gathered(limits.Characters);
        var buffer = new char[16_384];
        for (int read; !gathered.Full && (read = reader.Read(buffer)) > 0; )
        {
            gathered.Add(buffer.AsSpan(0, read));
        }

        return gathered.Result(complete: !gathered.Full);
    }
}
