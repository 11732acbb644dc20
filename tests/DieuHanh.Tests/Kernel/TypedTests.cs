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

    [Fact]
    public void What_is_looked_for_is_cut_and_never_inside_a_letter()
    {
        Typed.Sought("  hải đăng ").ShouldBe("hải đăng");
        Typed.Sought(" \u202A ").ShouldBeNull();
        Typed.Sought(new string('a', 5_000)).ShouldBe(new string('a', 200));
        Typed.Sought(new string('a', 199) + "\ud83d\ude00b").ShouldBe(new string('a', 199));
    }
}
