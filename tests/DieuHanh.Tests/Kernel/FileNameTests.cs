using DieuHanh.Kernel.Files;

namespace DieuHanh.Tests.Kernel;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("../../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\Users\\an\\Công văn.docx", "Công văn.docx")]
    [InlineData("a\r\nSet-Cookie: b=c.txt", "aSet-Cookie_ b=c.txt")]
    [InlineData("bao-cao\u202Efdp.exe", "bao-caofdp.exe")]
    [InlineData("Co\u0302ng va\u0306n.pdf", "Công văn.pdf")]
    [InlineData(" \u0000 ", "tep")]
    [InlineData("thư mục/", "tep")]
    public void It_keeps_what_people_read_and_nothing_that_misleads(string sent, string kept) =>
        FileName.Safe(sent).ShouldBe(kept);

    [Theory]
    [InlineData(149)]
    [InlineData(150)]
    public void A_long_one_keeps_its_beginning_and_ending_and_no_half_letter(int before)
    {
        var name = FileName.Safe(
            string.Concat(new string('a', before), "\ud83d\ude00", new string('.', 300), "b".PadLeft(46, 'b'), ".pdf")
        );

        name.Length.ShouldBe(200);
        name.ShouldEndWith("bb.pdf");
        name.Select((c, i) => char.IsHighSurrogate(c) && !char.IsLowSurrogate(name[i + 1])).ShouldNotContain(true);
    }

    [Fact]
    public void An_ending_longer_than_any_name_is_cut_too() =>
        FileName.Safe("a." + new string('x', 500)).Length.ShouldBe(200);
}
