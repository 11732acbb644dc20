using DieuHanh.Reading.Text;

namespace DieuHanh.Documents.Text;

/// <summary>Reads plain text in any encoding Vietnamese was written in; of a very large file its beginning.</summary>
internal static class PlainText
{
    // A letter takes three bytes in UTF-8.
    private const int BytesPerCharacter = 3;

    public static Extraction Read(Stream content, ExtractionLimits limits)
    {
        var bytes = new byte[Math.Min(content.Length - content.Position, (long)limits.Characters * BytesPerCharacter)];
        content.ReadExactly(bytes);
        var gathered = new Gathered(limits.Characters);
        gathered.Add(TextBytes.Decode(bytes));
        return gathered.Result(complete: !gathered.Full && content.Position == content.Length);
    }
}
