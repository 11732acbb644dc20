using DieuHanh.Reading.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DieuHanh.Documents.Text;

/// <summary>
/// In which font the text stands that is being read: its run says so, or the style of the run, of the paragraph, or the document. It
/// matters for the fonts from before Unicode only.
/// </summary>
internal sealed class DocxFonts
{
    private const int MostStyles = 5_000;
    private const int DeepestStyle = 20;

    private readonly Dictionary<string, (string? Font, string? Base)> styles = [];
    private string? ordinary;
    private string? standard;

    private string? paragraph;
    private string? run;
    private bool inParagraphProperties;

    private DocxFonts() { }

    public static DocxFonts Of(MainDocumentPart main, CancellationToken cancel)
    {
        var fonts = new DocxFonts();
        if (main.StyleDefinitionsPart is { } part)
        {
            using var reader = OpenXmlReader.Create(part);
            fonts.ReadStyles(reader, cancel);
        }

        return fonts;
    }

    /// <summary>The words in Unicode.</summary>
    public string Written(string text) => LegacyVietnamese.FromFont(text, run ?? paragraph ?? ordinary);

    public void Start(OpenXmlReader reader)
    {
        var type = reader.ElementType;
        if (type == typeof(Paragraph))
        {
            paragraph = run = null;
        }
        else if (type == typeof(ParagraphProperties))
        {
            inParagraphProperties = true;
        }
        else if (type == typeof(ParagraphStyleId))
        {
            paragraph = FontOf(Value(reader, "val"));
        }
        else if (type == typeof(Run))
        {
            run = null;
        }
        else if (type == typeof(RunStyle) && !inParagraphProperties)
        {
            run ??= FontOf(Value(reader, "val"));
        }
        else if (type == typeof(RunFonts) && !inParagraphProperties)
        {
            run = Named(reader) ?? run;
        }
    }

    public void End(Type type)
    {
        if (type == typeof(ParagraphProperties))
        {
            inParagraphProperties = false;
        }
        else if (type == typeof(Run))
        {
            run = null;
        }
    }

    private void ReadStyles(OpenXmlReader reader, CancellationToken cancel)
    {
        string? style = null;
        while (reader.Read() && styles.Count < MostStyles)
        {
            cancel.ThrowIfCancellationRequested();
            if (!reader.IsStartElement)
            {
                continue;
            }

            if (reader.ElementType == typeof(Style))
            {
                style = Value(reader, "styleId") ?? "";
                styles[style] = default;
                if (Value(reader, "default") is "1" or "true" && Value(reader, "type") is "paragraph")
                {
                    standard = style;
                }
            }
            else if (reader.ElementType == typeof(BasedOn) && style is not null)
            {
                styles[style] = styles[style] with { Base = Value(reader, "val") };
            }
            else if (reader.ElementType == typeof(RunFonts) && Named(reader) is { } font)
            {
                if (style is null)
                {
                    ordinary = font;
                }
                else
                {
                    styles[style] = styles[style] with { Font = font };
                }
            }
        }

        ordinary = FontOf(standard) ?? ordinary;
    }

    private string? FontOf(string? style)
    {
        for (var depth = 0; style is not null && depth < DeepestStyle; depth++)
        {
            if (!styles.TryGetValue(style, out var known))
            {
                return null;
            }

            if (known.Font is not null)
            {
                return known.Font;
            }

            style = known.Base;
        }

        return null;
    }

    private static string? Named(OpenXmlReader reader) => Value(reader, "ascii") ?? Value(reader, "hAnsi");

    private static string? Value(OpenXmlReader reader, string name)
    {
        foreach (var attribute in reader.Attributes)
        {
            if (attribute.LocalName == name)
            {
                return attribute.Value;
            }
        }

        return null;
    }
}
