using System.Text.Json;
using DieuHanh.Reading;
using DieuHanh.Reading.Assignments;

namespace DieuHanh.Tests.Reading;

/// <summary>The reader against hand-labelled documents kept beside the repository; skipped where they are not.</summary>
[Trait("engine", "sqlite")]
public sealed class SharedCorpusTests
{
    [Theory]
    [InlineData("real", 0.97, 0.93, 0.95)]
    [InlineData("written", 0.97, 0.92, 0.95)]
    public void Tasks_leads_and_deadlines_of_labelled_documents_are_found(
        string folder,
        double found,
        double withLead,
        double dates
    )
    {
        var root = Find(folder);
        Assert.SkipWhen(root is null, "No labelled documents stand beside this repository.");
        int gold = 0,
            proposed = 0,
            hits = 0,
            leads = 0,
            deadlines = 0,
            rightDeadlines = 0;
        foreach (
            var file in System
                .IO.Directory.EnumerateFiles(Path.Combine(root!, "gold"), "*.json")
                .Order(StringComparer.Ordinal)
        )
        {
            using var labels = JsonDocument.Parse(File.ReadAllText(file));
            if (
                labels.RootElement.TryGetProperty("labelling", out var how)
                && how.GetString()!.StartsWith("table", StringComparison.Ordinal)
            )
            {
                continue;
            }

            var whole = File.ReadAllText(Path.Combine(root!, Path.GetFileNameWithoutExtension(file) + ".txt"));
            var text = whole[(whole.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
            var from = At(labels.RootElement, "scope_start", text) ?? 0;
            var to = At(labels.RootElement, "scope_end", text) ?? text.Length;
            var tasks = DirectiveReader
                .Read(text, ReadingContext.Default)
                .Tasks.Where(t => t.Start >= from && t.Start < to)
                .ToList();
            proposed += tasks.Count;
            foreach (var label in labels.RootElement.GetProperty("tasks").EnumerateArray())
            {
                gold++;
                var start = text.IndexOf(label.GetProperty("text").GetString()!, StringComparison.Ordinal);
                var end = start + label.GetProperty("text").GetString()!.Length;
                var task = tasks.FirstOrDefault(t => Overlap(t, start, end) >= 0.5);
                var due = label.GetProperty("deadline") is { ValueKind: JsonValueKind.Object } d
                    ? d.GetProperty("date").GetString()
                    : null;
                deadlines += due is null ? 0 : 1;
                if (task is null)
                {
                    continue;
                }

                tasks.Remove(task);
                hits++;
                leads += label
                    .GetProperty("lead")
                    .EnumerateArray()
                    .Select(l => Plain(l.GetString()!))
                    .ToHashSet()
                    .SetEquals(task.Lead.Select(Plain))
                    ? 1
                    : 0;
                rightDeadlines += due is not null && task.Deadline?.Date?.ToString("yyyy-MM-dd") == due ? 1 : 0;
            }
        }

        (2.0 * hits / (gold + proposed)).ShouldBeGreaterThan(found);
        (2.0 * leads / (gold + proposed)).ShouldBeGreaterThan(withLead);
        ((double)rightDeadlines / deadlines).ShouldBeGreaterThan(dates);
    }

    private static double Overlap(DirectiveTask task, int start, int end)
    {
        var both = Math.Max(0, Math.Min(task.End, end) - Math.Max(task.Start, start));
        return (double)both / (task.End - task.Start + (end - start) - both);
    }

    private static int? At(JsonElement labels, string name, string text) =>
        labels.TryGetProperty(name, out var mark)
        && mark.GetString() is { } words
        && text.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at
            ? at
            : null;

    private static string Plain(string name)
    {
        var words = name.Normalize()
            .Replace("Uỷ", "Ủy", StringComparison.Ordinal)
            .ToLowerInvariant()
            .Split([' ', '\n', ',', '-', '–'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words[0] is "các" or "quý" ? words[1..] : words)
            .Replace("ubnd", "ủy ban nhân dân", StringComparison.Ordinal);
    }

    internal static string? Find(string folder)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var corpus = Path.Combine(at.FullName, "shared", "corpus", folder);
            if (System.IO.Directory.Exists(Path.Combine(corpus, "gold")))
            {
                return corpus;
            }
        }

        return null;
    }
}
