using System.Text;
using CsCheck;
using DieuHanh.Reading.Text;

namespace DieuHanh.Tests.Reading;

[Trait("engine", "sqlite")]
public sealed class LegacyVietnameseTests
{
    private const string Sample =
        "Bộ Tài chính chủ trì, phối hợp với Ủy ban nhân dân các tỉnh rà soát, báo cáo trước ngày 30 tháng 11.";

    public static TheoryData<LegacyEncoding> Encodings => [LegacyEncoding.Tcvn3, LegacyEncoding.Vni];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_letter_comes_back(LegacyEncoding encoding)
    {
        foreach (var letter in Legacy.Letters.Split(' '))
        {
            LegacyVietnamese.Convert(Legacy.Write(letter, encoding), encoding).ShouldBe(letter);
        }

        foreach (var letter in "ĂÂÊÔƠƯĐ")
        {
            LegacyVietnamese.Convert(Legacy.Write($"{letter}", encoding), encoding).ShouldBe($"{letter}");
        }
    }

    [Fact]
    public void Capitals_with_a_tone_come_back_in_vni_and_from_the_capital_font_of_tcvn3()
    {
        var capitals = Legacy.Letters.ToUpperInvariant();

        LegacyVietnamese.Convert(Legacy.Write(capitals, LegacyEncoding.Vni), LegacyEncoding.Vni).ShouldBe(capitals);
        LegacyVietnamese
            .FromFont(Legacy.Write(capitals.ToLowerInvariant(), LegacyEncoding.Tcvn3), ".VnTimeH")
            .ShouldBe(capitals);
    }

    [Theory]
    [InlineData("BỘ TÀI CHÍNH")]
    [InlineData("Quyết định của BỘ TRƯỞNG, ngày ký")]
    [InlineData("Số: 12/QĐ-BTC")]
    [InlineData("Ông Lê Văn Ví Dụ")]
    public void Words_in_capitals_are_known_by_their_other_letters(string text) =>
        LegacyVietnamese.Convert(Legacy.Write(text, LegacyEncoding.Tcvn3), LegacyEncoding.Tcvn3).ShouldBe(text);

    [Fact]
    public void Any_words_in_small_letters_come_back()
    {
        var words = Sample.ToLowerInvariant().Split(' ', ',', '.');
        var letters = Legacy.Letters.Split(' ').Concat("bcdghklmnpqrstvx ".Select(c => $"{c}"));
        string[] all = [.. words, .. letters];
        Gen.Int[0, all.Length - 1]
            .Select(i => all[i])
            .Array[0, 40]
            .Select(Gen.Bool.Select(b => b ? LegacyEncoding.Tcvn3 : LegacyEncoding.Vni))
            .Sample(
                (parts, encoding) =>
                {
                    var text = string.Join(' ', parts);
                    LegacyVietnamese.Convert(Legacy.Write(text, encoding), encoding).ShouldBe(text);
                }
            );
    }

