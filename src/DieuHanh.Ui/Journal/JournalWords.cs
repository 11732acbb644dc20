using DieuHanh.Ui.Timelines;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Ui.Journal;

/// <summary>How the journal writes seals and changes.</summary>
internal static class JournalWords
{
    /// <summary>The beginning of a seal, enough to compare by eye.</summary>
    public static string Short(string hash) => hash.Length < 8 ? hash : $"{hash[..4]} {hash[4..8]}";

    /// <summary>"Thời hạn: 01/12/2026 → 15/12/2026", one a line.</summary>
    public static string Changes(IEnumerable<TimelineChange> changes) =>
        string.Join(
            '\n',
            changes.Select(c =>
                c.From.Length > 0
                    ? $"{c.Name}: {c.From} → {(c.To.Length > 0 ? c.To : T["bỏ trống"])}"
                    : $"{c.Name}: {c.To}"
            )
        );
}
