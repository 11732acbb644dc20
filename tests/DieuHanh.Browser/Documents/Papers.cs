using System.Globalization;
using System.Text;
using Microsoft.Playwright;

namespace DieuHanh.Browser.Documents;

/// <summary>Files as scanners and offices make them, small enough to be written here.</summary>
internal static class Papers
{
    /// <summary>A PDF of one page with a line of text.</summary>
    /// <param name="script">It runs a script when it is opened.</param>
    public static FilePayload Pdf(string name, bool script = false)
    {
        const string page = "BT /F1 24 Tf 60 700 Td (Cong van so 77 ve viec thu tep) Tj ET";
        string[] objects =
        [
            $"<< /Type /Catalog /Pages 2 0 R{(script ? " /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>" : "")} >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {page.Length} >>\nstream\n{page}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var text = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        places.ForEach(p => text.Append(CultureInfo.InvariantCulture, $"{p:D10} 00000 n \n"));
        text.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
        );
        return new()
        {
            Name = name,
            MimeType = "application/pdf",
            Buffer = Encoding.ASCII.GetBytes(text.ToString()),
        };
    }

    /// <summary>A plain text that bears a secrecy mark at its head, as a classified paper does.</summary>
    public static FilePayload Marked(string name) =>
        new()
        {
            Name = name,
            MimeType = "text/plain",
            Buffer = Encoding.UTF8.GetBytes(string.Join('\n', Head)),
        };

    /// <summary>The same in a form that is only read later, by the office suite.</summary>
    public static FilePayload MarkedOfOldKind(string name) =>
        new()
        {
            Name = name,
            MimeType = "application/rtf",
            Buffer = Encoding.ASCII.GetBytes(
                @"{\rtf1\ansi " + string.Concat(Head.Select(l => Escaped(l) + @"\par ")) + "}"
            ),
        };

    private static readonly string[] Head =
    [
        "BỘ TÀI CHÍNH",
        "MẬT",
        "Số: 12/BC-BTC",
        "Hà Nội, ngày 20 tháng 11 năm 2026",
        "BÁO CÁO",
        "Về tình hình thử nghiệm",
    ];

    private static string Escaped(string line) =>
        string.Concat(
            line.Select(c => c < 128 ? $"{c}" : string.Create(CultureInfo.InvariantCulture, $@"\u{(short)c}?"))
        );
}
