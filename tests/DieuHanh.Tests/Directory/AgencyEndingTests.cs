using DieuHanh.Directory;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory;

/// <summary>Between the decision and the day: the agency works on as before, in a world whose clock stands still.</summary>
public sealed class AgencyEndingTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Until_it_ends_it_gets_new_people_and_its_renamed_heir_can_be_corrected()
    {
        var ending = world.Staff.Agency("tapdoan");
        var administrator = await world.As("administrator");
        await administrator.Submit($"/agencies/{ending}/correct", ("Code", "Z77"));
        var ended = await administrator.Decide(
            "Rename",
            ending,
            "01/07/2027",
            "Quyết định mẫu 08/2026",
            ("NewName1", "Tổng công ty mẫu"),
            ("NewShort1", "TCTM")
        );
        ended.Status.ShouldBe(302, ended.Text("main"));
        var lastDay = new DateOnly(2027, 6, 30);

        var person = world.Staff["staff-btc"];
        var given = await administrator.Submit(
            $"/people/{person}/posts/new",
            ("Role", "AgencyStaff"),
            ("Agency", $"{ending}"),
            ("From", "23/11/2026")
        );
        given.Status.ShouldBe(302, given.Text("main"));
        var added = await world.In(s =>
            ActivatorUtilities
                .CreateInstance<UserAdding>(s)
                .Add(new("Người Thêm Mẫu", "them.nm", Role.FocalPoint, "Tập đoàn mẫu"))
        );
        added.Agency.ShouldBe("Tập đoàn mẫu");
        (await world.In(s => s.GetRequiredService<DirectoryDb>().Posts.Where(p => p.AgencyId == ending).ToListAsync()))
            .Where(p => p.ValidTo == lastDay)
            .Count()
            .ShouldBe(3);

        var late = await administrator.Submit(
            $"/people/{world.Staff["head-btc"]}/posts/new",
            ("Role", "AgencyStaff"),
            ("Agency", $"{ending}"),
            ("From", "01/07/2027")
        );
        late.Status.ShouldBe(409);
        late.Texts(".error-summary li").ShouldBe(["Tập đoàn mẫu kết thúc hoạt động ngày 30/06/2027."]);

        var heir = (await world.Book()).Agencies.Single(a => a.Name == "Tổng công ty mẫu").Id;
        var corrected = await administrator.Submit($"/agencies/{heir}/correct", ("ShortName", "TCT"));
        corrected.Status.ShouldBe(302, corrected.Text("main"));
        (await administrator.Submit($"/agencies/{heir}/correct", ("Code", "G12")))
            .Error("Code")
            .ShouldBe("Mã này là của Bộ Tài chính.");
    }
}
