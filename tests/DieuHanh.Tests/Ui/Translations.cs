using System.Reflection;
using System.Text.Json;
using DieuHanh.Kernel.Words;
using DieuHanh.Web;

namespace DieuHanh.Tests.Ui;

/// <summary>A sentence and its English, and the assembly that carries them.</summary>
internal sealed record Translation(string Module, string Sentence, string English);

/// <summary>The English of all modules, as it is built into them.</summary>
internal static class Translations
{
    public static IReadOnlyList<Assembly> Assemblies { get; } =
    [typeof(Phrases).Assembly, typeof(DieuHanh.Ui.UiModule).Assembly, typeof(Office).Assembly, .. Office.Modules];

    public static IReadOnlyList<Translation> All { get; } =
    [
        .. Assemblies.SelectMany(a =>
            English(a).SelectMany(file => file.Select(p => new Translation(a.GetName().Name!, p.Key, p.Value)))
        ),
    ];

    private static IEnumerable<Dictionary<string, string>> English(Assembly assembly) =>
        assembly
            .GetManifestResourceNames()
            .Where(n => n.StartsWith("en", StringComparison.Ordinal) && n.EndsWith(".json", StringComparison.Ordinal))
            .Select(n =>
            {
                using var stream = assembly.GetManifestResourceStream(n)!;
                return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
            });
}
