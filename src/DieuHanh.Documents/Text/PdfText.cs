using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace DieuHanh.Documents.Text;

/// <summary>Reads the text of a PDF page by page, in lines as they stand on the page.</summary>
internal static class PdfText
{
    /// <summary>Words whose base lines differ by less than this share of their height stand on one line.</summary>
    private const double SameLine = 0.6;

    /// <summary>A gap between lines larger than this many line heights begins a paragraph.</summary>
    private const double ParagraphGap = 1.6;

    /// <summary>A gap between words larger than this many letters parts columns.</summary>
    private const double ColumnGap = 2.2;

    public static Extraction Read(Stream content, ExtractionLimits limits, CancellationToken cancel)
    {
        var filters = new BoundedFilters(limits.Unpacked, cancel);
        try
        {
            var read = Read(content, filters, limits, cancel);
            return filters.Exceeded ? TextExtractor.Unusual : read;
        }
        catch (Exception) when (filters.Exceeded)
        {
            return TextExtractor.Unusual;
        }
    }

    private static Extraction Read(
        Stream content,
        BoundedFilters filters,
        ExtractionLimits limits,
        CancellationToken cancel
    )
    {
        using var document = PdfDocument.Open(
            content,
            new ParsingOptions
            {
                UseLenientParsing = true,
                SkipMissingFonts = true,
                FilterProvider = filters,
            }
        );
        CountedForms.Mark(document, filters, cancel);
        var gathered = new Gathered(limits.Characters);
        var pages = Math.Min(document.NumberOfPages, limits.Pages);
        for (var number = 1; number <= pages && !gathered.Full; number++)
        {
            cancel.ThrowIfCancellationRequested();
            AddPage(document.GetPage(number), gathered);
            gathered.Line();
        }

        return gathered.Result(complete: pages == document.NumberOfPages && !gathered.Full);
    }

    private static void AddPage(Page page, Gathered gathered)
    {
        (double Bottom, double Height)? last = null;
        foreach (var line in Lines(page.GetWords()))
        {
            var height = Math.Max(1, line.Average(w => w.BoundingBox.Height));
            var bottom = line.Average(w => w.BoundingBox.Bottom);
            if (last is { } above && above.Bottom - bottom > ParagraphGap * Math.Max(above.Height, height) * 1.4)
            {
                gathered.Line();
            }

            gathered.Add(Joined(line));
            gathered.Line();
            last = (bottom, height);
        }
    }

    /// <summary>Words of one line; columns that happen to share a base line stay wide apart, so that the mark of one is not read on.</summary>
    private static string Joined(List<Word> line)
    {
        var joined = new StringBuilder(line[0].Text);
        foreach (var (before, word) in line.Zip(line.Skip(1)))
        {
            var letter = before.BoundingBox.Width / Math.Max(1, before.Text.Length);
            var gap = word.BoundingBox.Left - before.BoundingBox.Right;
            joined.Append(gap > ColumnGap * letter ? "   " : " ").Append(word.Text);
        }

        return joined.ToString();
    }

    private static IEnumerable<List<Word>> Lines(IEnumerable<Word> words)
    {
        var line = new List<Word>();
        foreach (
            var word in words
                .OrderByDescending(w => Math.Round(w.BoundingBox.Bottom / 2))
                .ThenBy(w => w.BoundingBox.Left)
        )
        {
            if (
                line.Count > 0
                && line[0].BoundingBox.Bottom - word.BoundingBox.Bottom
                    > SameLine * Math.Max(1, line[0].BoundingBox.Height)
            )
            {
                yield return [.. line.OrderBy(w => w.BoundingBox.Left)];
                line.Clear();
            }

            line.Add(word);
        }

        if (line.Count > 0)
        {
            yield return [.. line.OrderBy(w => w.BoundingBox.Left)];
        }
    }
}
