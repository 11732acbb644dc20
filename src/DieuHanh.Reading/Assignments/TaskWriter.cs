using System.Globalization;
using DieuHanh.Reading.Agencies;
using DieuHanh.Reading.Deadlines;
using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Assignments;

/// <summary>Makes a task out of its span: coordinating agencies, deadline, place of report, doubts.</summary>
internal sealed class TaskWriter(Sheet sheet, AgencyReader agencies, DeadlineReader deadlines, ShortNames shortNames)
{
    private const int Long = 1_500;

    private static readonly PhraseSet Lasting = new(
        "thường xuyên|theo dõi|đôn đốc|chịu trách nhiệm|duy trì|trực tiếp phụ trách"
    );

    // Work that is nothing by itself: someone must be told what to follow, to urge, to carry out.
    private static readonly PhraseSet Following = new(
        "theo dõi|đôn đốc|giám sát|kiểm tra|hướng dẫn|chỉ đạo|chủ trì|phối hợp|tổ chức|triển khai|thực hiện"
    );
    private static readonly PhraseSet Joining = new("và|với|cùng|cùng với");

    private readonly Coordination coordination = new(sheet, agencies);
    private readonly ReportTo reportTo = new(sheet, agencies);
    private readonly List<Token> tokens = sheet.Tokens;

    public List<DirectiveTask> Tasks { get; } = [];

    public Deadline? DeadlineOf(int from, int to) => DeadlineReader.Main(deadlines.All(from, to));

    /// <summary>A task of running text at tokens [from, to); what is asked for starts at <paramref name="work"/>.</summary>
    public void Write(
        int from,
        int to,
        int work,
        IReadOnlyList<string> lead,
        Cue? leadCue,
        bool leadImplicit,
        Deadline? inherited
    )
    {
        while (
            from < to
            && tokens[from].Kind == TokenKind.Mark
            && !tokens[from].Is('(')
            && !tokens[from].Is('“')
            && !tokens[from].Is('"')
        )
        {
            from++;
        }

        while (
            to > from
            && tokens[to - 1].Kind == TokenKind.Mark
            && tokens[to - 1].Key is "." or ";" or "," or "/" or ":" or "-"
        )
        {
            to--;
        }

        if (to - from < 3)
        {
            return;
        }

        var cues = new List<Cue>();
        if (leadCue is not null)
        {
            cues.Add(leadCue);
        }

        var doubts = new List<Doubt>();
        var named = lead.Select(name => shortNames.Whole(name, doubts)).ToList();
        var coordinate = coordination
            .Read(Math.Max(from, work), to, cues)
            .Select(n => shortNames.Whole(n, null))
            .Where(n => !named.Contains(n, StringComparer.OrdinalIgnoreCase))
            .ToList();
        var all = deadlines.All(from, to);
        var deadline = DeadlineReader.Main(all);
        if (inherited is not null && !Keeps(deadline, inherited))
        {
            deadline = inherited with { Inherited = true };
            doubts.Add(Doubts.Of(DoubtKind.DeadlineInherited, inherited.Raw));
        }

        if (deadline is not null)
        {
            cues.Add(new(CueKind.Deadline, deadline.Start, deadline.End));
        }

        var report = reportTo.Read(Math.Max(from, work), to, cues);
        Judge(
            doubts,
            named,
            leadImplicit,
            all,
            deadline,
            report is not null && ReportTo.IsConditional(sheet, from, to),
            tokens[to - 1].End - tokens[from].Start
        );
        if (WithoutObject(Math.Max(from, work), to, cues))
        {
            doubts.Add(Doubts.Of(DoubtKind.ObjectMissing));
        }

        Add(from, to, named, coordinate, deadline, report, cues, doubts);
    }

    /// <summary>Only verbs of following: "Bộ Công Thương theo dõi, đôn đốc", whatever stands there of coordinating agencies and days.</summary>
    private bool WithoutObject(int from, int to, List<Cue> cues)
    {
        var i = from;
        while (i < to)
        {
            var length = Math.Max(
                Math.Max(Following.At(tokens, i, to), Joining.At(tokens, i, to)),
                ActionVerbs.Adverbs.At(tokens, i, to)
            );
            if (length > 0 || tokens[i].Kind == TokenKind.Mark)
            {
                i += Math.Max(length, 1);
            }
            else if (
                cues.Exists(c => c.Kind is not CueKind.Lead && c.Start <= tokens[i].Start && tokens[i].End <= c.End)
            )
            {
                i++;
            }
            else
            {
                return false;
            }
        }

        return from < to;
    }

