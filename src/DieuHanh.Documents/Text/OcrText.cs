using System.Globalization;
using System.Text;
using DieuHanh.Kernel.Files;

namespace DieuHanh.Documents.Text;

/// <summary>What was recognised in pictures.</summary>
/// <param name="Pages">Page → its text; 1 for a picture.</param>
/// <param name="Confidence">How sure tesseract is of its words on the whole, 0–100.</param>
/// <param name="Complete">No page was left out.</param>
internal sealed record Recognised(IReadOnlyDictionary<int, string> Pages, int Confidence, bool Complete);

/// <summary>Letters recognised in scans and photographs (OCR) by tesseract, in Vietnamese.</summary>
internal static class OcrText
{
    private static readonly TimeSpan OfPage = TimeSpan.FromSeconds(90);
    private static readonly ProcessLimits Limits = new(OfPage, Processor: 90, Memory: 3L << 30, Written: 512L << 20);

    // In letters of the word that follows.
    private const double ColumnGap = 2.5;

    public static bool IsPicture(string mediaType) => mediaType is MediaTypes.Png or MediaTypes.Jpeg or MediaTypes.Tiff;

    /// <param name="path">A PDF.</param>
    /// <exception cref="ToolFailedException">A page took too long, or a tool fell over.</exception>
    public static async Task<Recognised> Pdf(
        TextTools tools,
        string path,
        IReadOnlyList<int> pages,
        CancellationToken cancel
    )
    {
        var read = new Dictionary<int, string>();
        var sure = new Sureness();
        foreach (var page in pages.Take(tools.Settings.OcrPages))
        {
            using var folder = PrivateFolder.Make();
            var picture = Path.Combine(folder.Path, "page");
            var number = page.ToString(CultureInfo.InvariantCulture);
            await Do(
                Confined.Command(
                    tools.Pages!,
                    ["-f", number, "-l", number, "-r", Dpi(tools), "-gray", "-png", "-singlefile", path, picture],
                    folder.Path,
                    Limits
                ),
                cancel
            );
            read[page] = await Page(tools, picture + ".png", folder, sure, cancel);
        }

        return new Recognised(read, sure.Percent, pages.Count <= tools.Settings.OcrPages);
    }

    /// <exception cref="ToolFailedException">It took too long, or tesseract fell over.</exception>
    public static async Task<Recognised> Picture(TextTools tools, string path, CancellationToken cancel)
    {
        using var folder = PrivateFolder.Make();
        var sure = new Sureness();
        var text = await Page(tools, path, folder, sure, cancel);
        return new Recognised(new Dictionary<int, string> { [1] = text }, sure.Percent, Complete: true);
    }

    private static string Dpi(TextTools tools) => tools.Settings.OcrDpi.ToString(CultureInfo.InvariantCulture);

    private static async Task<string> Page(
        TextTools tools,
        string picture,
        PrivateFolder folder,
        Sureness sure,
        CancellationToken cancel
    )
    {
        var start = Confined.Command(
            tools.Ocr!,
            [picture, "stdout", "-l", "vie", "--psm", "3", "--dpi", Dpi(tools), "tsv"],
            folder.Path,
            Limits
        );
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        return Lines(await Do(start, cancel), sure);
    }

    private static async Task<string> Do(System.Diagnostics.ProcessStartInfo start, CancellationToken cancel) =>
        await Confined.Run(start, OfPage + TimeSpan.FromSeconds(5), cancel) is { Code: 0 } done
            ? done.Output
            : throw new ToolFailedException();

    /// <summary>Words of tesseract's table: level, page, block, paragraph, line, word, four of place, confidence, text.</summary>
    private static string Lines(string table, Sureness sure)
    {
        var text = new StringBuilder();
        var (line, paragraph, right) = ("", "", 0);
        foreach (var row in table.Split('\n').Select(r => r.Split('\t')).Where(r => r.Length == 12 && r[0] == "5"))
        {
            var word = row[11].Trim();
            if (word.Length == 0)
            {
                continue;
            }

            var (inLine, inParagraph) = (string.Join('.', row[1..5]), string.Join('.', row[1..4]));
            var (left, width) = (Number(row[6]), Number(row[8]));
            text.Append(
                // Wider than between words: another column, whose words do not run on.
                inLine == line
                    ? (left - right) * word.Length > ColumnGap * width
                        ? "   "
                        : " "
                    : line.Length == 0
                        ? ""
                        : inParagraph == paragraph
                            ? "\n"
                            : "\n\n"
            );
            text.Append(word);
            (line, paragraph, right) = (inLine, inParagraph, left + width);
            sure.Add(word, row[10]);
        }

        return text.ToString().Normalize(NormalizationForm.FormC);
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;

    private sealed class Sureness
    {
        private double sum;
        private int letters;

        public int Percent => letters == 0 ? 0 : (int)(sum / letters);

        public void Add(string word, string confidence)
        {
            if (
                double.TryParse(confidence, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent)
                && percent >= 0
            )
            {
                (sum, letters) = (sum + (percent * word.Length), letters + word.Length);
            }
        }
    }
}
