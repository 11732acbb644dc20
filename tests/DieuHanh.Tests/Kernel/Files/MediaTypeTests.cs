using System.IO.Compression;
using System.Text;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;

namespace DieuHanh.Tests.Kernel.Files;

/// <summary>What a file is by its content, and what lies within it.</summary>
[Trait("engine", "sqlite")]
public sealed class MediaTypeTests
{
    private const string Parts = "[Content_Types].xml";

    [Theory]
    [InlineData("word/document.xml", MediaTypes.Docx, "bao-cao.zip.docx")]
    [InlineData("xl/workbook.xml", MediaTypes.Xlsx, "bao-cao.zip.xlsx")]
    [InlineData("ppt/presentation.xml", MediaTypes.Pptx, "bao-cao.zip.pptx")]
    public async Task Documents_in_a_zip_are_told_apart_by_what_they_hold(string part, string type, string offered)
    {
        var look = await Look(Zip((Parts, ""), (part, "")), "bao-cao.zip");

        look.MediaType.ShouldBe(type);
        look.Name.ShouldBe(offered);
        look.Inside.ShouldBe(Inside.Plain);
    }

    [Theory]
    [InlineData("META-INF/MANIFEST.MF", "ung-dung.docx")]
    [InlineData("classes.dex", "ung-dung.apk")]
    [InlineData("word/document.xml", "bao-cao.docx")]
    public async Task A_zip_that_is_no_document_is_not_one_by_its_name(string part, string name) =>
        await Should.ThrowAsync<RefusedException>(() => Look(Zip((part, "")), name));

    [Fact]
    public async Task A_zip_without_its_list_is_none()
    {
        var cut = Zip((Parts, ""), ("word/document.xml", new string('x', 1000)))[..^30];
        await Should.ThrowAsync<RefusedException>(() => Look(cut, "bao-cao.docx"));
    }

    [Fact]
    public async Task A_list_larger_than_any_document_has_is_not_read()
    {
        var zip = Zip((Parts, ""), ("word/document.xml", ""));
        BitConverter.TryWriteBytes(zip.AsSpan(zip.Length - 12), (ushort)60_000);
        BitConverter.TryWriteBytes(zip.AsSpan(zip.Length - 10), 200u << 20);
        await Should.ThrowAsync<RefusedException>(() => Look(zip, "bao-cao.docx"));
    }

    [Fact]
    public async Task A_list_that_says_it_is_short_is_not_read_where_it_is_long()
    {
        // Names of 40,000 letters: 20 MB of list, which its end calls 235 bytes.
        var zip = Zip([.. Enumerable.Range(0, 500).Select(i => ($"{i}{new string('a', 40_000)}", ""))]);
        BitConverter.TryWriteBytes(zip.AsSpan(zip.Length - 10), 235u);
        await Should.ThrowAsync<RefusedException>(() => Look(zip, "nhieu.zip"));
    }

    [Theory]
    [InlineData(0xFFFFFFFF, 0)]
    [InlineData(0, 0xFFFF)]
    public async Task A_list_whose_length_stands_in_a_second_record_is_not_read(uint begins, ushort disk)
    {
        // The end says five things; the record of ZIP64 before it, to which full fields lead, says what is really there.
        var archive = new List<byte>();
        const int Many = 60_000;
        for (var i = 0; i < Many; i++)
        {
            archive.AddRange([.. "PK\u0001\u0002"u8, .. new byte[42]]);
        }

        var list = (long)archive.Count;
        archive.InsertRange(0, "PK\u0003\u0004"u8.ToArray().Concat(new byte[26]));
        var record = archive.Count;
        archive.AddRange("PK\u0006\u0006"u8);
        archive.AddRange([.. Number(44L), .. Number((ushort)45), .. Number((ushort)45), .. new byte[8]]);
        archive.AddRange([.. Number((long)Many), .. Number((long)Many), .. Number(list), .. Number(30L)]);
        archive.AddRange([.. "PK\u0006\u0007"u8, .. new byte[4], .. Number((long)record), .. Number(1)]);
        archive.AddRange([.. "PK\u0005\u0006"u8, .. Number(disk), .. Number(disk)]);
        archive.AddRange([.. Number((ushort)5), .. Number((ushort)5), .. Number(235), .. Number(begins), 0, 0]);

        await Should.ThrowAsync<RefusedException>(() => Look([.. archive], "nhieu.zip"));

        static byte[] Number<T>(T number)
            where T : System.Numerics.IBinaryInteger<T>
        {
            var bytes = new byte[number.GetByteCount()];
            number.WriteLittleEndian(bytes);
            return bytes;
        }
    }