    /// <summary>A deadline said once at the end of a section holds for its tasks that have none.</summary>
    public void Share(Deadline deadline, int from)
    {
        for (var i = from; i < Tasks.Count; i++)
        {
            var task = Tasks[i];
            if (task.Deadline is null)
            {
                Tasks[i] = task with
                {
                    Deadline = deadline with { Inherited = true },
                    Kind = TaskKind.WithDeadline,
                    Cues = [.. task.Cues, new(CueKind.Deadline, deadline.Start, deadline.End)],
                    Doubts =
                    [
                        .. task.Doubts,
                        Doubts.Of(DoubtKind.DeadlineInherited, deadline.Raw),
                        .. Doubts.AboutStart(deadline),
                    ],
                };
            }
        }
    }

    /// <summary>A task of a row of a table.</summary>
    public void WriteRow(
        int from,
        int to,
        IReadOnlyList<string> lead,
        IReadOnlyList<string> coordinate,
        Deadline? deadline,
        List<Cue> cues
    )
    {
        if (to <= from)
        {
            return;
        }

        var doubts = new List<Doubt>();
        if (lead.Count == 0)
        {
            doubts.Add(Doubts.Of(DoubtKind.LeadMissing));
        }

        var report = reportTo.Read(from, to, cues);
        Judge(doubts, lead, false, [], deadline, false, 0);
        Add(from, to, lead, coordinate, deadline, report, cues, doubts);
    }

    private void Add(
        int from,
        int to,
        IReadOnlyList<string> lead,
        IReadOnlyList<string> coordinate,
        Deadline? deadline,
        string? report,
        List<Cue> cues,
        List<Doubt> doubts
    )
    {
        var (start, end) = (tokens[from].Start, tokens[to - 1].End);
        var action = sheet.Words(from, to);
        Tasks.Add(
            new(
                start,
                end,
                sheet.Text[start..end],
                char.ToUpper(action[0], CultureInfo.InvariantCulture) + action[1..],
                lead,
                coordinate,
                deadline,
                report,
                Kind(deadline, from, to),
                cues,
                doubts
            )
        );
    }

    private TaskKind Kind(Deadline? deadline, int from, int to) =>
        deadline?.Kind switch
        {
            DeadlineKind.Date or DeadlineKind.Assumed or DeadlineKind.Unknown => TaskKind.WithDeadline,
            DeadlineKind.Recurring => TaskKind.Recurring,
            DeadlineKind.Event => TaskKind.OnEvent,
            _ => Lasting.In(tokens, from, to) ? TaskKind.Standing : TaskKind.WithoutDeadline,
        };

    // A day of its own, said or assumed, is not given up for one of the section that is no better.
    private static bool Keeps(Deadline? own, Deadline inherited) =>
        own?.Kind switch
        {
            DeadlineKind.Date or DeadlineKind.Recurring => true,
            DeadlineKind.Assumed => inherited.Kind is DeadlineKind.Assumed or DeadlineKind.Event,
            _ => false,
        };

    private static void Judge(
        List<Doubt> doubts,
        IReadOnlyList<string> lead,
        bool leadImplicit,
        IReadOnlyList<Deadline> all,
        Deadline? deadline,
        bool conditional,
        int length
    )
    {
        if (leadImplicit)
        {
            doubts.Add(Doubts.Of(DoubtKind.LeadImplicit, string.Join(", ", lead)));
        }

        if (lead.Count > 1)
        {
            doubts.Add(Doubts.Of(DoubtKind.SeveralLeads, string.Join(", ", lead)));
        }

        if (all.Count(d => d.Kind == DeadlineKind.Date) > 1)
        {
            doubts.Add(
                Doubts.Of(
                    DoubtKind.DeadlineAmbiguous,
                    string.Join("; ", all.Where(d => d.Kind == DeadlineKind.Date).Select(d => d.Raw))
                )
            );
        }

        if (deadline?.Kind is DeadlineKind.Unknown)
        {
            doubts.Add(Doubts.Of(DoubtKind.DeadlineUnknown, deadline.Raw));
        }

        if (deadline is not null)
        {
            doubts.AddRange(Doubts.AboutStart(deadline));
        }

        if (conditional)
        {
            doubts.Add(Doubts.Of(DoubtKind.ReportConditional));
        }

        if (length > Long)
        {
            doubts.Add(Doubts.Of(DoubtKind.VeryLong));
        }
    }
}
