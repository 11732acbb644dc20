using DieuHanh.Documents;
using DieuHanh.Documents.SecretLines;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents;

public sealed class SecretLineTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Only_where_the_office_turned_it_on_a_line_holds_unit_and_count_and_nothing_else()
    {
        var (clerk, administrator) = (await world.As("clerk"), await world.As("administrator"));
        var unit = (await world.Book()).OfficeUnits.First();
        (await clerk.Get(WriteSecretLine.Url)).Text("main").ShouldContain("Văn phòng chưa bật");
        (await Write("3")).Status.ShouldBe(409);

        var wrong = await administrator.Submit(RuleSecretLines.Url, ("ValidFrom", "22/11/2026"), ("Basis", ""));
        wrong.Status.ShouldBe(422);
        wrong.Error("ValidFrom").ShouldBe("Nhập ngày áp dụng, từ hôm nay trở đi.");
        wrong.Error("Basis").ShouldNotBeNullOrEmpty();
        (string, string?)[] rule = [("ValidFrom", "23/11/2026"), ("Written", "yes"), ("Basis", "Quyết định 12/QĐ-VP")];
        (await administrator.Submit(RuleSecretLines.Url, rule)).Status.ShouldBe(302);
        (await administrator.Submit(RuleSecretLines.Url, rule)).Error("ValidFrom").ShouldContain("Đã có quy định");

        (await Write("0")).Error("Count").ShouldBe("Nhập số văn bản, từ 1 đến 1.000.");
        (await Write("3")).Status.ShouldBe(302);
        var page = await clerk.Get(WriteSecretLine.Url);
        page.Text("main").ShouldContain($"{unit.Name}: 3 văn bản đã đăng ký tại sổ mật");
        await world.In(async services =>
            (await services.GetRequiredService<DocumentsDb>().SecretLines.SingleAsync()).Count.ShouldBe(3)
        );
        typeof(SecretLine)
            .GetProperties()
            .Where(p => p.PropertyType == typeof(string))
            .ShouldBeEmpty("there is no place for a subject or the name of a file");

        Task<Page> Write(string count) =>
            clerk.SubmitFrom("/sign-in", WriteSecretLine.Url, ("Unit", unit.Id.ToString()), ("Count", count));
    }
}
