using System.Globalization;
using System.IO.Compression;
using System.Text;
using DieuHanh.Kernel.Files;

namespace DieuHanh.Tests.Kernel.Files;

/// <summary>What runs in a PDF, however it is hidden.</summary>
public sealed class PdfInsidesTests
{
    private const string Plain = "1 0 obj\n<</Type/Catalog/Pages 2 0 R/OpenAction[3 0 R/Fit]>>\nendobj\n";

    [Fact]
    public async Task A_plain_one_may_be_shown() => (await Look(Plain)).ShouldBe(Inside.Plain);

    [Theory]
    [InlineData("<</S/JavaScript/JS(app.alert\\(1\\))>>")]
    [InlineData("<</S /#4a#61vaScri#70t /JS 5 0 R>>")]
    [InlineData("<</S/Launch/F(cmd.exe)>>")]
    [InlineData("<</Names<</EmbeddedFiles 5 0 R>>>>")]
    [InlineData("<</Type/EmbeddedFile>>")]
    [InlineData("<</AcroForm<</XFA 5 0 R>>>>")]
    [InlineData("<</Subtype/RichMedia>>")]
    [InlineData("<</S/SubmitForm/F(http://x)>>")]
    public async Task What_runs_or_lies_within_is_marked(string thing) =>
        (await Look($"{Plain}4 0 obj\n{thing}\nendobj\n")).ShouldBe(Inside.Active);

    [Theory]
    [InlineData("/JavaScript")]
    [InlineData("/Launch")]
    public async Task Where_the_file_is_read_in_pieces_no_name_is_cut(string name)
    {
        foreach (var before in Enumerable.Range((1 << 18) - 20, 24))
        {
            (await Look(new string(' ', before) + $"<</S{name}>>")).ShouldBe(Inside.Active);
        }
    }

    [Fact]
    public async Task What_is_packed_into_a_stream_of_objects_is_found() =>
        (await Look([.. Bytes(Plain), .. Packed("4 0 <</S/JavaScript/JS(x)>>")])).ShouldBe(Inside.Active);

    [Fact]
    public async Task A_stream_of_plain_objects_is_plain() =>
        (await Look([.. Bytes(Plain), .. Packed("4 0 <</Type/Page/Parent 2 0 R>>")])).ShouldBe(Inside.Plain);

    [Theory]
    [InlineData("/Filter[/ASCIIHexDecode/FlateDecode]")]
    [InlineData("/Filter/LZWDecode")]
    [InlineData("/Filter/FlateDecode/DecodeParms<</Predictor 12>>")]
    [InlineData("")]
    public async Task Objects_packed_as_no_program_does_it_are_not_trusted(string filter) =>
        (await Look([.. Bytes(Plain), .. Packed("4 0 <</S/JavaScript>>", filter)])).ShouldBe(Inside.Unknown);

    [Theory]
    [InlineData("<< /Length {0} /Type /ObjStm /N 1 /First 4 /Filter [ /FlateDecode ]\n>>stream\n")]
    [InlineData("<</Filter/FlateDecode/First 4/Length {0}/N 1/Type/ObjStm>>stream\r\n")]
    [InlineData("<<\n/Type /ObjStm\n/N 1\n/First 4\n/Length {0}      \n/Filter /FlateDecode\n>>\nstream\n")]
    [InlineData("<</Type/ObjStm/Extends 5 0 R/N 1/First 4/Length 8 0 R/Filter/FlateDecode>>\nstream\n")]
    public async Task Packed_objects_are_looked_into_as_common_programs_write_them(string head)
    {
        var (harmless, script) = (Zlib("4 0 <</Type/Page>>"), Zlib("4 0 <</S/JavaScript>>"));
        (await Look(Object(head, harmless))).ShouldBe(Inside.Plain);
        (await Look(Object(head, script))).ShouldBe(Inside.Active);
    }

    [Theory]
    [InlineData("/Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length 900/X(stream\n", ")>>stream\n")]
    [InlineData("/Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length 900%stream\n", "\n>>stream\n")]
    [InlineData("/Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length 900/Xstream ", ">>stream\n")]
    [InlineData("/Filter[/ASCIIHexDecode]/X(9 0 obj<<)/Type/ObjStm/N 1/First 4/Filter/FlateDecode>>stream\n", "")]
    [InlineData("/Fil#74er/AHx/Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length 900>>stream\n", "")]
    public async Task Bytes_that_are_put_before_the_true_ones_are_not_taken_for_them(string before, string after)
    {
        var (harmless, script) = (Zlib("4 0 <</Type/Page>>"), Zlib("4 0 <</S/JavaScript>>"));
        byte[] decoy = [.. Bytes("<<" + before), .. harmless, .. Bytes(after), .. script];
        (await Look(Object("", decoy))).ShouldBe(Inside.Unknown);
    }

    [Fact]
    public async Task An_encrypted_one_is_not_trusted() =>
        (await Look(Plain + "trailer <</Encrypt 9 0 R>>")).ShouldBe(Inside.Unknown);

    [Fact]
    public async Task A_bomb_is_left_before_it_has_unpacked()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var nothing = new byte[1 << 20];
            for (var i = 0; i < 300; i++)
            {
                zlib.Write(nothing);
            }
        }

        (await Look([.. Bytes(Plain), .. Stream(packed.ToArray(), "/Filter/FlateDecode")])).ShouldBe(Inside.Unknown);
    }

    [Fact]
    public async Task A_damaged_stream_is_not_trusted() =>
        (await Look([.. Bytes(Plain), .. Stream("no zlib at all"u8.ToArray(), "/Filter/FlateDecode")])).ShouldBe(
            Inside.Unknown
        );

    private static byte[] Packed(string objects, string filter = "/Filter/FlateDecode") =>
        Stream(Zlib(objects), filter);

    private static byte[] Zlib(string objects)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(Bytes(objects));
        }

        return packed.ToArray();
    }

    private static byte[] Object(string head, byte[] packed) =>
        [
            .. Bytes($"{Plain}7 0 obj\n{string.Format(CultureInfo.InvariantCulture, head, packed.Length)}"),
            .. packed,
            .. "\r\nendstream\nendobj\n"u8,
        ];

    private static byte[] Stream(byte[] packed, string filter) =>
        [
            .. Bytes($"7 0 obj\n<</Type/ObjStm/N 1/First 4{filter}/Length {packed.Length}>>\nstream\r\n"),
            .. packed,
            .. "\r\nendstream\nendobj\n"u8,
        ];

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private static Task<Inside> Look(string pdf) => Look(Bytes(pdf));

    private static async Task<Inside> Look(byte[] pdf) =>
        (await MediaTypeTests.Look([.. "%PDF-1.7\n"u8, .. pdf], "a.pdf")).Inside;
}
