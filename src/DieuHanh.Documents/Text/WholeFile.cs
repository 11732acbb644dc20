using DieuHanh.Kernel.Files;

namespace DieuHanh.Documents.Text;

/// <summary>
/// Reads a file with everything that is installed, where nobody waits for it: to its end, old formats through LibreOffice, scans through
/// tesseract. Each is done when the tool is there, and the answer says so when it is not.
/// </summary>
internal static class WholeFile
{
    public const string Waiting = "Đang đọc văn bản trong tệp; mở lại trang sau ít phút.";
    public const string GivenUp = "Đã thử đọc văn bản nhiều lần không được; quản trị viên có thể cho đọc lại.";

    public const string Marked = "Tệp có dấu chỉ độ mật: chờ văn thư xác nhận.";

    private const string ByOcr = "Chữ được nhận dạng từ ảnh quét (OCR), có thể sai: đối chiếu với tệp.";
    private const string ByOcrPartly =
        "Chữ được nhận dạng từ ảnh quét (OCR), có thể sai; tệp dài nên chỉ phần đầu được đọc.";
    private const string NoOcr =
        "Tệp là bản quét; máy chủ chưa cài chương trình nhận dạng chữ (tesseract, tiếng Việt) nên chưa đọc được.";
    private const string NoOcrForSome =
        "Có trang là ảnh quét chưa đọc được: máy chủ chưa cài chương trình nhận dạng chữ (tesseract, tiếng Việt).";
    private const string NoOffice = "Tệp Word, Excel, PowerPoint cũ; máy chủ chưa cài LibreOffice nên chưa đọc được.";
    private const string NoLetters = "Không nhận dạng được chữ trong ảnh quét.";

    // Below this tesseract guesses at stains.
    private const int LeastConfidence = 30;

    /// <exception cref="ToolFailedException">Another time it may work.</exception>
    public static async Task<ReadOutcome> Read(
        TextTools tools,
        FileStream content,
        string mediaType,
        CancellationToken cancel
    )
    {
        if (OcrText.IsPicture(mediaType))
        {
            return await tools.Has(TextTool.Ocr, cancel)
                ? Outcome(await OcrText.Picture(tools, content.Name, cancel), null)
                : Missing(TextTool.Ocr, NoOcr);
        }

        if (OfficeText.Of(mediaType) is not null)
        {
            return await LockedOffice.Is(content, cancel) ? Outcome(Extraction.Locked, ReadingWay.Text)
                : tools.Office is { } soffice
                    ? Outcome(
                        await OfficeText.Read(soffice, content, mediaType, ExtractionLimits.Default, cancel),
                        ReadingWay.Converted
                    )
                : Missing(TextTool.Office, NoOffice);
        }

        var read = await TextExtractor.Extract(content, mediaType, ExtractionLimits.Default, cancel);
        var scanned = Scanned(read, mediaType);
        return scanned.Count == 0 ? Outcome(read, ReadingWay.Text)
            : await tools.Has(TextTool.Ocr, cancel)
                ? Outcome(await OcrText.Pdf(tools, content.Name, scanned, cancel), read)
            : read.Text.Length == 0 ? Missing(TextTool.Ocr, NoOcr)
            : Missing(TextTool.Ocr, NoOcrForSome) with { Text = read.Text, Pages = read.Pages };
    }

    // Pages whose letters are drawn as lines hold neither words nor a picture: where there is no word at all, every page is looked at.
    private static IReadOnlyList<int> Scanned(Extraction read, string mediaType) =>
        mediaType != MediaTypes.Pdf ? []
        : read.Text.Length == 0 ? [.. Enumerable.Range(1, read.Pages)]
        : read.Pictures;

    private static ReadOutcome Missing(TextTool tool, string sentence) =>
        new(ReadingState.ToolMissing, null, sentence, Tool: tool);

    private static ReadOutcome Outcome(Extraction read, ReadingWay way) =>
        read.Text.Length == 0
            ? new(ReadingState.Unreadable, null, read.Problem, Pages: Pages(read))
            : new(
                read.Problem is null ? ReadingState.Read : ReadingState.Partly,
                read.Text,
                read.Problem,
                way,
                Pages: Pages(read)
            );

    /// <param name="read">The PDF of which these pages were pictures; null for a picture.</param>
    private static ReadOutcome Outcome(Recognised seen, Extraction? read)
    {
        var texts = read?.PageTexts ?? [.. Enumerable.Repeat("", Math.Max(1, read?.Pages ?? 1))];
        var text = string.Join("\n\n", texts.Select((t, i) => seen.Pages.GetValueOrDefault(i + 1, t).Trim())).Trim();
        var wordless = seen.Pages.Values.All(t => !t.Any(char.IsLetter)) || seen.Confidence < LeastConfidence;
        return wordless && read is not { Text.Length: > 0 }
            ? new(ReadingState.Unreadable, null, NoLetters, Pages: Pages(read), Confidence: seen.Confidence)
            : new(
                seen.Complete ? ReadingState.Read : ReadingState.Partly,
                wordless ? read!.Text : text,
                wordless ? read!.Problem
                    : seen.Complete ? ByOcr
                    : ByOcrPartly,
                wordless ? ReadingWay.Text : ReadingWay.Recognised,
                Pages: Pages(read) ?? 1,
                Confidence: seen.Confidence
            );
    }

    private static int? Pages(Extraction? read) => read is { Pages: > 0 } ? read.Pages : null;
}
