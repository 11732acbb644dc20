using System.Text;
using CsCheck;
using DieuHanh.Reading.Text;

namespace DieuHanh.Tests.Reading;

[Trait("engine", "sqlite")]
public sealed class VietnameseTests
{
    [Theory]
    [InlineData("Đường HÒA bình", "duong hoa binh")]
    [InlineData("hoà", "hoa")]
    [InlineData("Nghị quyết số 46/NQ-CP", "nghi quyet so 46/nq-cp")]
    [InlineData("a\0b\u200Bc", "abc")]
    [InlineData("dòng\r\nsau", "dong\r\nsau")]
    [InlineData("\u00D0ồng", "dong")]
    public void Fold_removes_marks_and_case(string text, string folded) => Vietnamese.Fold(text).ShouldBe(folded);

    [Fact]
    public void Every_Vietnamese_letter_folds_to_ASCII()
    {
        const string letters =
            "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ";
        foreach (var c in letters + letters.ToUpperInvariant())
        {
            var folded = Vietnamese.Fold(c.ToString());
            folded.Length.ShouldBe(1);
            folded[0].ShouldBeInRange('a', 'z');
            Vietnamese.ExactTokens(c.ToString()).ShouldHaveSingleItem().ShouldAllBe(x => char.IsAsciiLetterLower(x));
        }

        letters.Select(c => Vietnamese.ExactTokens(c.ToString())[0]).Distinct().Count().ShouldBe(letters.Length);
    }

    [Fact]
    public void Tokens_are_the_words_of_the_folded_text() =>
        Vietnamese
            .Tokens("Công điện số 46/CĐ-TTg, ngày 05/4")
            .ShouldBe(["cong", "dien", "so", "46", "cd", "ttg", "ngay", "05", "4"]);

    [Theory]
    [InlineData("hòa", "hoà", true)]
    [InlineData("THỦY", "thuỷ", true)]
    [InlineData("ma", "mã", false)]
    [InlineData("đa", "da", false)]
    [InlineData("ba", "bà", false)]
    [InlineData("trương", "trường", false)]
    public void Exact_tokens_keep_marks_and_forgive_only_the_place_of_the_tone(string a, string b, bool same) =>
        (Vietnamese.ExactTokens(a)[0] == Vietnamese.ExactTokens(b)[0]).ShouldBe(same);

    [Fact]
    public void Exact_tokens_spell_as_telex()
    {
        Vietnamese.ExactTokens("Đường VPCP 2015").ShouldBe(["dduwowngfq", "vpcp", "2015"]);
        Vietnamese.ExactTokens("as").ShouldNotBe(Vietnamese.ExactTokens("á"));
    }

    [Fact]
    public void A_run_of_letters_that_is_no_word_is_cut() =>
        Vietnamese.Tokens(new string('x', 5_000_000)).ShouldHaveSingleItem().Length.ShouldBe(Vietnamese.MaxTokenLength);

    [Fact]
    public void Composed_and_decomposed_text_are_the_same() =>
        Gen.Char["aăâđêôơưáàảãạấầẩẫậắằẳẵặéếệíịóốộớợúứựýỵ ĐÂƯ1-"]
            .Array[0, 40]
            .Select(chars => new string(chars))
            .Sample(text =>
            {
                var apart = text.Normalize(NormalizationForm.FormD);
                Vietnamese.Fold(apart).ShouldBe(Vietnamese.Fold(text));
                Vietnamese.Tokens(apart).ShouldBe(Vietnamese.Tokens(text));
                Vietnamese.ExactTokens(apart).ShouldBe(Vietnamese.ExactTokens(text));
            });

    [Fact]
    public void Any_text_folds_once_and_gives_as_many_exact_tokens_as_tokens() =>
        Gen.String.Sample(text =>
        {
            var folded = Vietnamese.Fold(text);
            Vietnamese.Fold(folded).ShouldBe(folded);
            var tokens = Vietnamese.Tokens(text);
            tokens.ShouldAllBe(t => t.Length > 0 && t.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
            var exact = Vietnamese.ExactTokens(text);
            exact.Count.ShouldBe(tokens.Count);
            exact.ShouldAllBe(t => t.Length > 0 && t.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
        });
}
