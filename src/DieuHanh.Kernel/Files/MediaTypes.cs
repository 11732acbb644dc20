using System.Text;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Kernel.Files;

/// <summary>
/// Finds what a file is from its first bytes. The name's ending only chooses among formats that share a container, and is set right where it
/// promises something else.
/// </summary>
public static class MediaTypes
{
    public const string Pdf = "application/pdf";
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    public const string Doc = "application/msword";
    public const string Xls = "application/vnd.ms-excel";
    public const string Ppt = "application/vnd.ms-powerpoint";
    public const string Rtf = "application/rtf";
    public const string Odt = "application/vnd.oasis.opendocument.text";
    public const string Ods = "application/vnd.oasis.opendocument.spreadsheet";
    public const string Png = "image/png";
    public const string Jpeg = "image/jpeg";
    public const string Tiff = "image/tiff";
    public const string Text = "text/plain";

    /// <exception cref="RefusedException">A program, or a format the office does not take.</exception>
    public static string Of(ReadOnlySpan<byte> start, string name)
    {
        var ending = Path.GetExtension(name).ToLowerInvariant();
        if (WithoutLead(start).StartsWith("%PDF-"u8))
        {
            return Pdf;
        }

        if (start.StartsWith("PK\u0003\u0004"u8))
        {
            return ending switch
            {
                ".docx" => Docx,
                ".xlsx" => Xlsx,
                ".pptx" => Pptx,
                ".odt" => Odt,
                ".ods" => Ods,
                ".zip" => "application/zip",
                _ => throw Refused(name),
            };
        }

        if (start.StartsWith(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }))
        {
            return ending switch
            {
                ".doc" => Doc,
                ".xls" => Xls,
                ".ppt" => Ppt,
                _ => throw Refused(name),
            };
        }

        if (start.StartsWith(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' }))
        {
            return Png;
        }

        if (start.StartsWith(new byte[] { 0xFF, 0xD8, 0xFF }))
        {
            return Jpeg;
        }

        if (start.StartsWith("II*\0"u8) || start.StartsWith("MM\0*"u8))
        {
            return Tiff;
        }

        if (ending is ".rtf" && start.StartsWith("{\\rtf"u8))
        {
            return Rtf;
        }

        if (ending is ".txt" or ".md" or ".csv" && IsText(start))
        {
            return Text;
        }

        throw Refused(name);
    }

    /// <summary>The name under which it is offered: a PDF called "báo cáo.exe" becomes "báo cáo.exe.pdf".</summary>
    public static string Named(string name, string type)
    {
        var ending = Path.GetExtension(name).ToLowerInvariant();
        var right = type switch
        {
            Pdf => [".pdf"],
            Png => [".png"],
            Jpeg => [".jpg", ".jpeg"],
            Tiff => [".tif", ".tiff"],

            // The others were told apart by their ending.
            _ => Array.Empty<string>(),
        };
        return right.Length == 0 || right.Contains(ending) ? name : name + right[0];
    }

    // Readers of PDF take anything in front of it; a page or a program that hides one there is none.
    private static ReadOnlySpan<byte> WithoutLead(ReadOnlySpan<byte> start) =>
        (start.StartsWith(Encoding.UTF8.Preamble) ? start[Encoding.UTF8.Preamble.Length..] : start).TrimStart(
            " \t\r\n\f"u8
        );

    private static bool IsText(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("MZ"u8) || start.StartsWith("\u007fELF"u8) || start.Contains((byte)0))
        {
            return start.StartsWith(Encoding.Unicode.Preamble) || start.StartsWith(Encoding.BigEndianUnicode.Preamble);
        }

        return true;
    }

    private static RefusedException Refused(string name) =>
        new(
            "Tệp “{0}” không đúng loại được nhận. Văn phòng nhận PDF, DOCX, XLSX, PPTX, DOC, XLS, ảnh quét và văn bản thuần; loại được xác định theo nội dung, không theo tên.",
            name
        );
}
