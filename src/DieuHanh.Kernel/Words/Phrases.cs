using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DieuHanh.Kernel.Words;

/// <summary>
/// The words on the screen. The Vietnamese sentence is the key; English stands in each module's <c>en.json</c>. Use it as
/// <c>@using static DieuHanh.Kernel.Words.Phrases</c> and <c>T["Chọn đơn vị xử lý."]</c>.
/// </summary>
public sealed partial class Phrases
{
    public static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private static readonly ConcurrentDictionary<Assembly, bool> Loaded = new();
    private static FrozenDictionary<string, string> english = FrozenDictionary<string, string>.Empty;

    private Phrases() { }

    public static Phrases T { get; } = new();

    /// <summary>The sentence in the reader's language with its values filled in; Vietnamese where English is missing.</summary>
    public string this[string sentence, params object?[] values]
    {
        get
        {
            var text = IsEnglish && english.TryGetValue(sentence, out var found) ? found : sentence;
            return values.Length == 0
                ? text
                : string.Format(CultureInfo.CurrentCulture, Counted(text, values), [.. values.Select(Show)]);
        }
    }

    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>Adds the English of a module, embedded in its assembly as <c>en.json</c> and <c>en.*.json</c>.</summary>
    public static void Load(Assembly module)
    {
        if (!Loaded.TryAdd(module, true))
        {
            return;
        }

        var words = new Dictionary<string, string>();
        foreach (
            var name in module.GetManifestResourceNames().Where(n => n.StartsWith("en.", StringComparison.Ordinal))
        )
        {
            using var stream = module.GetManifestResourceStream(name)!;
            foreach (var (key, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
            {
                words[key] = value;
            }
        }

        lock (Loaded)
        {
            var all = new Dictionary<string, string>(english);
            foreach (var (key, value) in words)
            {
                all[key] = value;
            }

            english = all.ToFrozenDictionary();
        }
    }

    // Vietnamese counts with one form of a word, English with two: "{0} {0|line|lines}".
    private static string Counted(string text, object?[] values) =>
        text.Contains('|', StringComparison.Ordinal)
            ? Forms()
                .Replace(
                    text,
                    m =>
                        values[int.Parse(m.Groups["gap"].Value, CultureInfo.InvariantCulture)] is 1 or 1L or "1"
                            ? m.Groups["one"].Value
                            : m.Groups["many"].Value
                )
            : text;

    [GeneratedRegex(@"\{(?<gap>\d)\|(?<one>[^|{}]*)\|(?<many>[^|{}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Forms();

    // Values keep their type until the moment of display: dates and reasons speak the reader's language.
    private static object? Show(object? value) =>
        value switch
        {
            DateOnly day => Dates.Show(day),
            DateTime instant => Dates.Show(instant),
            int or long => string.Format(CultureInfo.CurrentCulture, "{0:N0}", value),
            _ => value,
        };
}
