using System.Text;
using DieuHanh.Directory;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory;

/// <summary>The structure as a file: taken out, put into an empty office, and what a faulty or an old file meets.</summary>
public sealed class StructureImportTests(SampleWorld world) : IClassFixture<SampleWorld>
{
    private const string Url = "/directory/import";

    [Theory]
    [InlineData("xlsx")]
    [InlineData("zip")]
    public async Task What_is_taken_out_and_put_into_an_empty_office_comes_out_the_same(string format)
    {
        var file = await (await Here()).Bytes($"/directory/export?format={format}");
        await using var empty = new StartedWorld();
        await empty.InitializeAsync();
        var administrator = await empty.As("administrator");
        var read = await administrator.Upload(Url, Url, [("File", $"danh-ba.{format}", file)]);
        read.Status.ShouldBe(302, read.Text("main"));
        var preview = await administrator.Get(read.Location!);
        preview.Texts("#faults tbody tr").ShouldBeEmpty();
        var done = await administrator.Send(preview, read.Location!);
        done.Status.ShouldBe(302, done.Text("main"));

        var again = await administrator.Bytes("/directory/export?format=zip");
        var first = Workbook.Tables(await (await Here()).Bytes("/directory/export?format=zip"));
        var second = Workbook.Tables(again);
        foreach (var (name, lines) in first)
        {
            lines.Except(second[name]).ShouldBeEmpty($"{name} lost lines");
        }

        (await administrator.Get(read.Location!)).Text("main").ShouldContain("Tệp đã được nhập");
        var twice = await administrator.Upload(Url, Url, [("File", $"danh-ba.{format}", file)]);
        (await administrator.Get(twice.Location!)).Text("main").ShouldContain("Tệp không làm thay đổi gì.");
    }

    [Fact]
    public async Task Every_fault_is_told_at_its_place_and_nothing_is_put_in()
    {
        var visitor = await Here();
        var people = await Count();
        var preview = await Read(
            visitor,
            (
                "nguoi.csv",
                "Khóa;Họ và tên;Chức danh;Thư điện tử\nnguoi.moi;Người Mới;Chuyên viên;\nnguoi.loi;;Chuyên viên;không phải thư\n"
            ),
            (
                "vi-tri.csv",
                "Người,Vai trò,Cơ quan,Đơn vị,Nhập thay,Từ ngày,Đến ngày\nnguoi.moi,Chuyên viên,khong-co,,,01/01/2026,\nnguoi.moi,Vai lạ,van-phong-chinh-phu,,,45658,31/31/2026\n"
            ),
            (
                "co-quan.csv",
                "Khóa,Tên,Viết tắt,Loại,Mã,Từ ngày,Đến ngày,Kết nối,Văn phòng,Ghi chú\nbo-tai-chinh,Bộ Tài chính,BTC,Bộ,G12,01/03/2025,31/12/2026,có,,\n"
            )
        );
        var faults = preview.Texts("#faults tbody tr");
        faults.ShouldContain(f => f.StartsWith("Người3Họ và tên", StringComparison.Ordinal));
        faults.ShouldContain(f => f.StartsWith("Người3Thư điện tử", StringComparison.Ordinal));
        faults.ShouldContain(f => f.Contains("Không tìm thấy “khong-co”.", StringComparison.Ordinal));
        faults.ShouldContain(f => f.StartsWith("Vị trí3Vai trò", StringComparison.Ordinal));
        faults.ShouldContain(f => f.StartsWith("Vị trí3Đến ngày", StringComparison.Ordinal));
        faults.ShouldContain(f => f.StartsWith("Cơ quan2Đến ngày", StringComparison.Ordinal));
        preview.Has("form[action^='/directory/import/']").ShouldBeFalse();
        (await Count()).ShouldBe(people);
    }

