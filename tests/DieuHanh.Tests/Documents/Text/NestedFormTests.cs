using System.Globalization;
using System.IO.Compression;
using System.Text;
using DieuHanh.Documents.Text;
using DieuHanh.Kernel.Files;

namespace DieuHanh.Tests.Documents.Text;

public sealed class NestedFormTests
{
    private const int Levels = 20;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Forms_that_draw_each_other_over_and_over_are_given_up(bool packed)
    {
        var extraction = await Extract(Nested(packed), ExtractionLimits.Default with { Unpacked = 4 << 20 });

        extraction.Text.ShouldBeEmpty();
        extraction.Problem.ShouldBe("Tệp nén bất thường nên không được mở; hãy nhập các thông tin bằng tay.");
    }

    private static Task<Extraction> Extract(byte[] file, ExtractionLimits limits) =>
        TextExtractor.Extract(new MemoryStream(file), MediaTypes.Pdf, limits, TestContext.Current.CancellationToken);

    /// <summary>A page that draws a form ten times, which draws the next ten times, and so on.</summary>
    private static byte[] Nested(bool packed)
    {
        var pdf = new MemoryStream();
        var places = new List<long>();
        Write("%PDF-1.4\n");
        Add("<</Type/Catalog/Pages 2 0 R>>");
        Add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</F0 5 0 R>>>>>>");
        AddStream("", Draw(0));
        for (var level = 0; level < Levels; level++)
        {
            var next = level + 1 < Levels ? $"<</XObject<</F{level + 1} {places.Count + 2} 0 R>>>>" : "<<>>";
            AddStream(
                $"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources{next}",
                level + 1 < Levels ? Draw(level + 1) : " "
            );
        }

        var table = pdf.Length;
        Write(
            $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p:D10} 00000 n \n")))}"
        );
        Write($"trailer<</Size {places.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF");
        return pdf.ToArray();

        void AddStream(string entries, string content)
        {
            var bytes = packed ? Pack(content) : Encoding.Latin1.GetBytes(content);
            places.Add(pdf.Length);
            Write(
                $"{places.Count} 0 obj\n<<{entries}/Length {bytes.Length}{(packed ? "/Filter/FlateDecode" : "")}>>stream\n"
            );
            pdf.Write(bytes);
            Write("\nendstream\nendobj\n");
        }

        void Add(string body)
        {
            places.Add(pdf.Length);
            Write($"{places.Count} 0 obj\n{body}\nendobj\n");
        }

        void Write(string text) => pdf.Write(Encoding.Latin1.GetBytes(text));
    }

    private static string Draw(int form) => string.Concat(Enumerable.Repeat($"/F{form} Do ", 10));

    private static byte[] Pack(string content)
    {
        var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(Encoding.Latin1.GetBytes(content));
        }

        return packed.ToArray();
    }
}
