using System.Globalization;
using DieuHanh.Browser.House;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Playwright;

namespace DieuHanh.Browser.Directives;

/// <summary>A directive as an office would type it, its days counted from today: a DOCX a clerk can upload.</summary>
internal static class Directive
{
    public const string Subject = "tháo gỡ khó khăn cho các dự án đầu tư công trọng điểm";

    /// <summary>The task the journey follows.</summary>
    public const string Duty = "rà soát từng dự án chậm giải ngân";

    /// <summary>A direction no reader recognizes as one: an officer writes it as a task.</summary>
    public const string Unseen = "Ủy ban nhân dân tỉnh Nghệ An bố trí nguồn vốn bảo trì cầu Mẫu Giang trong năm nay.";

    private static readonly DateTime Today = DateTime.UtcNow.AddHours(7).Date;

    public static FilePayload Docx() => Docx("thông báo kết luận.docx", Lines());

    /// <summary>What the agency sends as its product.</summary>
    public static FilePayload Result() =>
        Docx("báo cáo kết quả rà soát.docx", ["Báo cáo kết quả rà soát các dự án chậm giải ngân"]);

    private static FilePayload Docx(string name, string[] lines)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.Document = new Document(new Body(lines.Select(l => new Paragraph(new Run(new Text(l))))));
        }

        return new()
        {
            Name = name,
            MimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Buffer = stream.ToArray(),
        };
    }

    private static string[] Lines() =>
        File.ReadAllText(Path.Combine(Place.Root, "tests", "DieuHanh.Browser", "Directives", "directive.txt"))
            .Replace("{today}", Long(Today), StringComparison.Ordinal)
            .Replace("{yesterday}", "N" + Long(Today.AddDays(-1))[1..], StringComparison.Ordinal)
            .Replace("{soon}", Short(Today.AddDays(20)), StringComparison.Ordinal)
            .Replace("{later}", Short(Today.AddDays(40)), StringComparison.Ordinal)
            .Split('\n');

    private static string Long(DateTime day) => $"ngày {day.Day:00} tháng {day.Month:00} năm {day.Year}";

    private static string Short(DateTime day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