    [Fact]
    public async Task A_picture_with_an_archive_behind_it_is_a_picture_by_name_and_type()
    {
        byte[] gifar = [0x89, .. "PNG\r\n\u001a\n"u8, .. new byte[100], .. Zip(("a.class", "x"))];
        var look = await Look(gifar, "anh.jar");
        look.MediaType.ShouldBe(MediaTypes.Png);
        look.Name.ShouldBe("anh.jar.png");
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script>%PDF-1.7", "trang.pdf")]
    [InlineData("GIF89a/*%PDF-1.7*/", "anh.gif")]
    [InlineData("#!/bin/sh\n", "chay.sh")]
    [InlineData("MZ", "bao-cao.txt")]
    public async Task What_is_two_things_or_a_program_is_refused(string content, string name) =>
        await Should.ThrowAsync<RefusedException>(() => Look(Encoding.Latin1.GetBytes(content), name));

    [Theory]
    [InlineData("word/vbaProject.bin", "")]
    [InlineData("xl/macrosheets/sheet1.xml", "")]
    [InlineData("word/embeddings/oleObject1.bin", "")]
    [InlineData("word/activeX/activeX1.xml", "")]
    [InlineData("word/_rels/settings.xml.rels", "<Relationship Type=\"x/attachedTemplate\" TargetMode=\"External\"/>")]
    [InlineData(Parts, "application/vnd.ms-word.document.macroEnabled.main+xml")]
    public async Task Macros_and_objects_in_an_office_document_are_marked(string part, string content)
    {
        var parts = new[] { (Parts, ""), ("word/document.xml", "") }
            .Where(p => p.Item1 != part)
            .Append((part, content));
        (await Look(Zip([.. parts]), "bao-cao.docx")).Inside.ShouldBe(Inside.Active);
    }

    [Theory]
    [InlineData(900, Inside.Plain)]
    [InlineData(5_000, Inside.Unknown)]
    public async Task Where_very_many_parts_are_to_be_looked_into_nobody_can_say_what_it_is(int parts, Inside inside)
    {
        // One part that unpacks to a lot, and many names that all lead to it.
        var unpacked = inside is Inside.Plain ? 100 : 1 << 18;
        var zip = Zip((Parts, ""), ("word/document.xml", ""), ("word/a.rels", new string(' ', unpacked)));
        var end = zip.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var header = zip[zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8)..end];
        var closing = zip[end..];
        BitConverter.TryWriteBytes(closing.AsSpan(8), (ushort)(3 + parts));
        BitConverter.TryWriteBytes(closing.AsSpan(10), (ushort)(3 + parts));
        byte[] many = [.. zip[..end], .. Enumerable.Repeat(header, parts).SelectMany(h => h), .. closing];

        (await Look(many, "bao-cao.docx")).Inside.ShouldBe(inside);
    }

    [Theory]
    [InlineData("Basic/Standard/Module1.xml", "", Inside.Active)]
    [InlineData("Scripts/python/a.py", "", Inside.Active)]
    [InlineData("Object 1/content.xml", "", Inside.Active)]
    [InlineData("Object 1", "", Inside.Active)]
    [InlineData("META-INF/manifest.xml", "application/vnd.sun.star.oleobject", Inside.Active)]
    [InlineData("META-INF/manifest.xml", "<manifest:encryption-data/>", Inside.Unknown)]
    [InlineData("META-INF/manifest.xml", "<manifest:file-entry/>", Inside.Plain)]
    public async Task Macros_and_objects_in_an_open_document_are_marked(string part, string content, Inside inside)
    {
        foreach (var type in new[] { MediaTypes.Odt, MediaTypes.Ods })
        {
            var look = await Look(Zip(("mimetype", type), ("content.xml", ""), (part, content)), "bao-cao.odt");
            (look.MediaType, look.Inside).ShouldBe((type, inside));
        }

        (await Look(Zip(("mimetype", MediaTypes.Odt)), "rong.odt")).Inside.ShouldBe(Inside.Unknown);
    }

