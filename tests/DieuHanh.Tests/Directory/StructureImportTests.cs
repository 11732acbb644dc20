using System.Text;
using DieuHanh.Directory;
using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
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
        var file = await (await world.Here()).Bytes($"/directory/export?format={format}");
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
        var first = Workbook.Tables(await (await world.Here()).Bytes("/directory/export?format=zip"));
        var second = Workbook.Tables(again);
        foreach (var (name, lines) in first)
        {
            // Whoever keeps the empty office is in it besides. A line that stands there twice is another one.
            var (before, after) = (
                Counted(lines),
                Counted(second[name].Where(l => !l.StartsWith("\"administrator\",", StringComparison.Ordinal)))
            );
            before.Except(after).ShouldBeEmpty($"{name} lost lines");
            after.Except(before).ShouldBeEmpty($"{name} got lines");
        }

        (await administrator.Get(read.Location!)).Text("main").ShouldContain("Tệp đã được nhập");
        var twice = await administrator.Upload(Url, Url, [("File", $"danh-ba.{format}", file)]);
        (await administrator.Get(twice.Location!)).Text("main").ShouldContain("Tệp không làm thay đổi gì.");
    }

    [Fact]
    public async Task Every_fault_is_told_at_its_place_and_nothing_is_put_in()
    {
        var visitor = await world.Here();
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
        var visitor = await world.Here();
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

        // Somebody else who looks at the file meanwhile makes the old page no newer.
        await (await world.Here()).Get(read.Location!);
        (await visitor.Send(preview, read.Location!)).Status.ShouldBe(409);
        (await visitor.Send(await visitor.Get(read.Location!), read.Location!)).Status.ShouldBe(302);
        (await world.Book()).Person(world.Loaded.People["thutuong"])!.Title.ShouldBe("=1+1 Thủ tướng");
        Workbook
            .Tables(await visitor.Bytes("/directory/export?format=zip"))["nguoi.csv"]
            .ShouldContain(l => l.Contains("\"'=1+1 Thủ tướng\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_without_the_column_of_job_titles_leaves_them_and_one_with_it_changes_them()
    {
        var visitor = await world.Here();
        var person = world.Loaded.People["chunhiem"];
        var post = (await world.Book()).Person(person)!.Positions.Single();
        (await world.Book()).NameOf(post.JobTitleId).ShouldBe("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ");
        var rows = Workbook.Tables(await visitor.Bytes("/directory/export?format=zip"));
        rows["chuc-vu.csv"].ShouldContain("\"Vụ trưởng\",\"có\",\"60\",\"Lãnh đạo đơn vị\",\"\"");
        var line = rows["vi-tri.csv"].Single(l => l.StartsWith("\"chunhiem\",", StringComparison.Ordinal));
        var short_ = line[..line.IndexOf(",\"Bộ trưởng", StringComparison.Ordinal)];

        var old = await Read(
            visitor,
            ("vi-tri.csv", $"Người,Vai trò,Cơ quan,Đơn vị,Nhập thay,Từ ngày,Đến ngày\n{short_}\n")
        );
        old.Text("main").ShouldContain("Tệp không làm thay đổi gì.");

        var wrong = await Read(visitor, ("vi-tri.csv", $"{rows["vi-tri.csv"][0]}\n{short_},Chức vụ không có\n"));
        wrong.Texts("#faults tbody tr").ShouldHaveSingleItem().ShouldContain("Không tìm thấy “Chức vụ không có”.");

        var changed = await Read(
            visitor,
            (
                "chuc-vu.csv",
                "Tên,Ở văn phòng,Thứ tự,Vai trò thường đi cùng,Đến ngày\nChủ nhiệm mẫu,có,41,Lãnh đạo văn phòng,\n"
            ),
            ("vi-tri.csv", $"{rows["vi-tri.csv"][0]}\n{short_},Chủ nhiệm mẫu\n")
        );
        changed.Texts("#faults tbody tr").ShouldBeEmpty();
        changed.Texts("[data-change]").ShouldHaveSingleItem().ShouldContain("Chủ nhiệm mẫu");
    }

    [Fact]
    public async Task What_is_no_workbook_is_said_beside_the_file()
    {
        var visitor = await world.Here();
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

    [Trait("engine", "sqlite")]
    [Theory]
    [InlineData("<x:row r=\"2147483647\"><x:c r=\"A2147483647\"/></x:row>", "")]
    [InlineData("<x:row r=\"1048577\"/>", "")]
    [InlineData("<x:row r=\"1048576\"/>", "")]
    [InlineData("", "A1:ZZZZZZ5")]
    [InlineData("<x:row r=\"9000\"><x:c r=\"ZZZZZZ9000\"/></x:row>", "")]
    public async Task A_small_workbook_with_rows_or_columns_without_end_is_refused(string row, string dimension)
    {
        var visitor = await world.Here();
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
        var visitor = await world.Here();
        var posts = Workbook.Tables(await visitor.Bytes("/directory/export?format=zip"))["vi-tri.csv"];
        var open = posts.Skip(1).First(l => l[1..^1].Split("\",\"")[6].Length == 0);
        var preview = await Read(visitor, ("vi-tri.csv", $"{posts[0]}\n{Workbook.Ending(open, "31/31/2026")}\n"));
        preview.Texts("#faults tbody tr").ShouldHaveSingleItem().ShouldStartWith("Vị trí2Đến ngày", Case.Sensitive);
    }

    [Fact]
    public async Task A_code_that_ends_before_it_begins_is_a_fault_in_the_preview()
    {
        var visitor = await world.Here();
        var agency = world.Loaded.Agencies["bo-quoc-phong"];
        await world.In(async s =>
        {
            var db = s.GetRequiredService<DirectoryDb>();
            db.Add(HeldCode.Of(agency, AgencyCode.Parse("G93")!.Value, new(2026, 6, 1), null, "Văn bản mẫu"));
            await db.SaveAsync("Đổi mã định danh");
        });
        var preview = await Read(
            visitor,
            (
                "ma-dinh-danh.csv",
                "Cơ quan,Mã,Từ ngày,Đến ngày,Theo văn bản\nbo-quoc-phong,G93,01/06/2026,31/05/2026,Văn bản mẫu\n"
            )
        );
        preview
            .Texts("#faults tbody tr")
            .ShouldHaveSingleItem()
            .ShouldContain("Ngày kết thúc không được trước ngày bắt đầu 01/06/2026.");
    }

    [Fact]
    public async Task Of_two_posts_as_secretary_each_ends_on_the_day_of_its_own_row()
    {
        var visitor = await world.Here();
        var (secretary, first, second) = (
            world.Loaded.People["thuky.chunhiem"],
            world.Loaded.People["ptt.kinhte"],
            world.Loaded.People["ptt.nganh"]
        );
        await world.In(async s =>
        {
            var db = s.GetRequiredService<DirectoryDb>();
            var office = await db.Agencies.SingleAsync(a => a.IsOffice);
            db.Add(Post.Give(secretary, Role.Secretary, office, null, new(2026, 1, 1), first));
            db.Add(Post.Give(secretary, Role.Secretary, office, null, new(2026, 1, 1), second));
            db.Moves(DirectoryDb.RevisionName);
            await db.SaveAsync("Giao vị trí");
        });
        var read = await visitor.Upload(
            Url,
            Url,
            [
                (
                    "File",
                    "danh-ba.zip",
                    Workbook.Archive(
                        (
                            "vi-tri.csv",
                            "Người,Vai trò,Cơ quan,Đơn vị,Nhập thay,Từ ngày,Đến ngày\n"
                                + "thuky.chunhiem,Thư ký,van-phong-chinh-phu,,ptt.nganh,01/01/2026,31/12/2026\n"
                                + "thuky.chunhiem,Thư ký,van-phong-chinh-phu,,ptt.kinhte,01/01/2026,30/11/2026\n"
                        )
                    )
                ),
            ]
        );
        var done = await visitor.Send(await visitor.Get(read.Location!), read.Location!);
        done.Status.ShouldBe(302, done.Text("main"));
        var ended = await world.In(s =>
            s.GetRequiredService<DirectoryDb>()
                .Posts.Where(p => p.PersonId == secretary && p.ValidFrom == new DateOnly(2026, 1, 1))
                .ToDictionaryAsync(p => p.ActsForId!.Value, p => p.ValidTo)
        );
        ended[first].ShouldBe(new DateOnly(2026, 11, 30));
        ended[second].ShouldBe(new DateOnly(2026, 12, 31));
    }

    [Fact]
    public async Task A_person_is_known_again_whether_they_have_an_account_or_not()
    {
        const string People = "Khóa,Họ và tên,Chức danh,Thư điện tử\n";
        const string Accounts = "Người,Tên đăng nhập,Ngừng\n";
        var visitor = await world.Here();
        var people = await Count();
        var unknown = await Read(
            visitor,
            ("nguoi.csv", $"{People}nv01,Người Lặp,Chuyên viên,\nnv02,Người Khác Tên,Chuyên viên,\n"),
            ("tai-khoan.csv", $"{Accounts}nv02,khac.ten,\n")
        );
        unknown
            .Texts("#faults tbody tr")
            .Count(f => f.StartsWith("Người", StringComparison.Ordinal) && f.Contains("Khóa", StringComparison.Ordinal))
            .ShouldBe(2);

        var id = Guid.CreateVersion7();
        (string, string)[] file =
        [
            ("nguoi.csv", $"{People}lap.nv,Người Lặp,Chuyên viên,\n{id},Người Mã,Chuyên viên,\n"),
            (
                "vi-tri.csv",
                $"Người,Vai trò,Cơ quan,Đơn vị,Nhập thay,Từ ngày,Đến ngày\n{id},Văn thư,van-phong-chinh-phu,,,01/01/2026,\n"
            ),
            ("tai-khoan.csv", $"{Accounts}lap.nv,lap.nv,\n{id},ma.nv,\n"),
            (
                "phan-cong.csv",
                $"Lĩnh vực,Cơ quan,Lãnh đạo,Lãnh đạo văn phòng,Đơn vị,Chuyên viên,Từ ngày,Đến ngày\nlĩnh vực thử,,,,,{id},01/01/2026,\n"
            ),
        ];
        var preview = await Read(visitor, file);
        preview.Texts("#faults tbody tr").ShouldBeEmpty();
        var done = await visitor.Send(preview, preview.Attribute("form[action^='/directory/import/']", "action")!);
        done.Status.ShouldBe(302, done.Text("main"));
        (await Count()).ShouldBe(people + 2);
        var again = await Read(visitor, file);
        again.Text("main").ShouldContain("Tệp không làm thay đổi gì.");
    }

    private static List<string> Counted(IEnumerable<string> lines) =>
        [.. lines.GroupBy(l => l).Select(g => $"{g.Count()} × {g.Key}")];

    private Task<int> Count() => world.In(s => s.GetRequiredService<DirectoryDb>().People.CountAsync());

    private static async Task<Page> Read(Visitor visitor, params (string, string)[] tables)
    {
        var read = await visitor.Upload(Url, Url, [("File", "danh-ba.zip", Workbook.Archive(tables))]);
        read.Status.ShouldBe(302, read.Text("main"));
        return await visitor.Get(read.Location!);
    }
}
