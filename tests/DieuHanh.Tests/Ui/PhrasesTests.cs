using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using DieuHanh.Kernel.Words;
using DieuHanh.Reading;
using DieuHanh.Web;

namespace DieuHanh.Tests.Ui;

/// <summary>
/// The Vietnamese sentence is the key: each one in the code has English, each English sentence is used, both have the same gaps, and none
/// goes to the screen past the translation. What is data says so with <see cref="VietnameseDataAttribute"/>.
/// </summary>
public sealed partial class PhrasesTests
{
    private static readonly ILookup<string, Literal> ByAssembly = Translations
        .Assemblies.SelectMany(a => Literals.Of(a.Location).Select(l => (Name: a.GetName().Name!, Literal: l)))
        .ToLookup(l => l.Name, l => l.Literal);

    /// <summary>The names of the assemblies.</summary>
    public static TheoryData<string> Modules => [.. Translations.Assemblies.Select(a => a.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Modules))]
    public void Every_Vietnamese_sentence_has_English(string module)
    {
        ByAssembly[module].ShouldNotBeEmpty();
        var known = Translations.All.Select(t => t.Sentence).ToHashSet();
        var missing = ByAssembly[module]
            .Where(l => (IsVietnamese(l.Text) || l.IsPhrase) && !l.IsMarkup && !known.Contains(l.Text))
            .Where(l => !IsNoScreen(l.Type))
            .DistinctBy(l => l.Text)
            .GroupBy(l => l.Type, l => $"  {JsonSerializer.Serialize(l.Text, Readable)}: \"\",")
            .Select(type => $"{type.Key}\n{string.Join('\n', type)}")
            .ToList();
        missing.ShouldBeEmpty($"{module} shows sentences without English:\n{string.Join('\n', missing)}\n");
    }

    [Fact]
    public void What_the_reader_remarks_has_English() =>
        Remark.Sentences.Except(Translations.All.Select(t => t.Sentence)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Modules))]
    public void No_Vietnamese_stands_in_a_page_past_the_translation(string module)
    {
        var past = ByAssembly[module]
            .Where(l => l.IsMarkup && IsVietnamese(l.Text))
            .Select(l => $"  {l.Type}: {l.Text.Trim()}")
            .ToList();
        past.ShouldBeEmpty($"{module} writes Vietnamese straight into pages; use T[…]:\n{string.Join('\n', past)}\n");
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void Every_English_sentence_is_used(string module)
    {
        var used = ByAssembly.SelectMany(m => m).Select(l => l.Text).Concat(Remark.Sentences).ToHashSet();
        var unused = Translations
            .All.Where(t => t.Module == module && !used.Contains(t.Sentence))
            .Select(t => $"  {t.Sentence}")
            .ToList();
        unused.ShouldBeEmpty($"{module} translates what nothing shows:\n{string.Join('\n', unused)}\n");
    }

    [Fact]
    public void A_sentence_and_its_English_have_the_same_gaps()
    {
        Translations.All.ShouldNotBeEmpty();
        var uneven = Translations
            .All.Where(t => !Gaps(t.Sentence).SequenceEqual(Gaps(t.English)) || string.IsNullOrWhiteSpace(t.English))
            .Select(t => $"  {t.Sentence}\n    {t.English}")
            .ToList();
        uneven.ShouldBeEmpty(string.Join('\n', uneven));
    }

    [Theory]
    [InlineData(1, "1 line", "1 other place")]
    [InlineData(1L, "1 line", "1 other place")]
    [InlineData("1", "1 line", "1 other place")]
    [InlineData(0, "0 lines", "0 other places")]
    [InlineData(1250, "1,250 lines", "1,250 other places")]
    public void English_counts_one_and_many(object count, string lines, string places)
    {
        foreach (var module in Translations.Assemblies)
        {
            Phrases.Load(module);
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Phrases.English;
        Phrases.T["{0} dòng", count].ShouldBe(lines);
        Phrases.T["và ở {0} nơi khác", count].ShouldEndWith(places);
    }

    [Fact]
    public void A_sentence_has_one_English()
    {
        var several = Translations
            .All.GroupBy(t => t.Sentence, t => t.English)
            .Where(t => t.Distinct().Count() > 1)
            .Select(t => $"  {t.Key}: {string.Join(" / ", t.Distinct())}")
            .ToList();
        several.ShouldBeEmpty(string.Join('\n', several));
    }

    [Fact]
    public void Literals_are_seen_where_they_stand()
    {
        var own = Literals.Of(typeof(PhrasesTests).Assembly.Location);
        own.ShouldContain(
            new Literal("chữ của phép thử", typeof(SeenByTheTest).FullName!, "Array.Empty>Phrases.get_Item")
        );
        own.ShouldNotContain(l => l.Text == "dữ liệu của phép thử" && l.Type != typeof(PhrasesTests).FullName);
        ByAssembly["DieuHanh.Ui"].ShouldContain(l => l.IsMarkup);
    }

    // The help of the command line, the content of the sample office, and the summaries of types that the description of the interface
    // carries.
    private static bool IsNoScreen(string type) =>
        type == ".Program"
        || type.StartsWith("DieuHanh.Web.Sample.", StringComparison.Ordinal)
        || type.StartsWith("Microsoft.AspNetCore.OpenApi.Generated.", StringComparison.Ordinal);

    private static bool IsVietnamese(string text) => VietnameseLetter().IsMatch(text);

    private static IEnumerable<string> Gaps(string text) =>
        Gap().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [GeneratedRegex(
        "[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex VietnameseLetter();

    [GeneratedRegex(@"\{\d+(:[^}]*)?\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gap();
}

internal static class SeenByTheTest
{
    public static string Word => Phrases.T["chữ của phép thử"];

    public static string Data => Marked.Data;

    [VietnameseData]
    private static class Marked
    {
        public static string Data => "dữ liệu của phép thử";
    }
}
