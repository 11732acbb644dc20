using System.Text.RegularExpressions;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Web.Sample;

/// <summary>Subjects and actions from which the history is made, with values for their slots.</summary>
internal sealed partial class Templates
{
    private readonly ILookup<string, TsvRow> subjects = SampleData.Rows("subjects-2015.tsv").ToLookup(r => r["field"]);
    private readonly ILookup<string, TsvRow> tasks = SampleData.Rows("tasks-2015.tsv").ToLookup(r => r["field"]);
    private readonly ILookup<(string, string), string> slots = SampleData
        .Rows("slots-2015.tsv")
        .ToLookup(r => (r["slot"], r["field"]), r => r["value"]);

    public IReadOnlyList<string> Fields =>
        [.. subjects.Select(g => g.Key).Where(k => k.Length > 0).Order(StringComparer.Ordinal)];

    public TsvRow Subject(string field, Dice dice) => dice.Weighted([.. subjects[field], .. subjects[""]], Weight);

    public TsvRow Task(string field, Dice dice) => dice.Weighted([.. tasks[field], .. tasks[""]], Weight);

    /// <summary>Fills {slot}; a slot keeps its value within one document.</summary>
    public string Fill(string template, string field, Dictionary<string, string> known, Dice dice) =>
        Slot()
            .Replace(
                template,
                match =>
                {
                    var slot = match.Groups["slot"].Value;
                    if (!known.TryGetValue(slot, out var value))
                    {
                        var values = slots[(slot, field)].ToList();
                        known[slot] = value =
                            values.Count > 0
                                ? dice.Of(values)
                                : throw new InvalidDataException($"No value for {slot} in {field}.");
                    }

                    return value;
                }
            );

    private static int Weight(TsvRow row) =>
        int.Parse(row["weight"], System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(?<slot>[a-z_]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Slot();
}
