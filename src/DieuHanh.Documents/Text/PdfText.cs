using System.Text;
using DieuHanh.Reading.Text;
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
            return filters.Exceeded ? Extraction.Unusual : read;
        }
        catch (Exception) when (filters.Exceeded)
        {
            return Extraction.Unusual;
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
        var (begins, pictures) = (new List<int>(), new List<int>());
        for (var number = 1; number <= pages && !gathered.Full; number++)
        {
            cancel.ThrowIfCancellationRequested();
            var page = document.GetPage(number);
            begins.Add(gathered.Length);
            AddPage(page, gathered);
            if (!gathered.HoldsWords(begins[^1]) && page.NumberOfImages > 0)
            {
                pictures.Add(number);
            }

            gathered.Line();
        }

        return gathered.Result(complete: pages == document.NumberOfPages && !gathered.Full) with
        {
            Pages = document.NumberOfPages,
            Pictures = pictures,
            PageTexts = pictures.Count == 0 ? null : gathered.Parts(begins),
        };
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
        var joined = new StringBuilder(Written(line[0]));
        foreach (var (before, word) in line.Zip(line.Skip(1)))
        {
            var letter = before.BoundingBox.Width / Math.Max(1, before.Text.Length);
            var gap = word.BoundingBox.Left - before.BoundingBox.Right;
            joined.Append(gap > ColumnGap * letter ? "   " : " ").Append(Written(word));
        }

        return joined.ToString();
    }

    /// <summary>The word in Unicode, whatever its font writes; a word may change its font in the middle.</summary>
    private static string Written(Word word)
    {
        if (word.Letters.All(l => LegacyVietnamese.OfFont(l.FontName) is LegacyEncoding.None))
        {
            return word.Text;
        }

        var written = new StringBuilder();
        for (int i = 0, end; i < word.Letters.Count; i = end)
        {
            for (end = i + 1; end < word.Letters.Count && word.Letters[end].FontName == word.Letters[i].FontName; )
            {
                end++;
            }

            var run = string.Concat(word.Letters.Skip(i).Take(end - i).Select(l => l.Value));
            written.Append(LegacyVietnamese.FromFont(run, word.Letters[i].FontName));
        }

        return written.ToString();
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
