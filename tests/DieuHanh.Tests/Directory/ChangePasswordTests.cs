using DieuHanh.Directory.People;
using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Directory;

public sealed class ChangePasswordTests(World world) : IClassFixture<World>
{
    private const string Address = "/account/password";
    private const string Chosen = "một câu dài dễ nhớ";

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_keeps_this_one()
    {
        var here = await Visitor.SignedIn(world, "focal-btc");
        var elsewhere = await Visitor.SignedIn(world, "focal-btc");

        var answer = await here.Submit(
            Address,
            ("CurrentPassword", Staff.Password),
            ("NewPassword", Chosen),
            ("RepeatPassword", Chosen)
        );

        answer.Location.ShouldBe($"{Address}?done=1");
        (await here.Follow(answer)).Text(".alert-success").ShouldStartWith("Đã đổi mật khẩu.");
        (await elsewhere.Get(Address)).Location.ShouldStartWith("/sign-in");
        (
            await world.Stranger().Submit("/sign-in", ("UserName", "focal-btc"), ("Password", Staff.Password))
        ).Status.ShouldBe(422);
        (await world.Stranger().Submit("/sign-in", ("UserName", "focal-btc"), ("Password", Chosen))).Status.ShouldBe(
            302
        );
    }

    [Fact]
    public async Task Every_fault_is_said_beside_its_field()
    {
        var visitor = await world.As("focal-bct");
        var empty = await visitor.Submit(Address);
        empty.Status.ShouldBe(422);
        empty.Error("CurrentPassword").ShouldBe("Nhập mật khẩu hiện tại.");
        empty.Error("NewPassword").ShouldBe("Nhập mật khẩu mới.");

        var wrong = await visitor.Submit(
            Address,
            ("CurrentPassword", "không phải"),
            ("NewPassword", Chosen),
            ("RepeatPassword", Chosen)
        );
        wrong.Status.ShouldBe(422);
        wrong.Error("CurrentPassword").ShouldStartWith("Mật khẩu hiện tại không đúng");
        wrong.Value("#NewPassword").ShouldBe("");

        var unlike = await visitor.Submit(
            Address,
            ("CurrentPassword", Staff.Password),
            ("NewPassword", Chosen),
            ("RepeatPassword", Chosen + "!")
        );
        unlike.Error("RepeatPassword").ShouldBe("Hai lần nhập mật khẩu mới không giống nhau.");
    }

    [Theory]
    [InlineData("ngắn quá", "Mật khẩu cần ít nhất 10 ký tự.")]
    [InlineData("aaaaaaaaaaaaaaaa", "Mật khẩu lặp lại quá ít ký tự khác nhau.")]
    [InlineData("vanthu.hanoi1", "Mật khẩu không được dựa trên tên đăng nhập.")]
    [InlineData("Trần Văn Thư 26", "Mật khẩu không được dựa trên họ tên.")]
    [InlineData("Matkhau@2026", "Mật khẩu này quá phổ biến, dễ bị đoán.")]
    [InlineData("1234567890", "Mật khẩu này quá phổ biến, dễ bị đoán.")]
    public void A_weak_password_is_refused_with_the_reason(string password, string reason) =>
        Passwords.WhyNot(password, "vanthu.hanoi", "Trần Văn Thư").Select(r => r.ToString()).ShouldContain(reason);

    [Theory]
    [InlineData("sáng nay trời mưa")]
    [InlineData("k8#vQm2!xPd0")]
    [InlineData("việtnam mến yêu của tôi")]
    public void A_good_password_is_taken(string password) =>
        Passwords.WhyNot(password, "vanthu1", "Trần Văn Thư").ShouldBeEmpty();

    [Fact]
    public void A_password_handed_out_is_good_and_never_the_same()
    {
        var some = Enumerable.Range(0, 200).Select(_ => Passwords.New()).ToList();
        some.Distinct().Count().ShouldBe(200);
        some.ShouldAllBe(p => Passwords.WhyNot(p, "a.b", "C D").None);
    }
}
