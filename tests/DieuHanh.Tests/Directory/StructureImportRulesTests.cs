using DieuHanh.Directory;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory;

/// <summary>A file is held to the rules of the pages: what stands for one agency, and what a decision may do.</summary>
public sealed class StructureImportRulesTests(World world) : IClassFixture<World>
{
    private const string Url = "/directory/import";
    private const string Agencies = "Khóa,Tên,Viết tắt,Loại,Mã,Từ ngày,Đến ngày,Kết nối,Văn phòng,Ghi chú\n";
    private const string Codes = "Cơ quan,Mã,Từ ngày,Đến ngày,Theo văn bản\n";
    private const string Aliases = "Cơ quan,Tên,Loại tên,Từ ngày,Đến ngày\n";
    private const string Groups = "Tên,Cách viết khác,Loại cơ quan,Mọi cơ quan\n";
    private const string Decisions =
        "Số,Việc,Cơ quan ban hành,Ngày ký,Hiệu lực,Cơ quan trước,Cơ quan sau,Chuyển người,Ghi chú\n";

    [Fact]
    public async Task A_code_and_a_name_stand_for_one_agency_on_any_day()
    {
        (
            await Faults(
                "co-quan.csv",
                $"{Agencies}moi-1,Bộ Mới Một,BM1,Bộ,G95,,,,,\nmoi-2,Bộ Mới Hai,BM2,Bộ,G95,,,,,\n"
            )
        ).ShouldBe(["Cơ quan2MãMã này là của Bộ Mới Hai.", "Cơ quan3MãMã này là của Bộ Mới Một."]);
        (await Faults("co-quan.csv", $"{Agencies}moi-1,bộ tài chính,BM1,Bộ,G12,01/12/2026,,,,\n")).ShouldBe(
            ["Cơ quan2MãMã này là của Bộ Tài chính.", "Cơ quan2TênĐã có cơ quan tên này."],
            ignoreOrder: true
        );
        (await Faults("co-quan.csv", $"{Agencies}bct,Bộ Công Thương,BCT,Bộ,G17,01/01/2010,,có,,\n")).ShouldBe([
            "Cơ quan2MãMã này là của Bộ Xây dựng.",
        ]);
        (await Faults("co-quan.csv", $"{Agencies}moi-1,Bộ Mới Một,BM1,Bộ,G04,,,,,\n")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_of_a_day_is_one_and_nobody_elses()
    {
        (await Faults("ma-dinh-danh.csv", $"{Codes}bct,G91,01/01/2026,,\nbct,G92,01/06/2026,,\n")).ShouldBe([
            "Mã định danh2Từ ngàyCơ quan có mã G92 vào những ngày ấy.",
            "Mã định danh3Từ ngàyCơ quan có mã G91 vào những ngày ấy.",
        ]);
        (await Faults("ma-dinh-danh.csv", $"{Codes}bct,G12,01/12/2026,,\n")).ShouldBe([
            "Mã định danh2MãMã này là của Bộ Tài chính.",
        ]);
        (
            await Faults("ma-dinh-danh.csv", $"{Codes}bct,G91,01/06/2026,,\nbct,G92,01/01/2010,31/05/2026,\n")
        ).ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_of_groups_and_other_names_mean_nothing_else()
    {
        (
            await Faults("nhom.csv", $"{Groups}nhóm mới,Bộ Tài chính | các bộ ngành,,\nnhóm khác,\"các bộ, ngành\",,\n")
        ).ShouldBe([
            "Nhóm2Cách viết khác“Bộ Tài chính” là tên một cơ quan.",
            "Nhóm3Cách viết khác“các bộ, ngành” đã là tên của nhóm các bộ, cơ quan ngang bộ.",
        ]);
        (
            await Faults("ten-khac.csv", $"{Aliases}bct,Bộ Tài chính,Spelling,,\nbct,các địa phương,Spelling,,\n")
        ).ShouldBe(["Tên khác2TênTên này đang là của Bộ Tài chính.", "Tên khác3TênTên này chỉ một nhóm cơ quan."]);
        (await Faults("ten-khac.csv", $"{Aliases}bct,Bộ Chung,Spelling,,\nbxd,Bộ Chung,Spelling,,\n")).Count.ShouldBe(
            2
        );
    }

    [Theory]
    [InlineData(
        "Một,Merge,Quốc hội,01/01/2026,01/03/2027,nghean,hatinh,,\nHai,Merge,Quốc hội,01/01/2026,01/02/2027,hatinh,nghean,,\n",
        3,
        "thành một vòng"
    )]
    [InlineData(
        "Một,Split,Quốc hội,01/01/2026,01/03/2027,nghean,hatinh,,\n",
        2,
        "Chia: cần ít nhất hai cơ quan sau khi chia."
    )]
    [InlineData("Một,Abolish,Quốc hội,01/01/2026,01/03/2027,nghean,hatinh,,\n", 2, "Giải thể không có cơ quan kế tục")]
    [InlineData("Một,Rename,Quốc hội,01/01/2026,01/03/2027,nghean,hatinh,,\n", 2, "Đổi tên: nhập đúng một tên mới")]
    [InlineData(
        "Một,Merge,Quốc hội,01/01/2026,01/03/2027,nghean,bgtvt,,\n",
        2,
        "Bộ Giao thông vận tải không hoạt động ngày 01/03/2027."
    )]
    public async Task A_decision_is_refused_as_on_its_page(string rows, int row, string reason) =>
        (await Faults("quyet-dinh.csv", Decisions + rows)).ShouldContain(f =>
            f.StartsWith($"Quyết định{row}", StringComparison.Ordinal) && f.Contains(reason, StringComparison.Ordinal)
        );

    [Fact]
    public async Task A_decision_of_a_file_takes_the_posts_along_as_one_of_the_page_does()
    {
        var (ending, heir) = (world.Staff.Agency("btc"), world.Staff.Agency("bxd"));
        var later = world.Staff["focal-nghean"];
        await world.In(async s =>
        {
            var db = s.GetRequiredService<DirectoryDb>();
            var agency = await db.Agencies.SingleAsync(a => a.Id == ending);
            db.Add(Post.Give(later, Role.AgencyStaff, agency, null, new(2027, 3, 1)));
            db.Moves(DirectoryDb.RevisionName);
            await db.SaveAsync("Giao vị trí");
        });
        var administrator = await world.As("administrator");
        var preview = await Read(
            administrator,
            ("quyet-dinh.csv", $"{Decisions}Một,Merge,Quốc hội,01/01/2026,01/01/2027,btc,bxd,có,\n"),
            (
                "vi-tri.csv",
                "Người,Vai trò,Cơ quan,Đơn vị,Nhập thay,Từ ngày,Đến ngày\n"
                    + "staff-btc,AgencyStaff,bxd,,,01/01/2027,31/12/2027\n"
            )
        );
        preview.Texts("#faults tbody tr").ShouldBeEmpty();
        var posts = preview.Texts("tr[data-change]");
        posts.ShouldAllBe(p => p.StartsWith("Quyết định2") && p.Contains("Vị tríBộ Tài chínhBộ Xây dựng, từ"));
        posts.Count.ShouldBe(4, "those that no row of the file names");
        posts.ShouldContain(p => p.Contains("Thủ Trưởng BTC, Thủ trưởng cơ quan") && p.EndsWith(", từ 01/01/2027"));
        posts.ShouldContain(p => p.EndsWith(", từ 01/03/2027"), "one that was to begin later");
        var without = await Read(
            administrator,
            ("quyet-dinh.csv", $"{Decisions}Một,Abolish,Quốc hội,01/01/2026,01/01/2027,btc,,,\n")
        );
        without
            .Texts("tr[data-change]")
            .ShouldContain(p => p.Contains("Thủ Trưởng BTC") && p.EndsWith("kết thúc 31/12/2026"));
        without.Texts("tr[data-change]").ShouldContain(p => p.EndsWith("không bắt đầu"));
        var done = await administrator.Send(preview, preview.Attribute($"form[action^='{Url}/']", "action")!);
        done.Status.ShouldBe(302, done.Text("main"));

        var held = await world.In(s =>
            s.GetRequiredService<DirectoryDb>()
                .Posts.Where(p => p.AgencyId == ending || p.AgencyId == heir)
                .ToListAsync()
        );
        held.Where(p => p.AgencyId == ending).ShouldAllBe(p => p.ValidTo == new DateOnly(2026, 12, 31));
        held.Where(p => p.AgencyId == heir && p.GivenById != null)
            .Select(p => (p.PersonId, p.ValidFrom, p.ValidTo))
            .ShouldBe(
                [
                    (world.Staff["focal-btc"], new(2027, 1, 1), null),
                    (world.Staff["head-btc"], new(2027, 1, 1), null),
                    (world.Staff["staff-btc"], new(2027, 1, 1), new(2027, 12, 31)),
                    (later, new(2027, 3, 1), null),
                ],
                ignoreOrder: true
            );
        held.Count(p => p.AgencyId == heir && p.PersonId == world.Staff["staff-btc"]).ShouldBe(1);
    }

    private async Task<IReadOnlyList<string>> Faults(string table, string text) =>
        (await Read(await world.As("administrator"), (table, text))).Texts("#faults tbody tr");

    private static async Task<Page> Read(Visitor visitor, params (string Name, string Text)[] tables)
    {
        var read = await visitor.Upload(Url, Url, [("File", "danh-ba.zip", Workbook.Archive(tables))]);
        read.Status.ShouldBe(302, read.Text("main"));
        return await visitor.Get(read.Location!);
    }
}
