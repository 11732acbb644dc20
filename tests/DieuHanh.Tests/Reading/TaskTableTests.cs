namespace DieuHanh.Tests.Reading;

[Trait("engine", "sqlite")]
public sealed class TaskTableTests
{
    private const string Piped = """
        PHỤ LỤC
        DANH MỤC NHIỆM VỤ

        | STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Sản phẩm |
        |---|---|---|---|---|---|
        | I | Hạ tầng | | | | |
        | 1 | Kiểm kê bến thuyền | Bộ Xây dựng | Các Bộ: Y tế, Công an | Quý II/2026 | Báo cáo |
        | 2 | Lắp phao cứu sinh | nt | | 9/2026 | Phao |
        | 3 | Tuyên truyền | VTV, VOV | Bộ Y tế; các địa phương | Thường xuyên | Phóng sự |
        """;

    [Theory]
    [InlineData('|')]
    [InlineData('\t')]
    public void Each_row_is_a_task(char separator)
    {
        var text =
            separator == '|'
                ? Piped
                : string.Join(
                    '\n',
                    Piped
                        .Split('\n')
                        .Select(l =>
                            l.StartsWith('|') ? string.Join('\t', l.Trim('|').Split('|').Select(c => c.Trim())) : l
                        )
                );
        var tasks = Documents.Read(text).Tasks;
        tasks.Select(t => t.Text).ShouldBe(["Kiểm kê bến thuyền", "Lắp phao cứu sinh", "Tuyên truyền"]);
        tasks.Select(t => string.Join("|", t.Lead)).ShouldBe(["Bộ Xây dựng", "Bộ Xây dựng", "VTV|VOV"]);
        tasks
            .Select(t => string.Join("|", t.Coordinate))
            .ShouldBe(["Bộ Y tế|Bộ Công an", "", "Bộ Y tế|các địa phương"]);
        tasks.Select(t => t.Deadline?.Date).ShouldBe([new DateOnly(2026, 6, 30), new DateOnly(2026, 9, 30), null]);
        tasks[2].Deadline!.IsRecurring.ShouldBeTrue();
    }

    [Fact]
    public void A_table_of_figures_gives_nothing() =>
        Documents.Tasks("| STT | Tỉnh | Mức hỗ trợ |\n|---|---|---|\n| 1 | Cà Mau | 50 |").ShouldBeEmpty();
}
