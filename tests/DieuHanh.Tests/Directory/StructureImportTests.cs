using System.IO.Compression;
using System.Text;
using DieuHanh.Directory;
using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Identity;
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
        var first = Tables(await (await Here()).Bytes("/directory/export?format=zip"));
        var second = Tables(again);
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
        var file = Archive(
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
        Tables(await visitor.Bytes("/directory/export?format=zip"))["nguoi.csv"]
            .ShouldContain(l => l.Contains("\"'=1+1 Thủ tướng\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_without_the_column_of_job_titles_leaves_them_and_one_with_it_changes_them()
    {
        var visitor = await Here();
        var person = world.Loaded.People["chunhiem"];
        var post = (await world.Book()).Person(person)!.Positions.Single();
        (await world.Book()).NameOf(post.JobTitleId).ShouldBe("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ");
        var rows = Tables(await visitor.Bytes("/directory/export?format=zip"));
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
        var visitor = await Here();
        var page = await visitor.Upload(Url, Url, [("File", "danh-ba.xlsx", Encoding.UTF8.GetBytes("không phải tệp"))]);
        page.Status.ShouldBe(422);
        page.Error("File").ShouldNotBeNull();
        page.Text("#faults").ShouldContain("Không đọc được tệp");
        var linked = await visitor.Upload(
            Url,
            Url,
            [("File", "danh-ba.xlsx", Archive(("xl/workbook.xml", "<a/>"), ("xl/externalLinks/a.xml", "<a/>")))]
        );
        linked.Text("#faults").ShouldContain("liên kết tới tệp khác");
        var short_ = await visitor.Upload(
            Url,
            Url,
            [("File", "a.zip", Archive(("nguoi.csv", "Khóa,Họ và tên\na,b\n")))]
        );
        short_.Texts("#faults tbody tr").Count.ShouldBe(2);
    }

    private Task<int> Count() => world.In(s => s.GetRequiredService<DirectoryDb>().People.CountAsync());

    private static async Task<Page> Read(Visitor visitor, params (string, string)[] tables)
    {
        var read = await visitor.Upload(Url, Url, [("File", "danh-ba.zip", Archive(tables))]);
        read.Status.ShouldBe(302, read.Text("main"));
        return await visitor.Get(read.Location!);
    }

    private static byte[] Archive(params (string Name, string Text)[] tables)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in tables)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(true));
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }

    private static Dictionary<string, string[]> Tables(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(
            e => e.Name,
            e =>
            {
                using var reader = new StreamReader(e.Open());
                return reader.ReadToEnd().Split("\r\n");
            }
        );
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

    /// <summary>An office with nothing but itself and the one who keeps it.</summary>
    private sealed class StartedWorld : World
    {
        protected override Task Fill() =>
            In(async services =>
            {
                var db = services.GetRequiredService<DirectoryDb>();
                var office = Agency.Found(
                    "van-phong-chinh-phu",
                    "Văn phòng Chính phủ",
                    "VPCP",
                    AgencyKind.MinisterialAgency,
                    AgencyCode.Parse("G22")!.Value,
                    DateOnly.MinValue,
                    connected: false,
                    isOffice: true
                );
                var keeper = Person.Named("Người Giữ", "Quản trị", null);
                db.Add(office);
                db.Add(keeper);
                db.Add(Post.Give(keeper.Id, Role.Administrator, office, null, new(2020, 1, 1)));
                db.Moves(DirectoryDb.RevisionName);
                await db.SaveAsync("Mở văn phòng");
                var made = await services
                    .GetRequiredService<UserManager<Account>>()
                    .CreateAsync(
                        new Account
                        {
                            Id = Guid.CreateVersion7(),
                            UserName = "administrator",
                            PersonId = keeper.Id,
                        },
                        Staff.Password
                    );
                made.Succeeded.ShouldBeTrue();
            });
    }
}