    [Fact]
    public async Task A_preview_that_became_old_is_refused_and_a_change_is_shown_before_it_is_made()
    {
        var visitor = await Here();
        var file = Workbook.Archive(
            (
                "nguoi.csv",
                "Khóa,Họ và tên,Chức danh,Thư điện tử\nthutuong,Nguyễn Mẫu An,\"'=1+1 Thủ tướng\",thutuong@mau.invalid\n"
            )
        );
        var read = await visitor.Upload(Url, Url, [("File", "danh-ba.zip", file)]);
        var preview = await visitor.Get(read.Location!);
        var change = preview.Texts("[data-change]").ShouldHaveSingleItem();
        change.ShouldContain("Thủ tướng Chính phủ");
        change.ShouldContain("=1+1 Thủ tướng");
        await visitor.Submit("/people/new", ("Name", "Người Khác"), ("Title", "Chuyên viên"));
        var late = await visitor.Send(preview, read.Location!);
        late.Status.ShouldBe(409);
        late.Text(".error-summary").ShouldContain("Danh bạ đã thay đổi từ lúc xem trước");
        (await visitor.Send(await visitor.Get(read.Location!), read.Location!)).Status.ShouldBe(302);
        (await world.Book()).Person(world.Loaded.People["thutuong"])!.Title.ShouldBe("=1+1 Thủ tướng");
        Workbook
            .Tables(await visitor.Bytes("/directory/export?format=zip"))["nguoi.csv"]
            .ShouldContain(l => l.Contains("\"'=1+1 Thủ tướng\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_workbook_is_said_beside_the_file()
    {
        var visitor = await Here();
        var page = await visitor.Upload(Url, Url, [("File", "danh-ba.xlsx", Encoding.UTF8.GetBytes("không phải tệp"))]);
        page.Status.ShouldBe(422);
        page.Error("File").ShouldNotBeNull();
        page.Text("#faults").ShouldContain("Không đọc được tệp");
        var linked = await visitor.Upload(
            Url,
            Url,
            [
                (
                    "File",
                    "danh-ba.xlsx",
                    Workbook.Archive(("xl/workbook.xml", "<a/>"), ("xl/externalLinks/a.xml", "<a/>"))
                ),
            ]
        );
        linked.Text("#faults").ShouldContain("liên kết tới tệp khác");
        var short_ = await visitor.Upload(
            Url,
            Url,
            [("File", "a.zip", Workbook.Archive(("nguoi.csv", "Khóa,Họ và tên\na,b\n")))]
        );
        short_.Texts("#faults tbody tr").Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("<x:row r=\"2147483647\"><x:c r=\"A2147483647\"/></x:row>", "")]
    [InlineData("<x:row r=\"1048577\"/>", "")]
    [InlineData("<x:row r=\"1048576\"/>", "")]
    [InlineData("", "A1:ZZZZZZ5")]
    [InlineData("<x:row r=\"9000\"><x:c r=\"ZZZZZZ9000\"/></x:row>", "")]
    public async Task A_small_workbook_with_rows_or_columns_without_end_is_refused(string row, string dimension)
    {
        var visitor = await Here();
        var file = Workbook.Rewritten(
            await visitor.Bytes("/directory/export?format=xlsx"),
            "xl/worksheets/sheet1.xml",
            xml =>
            {
                var (begin, end) = xml.Split("<x:dimension ref=\"") is [var before, var after]
                    ? (before, after)
                    : ("", "");
                var width = dimension.Length > 0 ? dimension : end[..end.IndexOf('"', StringComparison.Ordinal)];
                end = end[end.IndexOf('"', StringComparison.Ordinal)..]
                    .Replace("</x:sheetData>", $"{row}</x:sheetData>");
                return $"{begin}<x:dimension ref=\"{width}{end}";
            }
        );

        var page = await visitor.Upload(Url, Url, [("File", "danh-ba.xlsx", file)]);

        page.Status.ShouldBe(422);
        page.Text("#faults").ShouldContain("quá nhiều dòng, cột trống");
    }

    [Fact]
    public async Task An_end_that_is_no_day_is_a_fault_at_its_place()
    {
        var visitor = await Here();
        var posts = Workbook.Tables(await visitor.Bytes("/directory/export?format=zip"))["vi-tri.csv"];
        var open = posts.Skip(1).Select(l => l.TrimEnd('"')).First(l => l.EndsWith(','));
        var preview = await Read(visitor, ("vi-tri.csv", $"{posts[0]}\n{open}31/31/2026\n"));
        preview.Texts("#faults tbody tr").ShouldHaveSingleItem().ShouldStartWith("Vị trí2Đến ngày", Case.Sensitive);
    }

    private Task<int> Count() => world.In(s => s.GetRequiredService<DirectoryDb>().People.CountAsync());

    private static async Task<Page> Read(Visitor visitor, params (string, string)[] tables)
    {
        var read = await visitor.Upload(Url, Url, [("File", "danh-ba.zip", Workbook.Archive(tables))]);
        read.Status.ShouldBe(302, read.Text("main"));
        return await visitor.Get(read.Location!);
    }

    private async Task<Visitor> Here()
    {
        var visitor = world.Stranger();
        visitor.Headers.Add(SampleWorld.RemoteHeader, "127.0.0.1");
        (await visitor.Submit("/sign-in", ("UserName", "quantri"), ("Password", SampleWorld.Password))).Status.ShouldBe(
            302
        );
        return visitor;
    }
}
