using DieuHanh.Reading.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;

namespace DieuHanh.Documents.Text;

/// <summary>Reads the slides of a PPTX in their order, paragraph by paragraph.</summary>
internal static class PptxText
{
    public static Extraction Read(Stream content, ExtractionLimits limits, CancellationToken cancel)
    {
        if (!Packed.Unpacks(content, limits))
        {
            return Extraction.Unusual;
        }

        content.Position = 0;
        using var document = PresentationDocument.Open(content, isEditable: false, Packed.Settings(limits));
        var gathered = new Gathered(limits.Characters);
        if (document.PresentationPart is { } show)
        {
            var ids = show.Presentation?.SlideIdList?.Elements<SlideId>().Select(s => s.RelationshipId?.Value) ?? [];
            foreach (var id in ids.OfType<string>().Take(limits.Pages).TakeWhile(_ => !gathered.Full))
            {
                if (show.GetPartById(id) is SlidePart slide)
                {
                    using var reader = OpenXmlReader.Create(slide);
                    ReadSlide(reader, gathered, cancel);
                    gathered.Line();
                }
            }
        }

        return gathered.Result(complete: !gathered.Full);
    }

    private static void ReadSlide(OpenXmlReader reader, Gathered gathered, CancellationToken cancel)
    {
        string? font = null;
        while (!gathered.Full && reader.Read())
        {
            var type = reader.ElementType;
            if (type == typeof(Paragraph) && reader.IsEndElement)
            {
                cancel.ThrowIfCancellationRequested();
                gathered.Line();
            }
            else if (!reader.IsStartElement)
            {
                continue;
            }
            else if (type == typeof(Run))
            {
                font = null;
            }
            else if (type == typeof(LatinFont))
            {
                font = reader.Attributes.FirstOrDefault(a => a.LocalName == "typeface").Value;
            }
            else if (type == typeof(Break))
            {
                gathered.Line();
            }
            else if (type == typeof(DocumentFormat.OpenXml.Drawing.Text))
            {
                gathered.Add(LegacyVietnamese.FromFont(reader.GetText(), font));
            }
        }
    }
}
