using DieuHanh.Kernel.Domain;

namespace DieuHanh.Tests.Kernel;

public sealed class TypedTests
{
    [Theory]
    [InlineData("Báo cáo\u202Efdp.exe", "Báo cáofdp.exe")]
    [InlineData("\u200FGiao\u200E \u2066Bộ\u2069 \u061CTài chính", "Giao Bộ Tài chính")]
    [InlineData("\u202A\u202B\u202C\u202D\u2067\u2068", null)]
    public void Marks_that_turn_the_direction_of_writing_are_dropped(string typed, string? read) =>
        Typed.Text(typed).ShouldBe(read);

    [Fact]
    public void Other_marks_that_nobody_sees_stay() => Typed.Text("a\u200Db\u2060c").ShouldBe("a\u200Db\u2060c");

    [Fact]
    public void Line_ends_stay_and_control_characters_do_not() => Typed.Text("a\0b\u001b\nc").ShouldBe("ab\nc");
}