    [Fact]
    public void Any_bytes_are_read_without_a_fault() =>
        Gen.Byte.Array[0, 300].Sample(bytes => TextBytes.Decode(bytes).ShouldNotBeNull());

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_sentence_is_recognised_and_converted(LegacyEncoding encoding)
    {
        LegacyVietnamese.Recognise(Legacy.Write(Sample, encoding)).ShouldBe(encoding);
        TextBytes
            .Decode(Legacy.Bytes(Sample, encoding))
            .ShouldBe(Sample.Replace("Ủy", encoding is LegacyEncoding.Tcvn3 ? "ủy" : "Ủy", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Sample)]
    [InlineData("Ngày là ngày, tháng là tháng, và các xã, các bà, các chú, mì, sò, cò")]
    [InlineData("La société générale a été créée à Genève, où l'élève étudie le français; ça déçoit.")]
    [InlineData("Der Überfluß für größere Städte wäre schön; çà et là, año, señor, Ångström, smørrebrød.")]
    [InlineData("The budget for 2026 is 1.234.567 VND, § 5, «quoted», ±2 °C, © 2026 ®")]
    [InlineData("")]
    [InlineData("12345 67890 - 30/11/2026")]
    public void What_is_no_legacy_text_is_left_alone(string text)
    {
        LegacyVietnamese.Mend(text).ShouldBe(text);
        TextBytes.Decode(Encoding.UTF8.GetBytes(text)).ShouldBe(text);
    }

    [Fact]
    public void Decomposed_text_is_composed_and_converted_by_nobody() =>
        TextBytes.Decode(Encoding.UTF8.GetBytes(Sample.Normalize(NormalizationForm.FormD))).ShouldBe(Sample);

    [Fact]
    public void A_million_marks_cost_no_more_than_a_million_letters() =>
        TextBytes
            .Decode(Encoding.UTF8.GetBytes("a" + new string('\u0323', 1_000_000)))
            .Length.ShouldBeGreaterThan(900_000);

    [Fact]
    public void Utf16_utf8_with_a_mark_and_windows_1258_are_read()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF8 })
        {
            TextBytes.Decode([.. encoding.Preamble, .. encoding.GetBytes(Sample)]).ShouldBe(Sample);
        }

        TextBytes.Decode(Windows1258(Sample)).ShouldBe(Sample);
    }

    [Fact]
    public void A_text_cut_within_a_letter_is_still_utf8() =>
        TextBytes.Decode(Encoding.UTF8.GetBytes("Việc đã giao ệ").AsSpan()[..^1]).ShouldBe("Việc đã giao ");

    [Theory]
    [InlineData(".VnTime", LegacyEncoding.Tcvn3)]
    [InlineData("ABCDEF+.VnArialH,Bold", LegacyEncoding.Tcvn3)]
    [InlineData("VnTime", LegacyEncoding.Tcvn3)]
    [InlineData("VNI-Times", LegacyEncoding.Vni)]
    [InlineData("ABCDEF+VNI-Helve-Bold", LegacyEncoding.Vni)]
    [InlineData("Times New Roman", LegacyEncoding.None)]
    [InlineData("Vnova", LegacyEncoding.None)]
    [InlineData(null, LegacyEncoding.None)]
    public void Fonts_tell_by_their_name(string? font, LegacyEncoding encoding) =>
        LegacyVietnamese.OfFont(font).ShouldBe(encoding);

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Real_documents_are_recognised_and_come_back(LegacyEncoding encoding)
    {
        var root = SharedCorpusTests.Find("real");
        Assert.SkipWhen(root is null, "No labelled documents stand beside this repository.");
        var files = new[] { root!, SharedCorpusTests.Find("written")! }
            .SelectMany(f => System.IO.Directory.EnumerateFiles(f, "*.txt"))
            .ToList();
        long right = 0,
            all = 0;
        foreach (var file in files)
        {
            var text = File.ReadAllText(file).Normalize(NormalizationForm.FormC);
            var read = TextBytes.Decode(Legacy.Bytes(text, encoding));
            LegacyVietnamese.Recognise(text).ShouldBe(LegacyEncoding.None, file);
            LegacyVietnamese.Recognise(Legacy.Write(text, encoding)).ShouldBe(encoding, file);
            var words = text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
            var found = read.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
            found.Length.ShouldBe(words.Length, file);
            right += words.Zip(found).Count(w => string.Equals(w.First, w.Second, StringComparison.Ordinal));
            all += words.Length;
        }

        files.Count.ShouldBeGreaterThan(30);
        ((double)right / all).ShouldBeGreaterThan(
            encoding is LegacyEncoding.Vni ? 0.995 : 0.98,
            $"{right} of {all} words"
        );
    }

    // The marks of tones follow their letters, which have their shape already.
    private static byte[] Windows1258(string text)
    {
        const string tones = "\u0300\u0301\u0303\u0309\u0323";
        var split = string.Concat(
            text.Normalize(NormalizationForm.FormC)
                .Select(c =>
                {
                    var parts = $"{c}".Normalize(NormalizationForm.FormD);
                    var tone = parts.FirstOrDefault(tones.Contains);
                    return tone == default
                        ? $"{c}"
                        : string.Concat(parts.Where(p => p != tone)).Normalize(NormalizationForm.FormC) + tone;
                })
        );
        return CodePagesEncodingProvider.Instance.GetEncoding(1258)!.GetBytes(split);
    }
}
