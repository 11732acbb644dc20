using CsCheck;
using DieuHanh.Directory.Agencies;

namespace DieuHanh.Tests.Directory;

public sealed class AgencyCodeTests
{
    private static readonly Gen<string> Top = Gen.Select(
        Gen.Char['A', 'Y'],
        Gen.Int[0, 99],
        (letter, number) => $"{letter}{number:00}"
    );

    // A level below the top, never all zeros, as many digits as the old form has for it.
    private static Gen<string> Level(int digits, int most) =>
        Gen.Int[1, most].Select(n => n.ToString($"D{digits}", System.Globalization.CultureInfo.InvariantCulture));

    private static readonly Gen<string> Code = Gen.Select(
        Top,
        Level(2, 99),
        Level(2, 99),
        Level(3, 999),
        Gen.Int[1, 4],
        (top, second, third, fourth, levels) => string.Join('.', new[] { top, second, third, fourth }.Take(levels))
    );

    [Fact]
    public void A_code_read_in_either_form_is_the_same_code() =>
        Code.Sample(code =>
        {
            var fromNew = AgencyCode.Parse(code)!.Value;
            var fromOld = AgencyCode.Parse(fromNew.Old)!.Value;
            return fromNew.Current == code && fromOld == fromNew && fromNew.Old.Length == 13;
        });

    [Theory]
    [InlineData("G22", "000.00.00.G22")]
    [InlineData("000.00.00.G22", "000.00.00.G22")]
    [InlineData("h54.12", "000.00.12.H54")]
    [InlineData("H54.12.07", "000.07.12.H54")]
    [InlineData("H54.12.07.001", "001.07.12.H54")]
    [InlineData("001.00.12.H54", "001.00.12.H54")] // a level left out in the old form
    public void Both_forms(string typed, string old) => AgencyCode.Parse(typed)!.Value.Old.ShouldBe(old);

    [Fact]
    public void A_code_too_deep_for_the_old_form_has_none()
    {
        AgencyCode.Parse("H54.12.07.001.3")!.Value.Old.ShouldBe("");
        AgencyCode.Parse("H54.1234")!.Value.Old.ShouldBe("");
    }

    [Fact]
    public void Nothing_typed_is_no_code() => AgencyCode.Parse("  ").ShouldBe(AgencyCode.None);

    [Theory]
    [InlineData("22G")]
    [InlineData("G2")]
    [InlineData("G22.")]
    [InlineData("G22..1")]
    [InlineData("G22.Đ1")]
    [InlineData("000.00.G22")]
    [InlineData("G22.1234567890.1234567890.1234567890.12")]
    public void What_is_neither_form_is_refused(string typed) => AgencyCode.Parse(typed).ShouldBeNull();
}