    [Theory]
    [InlineData(@"{\object\objemb{\*\objdata 0105000002}}", Inside.Active)]
    [InlineData(@"{\*\objdata 0105000002}", Inside.Active)]
    [InlineData(@"{\*\template http://noi-khac/a.dotm}", Inside.Active)]
    [InlineData(@"{\b Đối tượng}", Inside.Plain)]
    public async Task Objects_in_an_rtf_are_marked(string words, Inside inside)
    {
        foreach (var before in new[] { 0, (1 << 18) - 20 })
        {
            var look = await Look(Encoding.UTF8.GetBytes(@"{\rtf1 " + new string(' ', before) + words + "}"), "a.rtf");
            (look.MediaType, look.Inside).ShouldBe((MediaTypes.Rtf, inside));
        }
    }

    [Theory]
    [InlineData(new byte[] { 0x10, 0, 0x11, 0x10, 9, 9, 0, 0, 0, 9, 0, 0, 0x78, 0x9C }, Inside.Active)]
    [InlineData(new byte[] { 0, 0, 0x11, 0x10, 9, 9, 0, 0, 0xD0, 0xCF, 0x11, 0xE0 }, Inside.Active)]
    [InlineData(new byte[] { 0, 0, 0x11, 0x10, 9, 9, 0, 0, 1, 2, 3, 4 }, Inside.Plain)]
    public async Task Macros_and_objects_of_an_old_talk_are_marked(byte[] record, Inside inside) =>
        (await Look([.. Ole, .. new byte[300_000], .. record, .. new byte[100]], "cu.ppt")).Inside.ShouldBe(inside);

    [Fact]
    public async Task A_program_in_an_archive_is_marked()
    {
        (await Look(Zip(("a/bao-cao.pdf.exe", "")), "a.zip")).Inside.ShouldBe(Inside.Active);
        (await Look(Zip(("a/bao-cao.pdf", "")), "a.zip")).Inside.ShouldBe(Inside.Plain);
    }

    [Theory]
    [InlineData("_VBA_PROJECT", Inside.Active)]
    [InlineData("ObjectPool", Inside.Active)]
    [InlineData("WordDocument", Inside.Plain)]
    public async Task Macros_and_objects_in_an_old_document_are_marked(string stream, Inside inside)
    {
        byte[] doc = [.. Ole, .. new byte[300_000], .. Encoding.Unicode.GetBytes(stream), .. new byte[100]];
        foreach (var name in new[] { "cu.doc", "cu.xls", "cu.ppt" })
        {
            (await Look(doc, name)).Inside.ShouldBe(inside, name);
        }
    }

    [Theory]
    [InlineData("cu.doc", MediaTypes.Doc)]
    [InlineData("moi.docx", MediaTypes.Docx)]
    [InlineData("moi.xlsx", MediaTypes.Xlsx)]
    [InlineData("moi.pptx", MediaTypes.Pptx)]
    public async Task An_office_document_with_a_password_is_taken_and_nobody_can_say_what_lies_in_it(
        string name,
        string type
    )
    {
        // A ZIP behind it, which readers of ZIP would find, tells nothing of what is encrypted.
        byte[] locked = [.. Locked, .. Zip((Parts, ""), ("word/document.xml", ""))];
        (await Look(locked, name)).ShouldBe(new FileLook(name, type, Inside.Unknown));
        (await Look([.. locked, .. Encoding.Unicode.GetBytes("_VBA_PROJECT")], name)).Inside.ShouldBe(Inside.Active);
    }

    [Theory]
    [InlineData("bao-cao.docx")]
    [InlineData("bao-cao.exe")]
    public async Task An_old_document_without_a_password_is_no_new_one_by_its_name(string name) =>
        await Should.ThrowAsync<RefusedException>(() => Look([.. Ole, .. new byte[1000]], name));

    internal static byte[] Locked =>
        [.. Ole, .. new byte[(1 << 18) - 20], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[100]];

    [Theory]
    [InlineData(1, Inside.Active)]
    [InlineData(0, Inside.Plain)]
    public async Task A_sheet_of_macros_from_before_vba_is_marked(byte kind, Inside inside)
    {
        byte[] sheet = [0x85, 0, 13, 0, 1, 2, 3, 4, 0, kind, 5, 0, .. "Macro"u8];
        (await Look([.. Ole, .. new byte[1000], .. sheet, .. new byte[100]], "cu.xls")).Inside.ShouldBe(inside);
    }

    private static byte[] Ole => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    internal static Task<FileLook> Look(byte[] content, string name) =>
        FileLook.Of(new MemoryStream(content), name, TestContext.Current.CancellationToken);

    internal static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return packed.ToArray();
    }
}
