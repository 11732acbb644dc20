using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Reading.Assignments;

namespace DieuHanh.Tasks.Review;

// One proposal made into several, and several into one.
public sealed partial class Proposal
{
    public Reasons WhyNotSplit(int parts) =>
        WhyNotChange().When(parts < 2, "Đánh dấu ít nhất một chỗ bắt đầu nhiệm vụ mới.");

    /// <summary>Keeps the first part; the others are made by the caller.</summary>
    internal void Shrink(ReadTask first, DirectoryBook book, DirectiveReview review)
    {
        WhyNotChange().Refuse();
        (StartAt, EndAt, Text, Action) = (first.Start, first.End, first.Text, first.Action);
        Leads = Parties(first.Lead, Leads, book, review.IssuedOn);
        Coordinating = Parties(first.Coordinate, Coordinating, book, review.IssuedOn);
        (DeadlineWords, DeadlineWhy) = (first.DeadlineWords, first.DeadlineWhy);
        (Due, DueHour) = (first.Due, first.DueHour);
        (Kind, ReportTo, Doubts, Cues) = (Fitting(first.Kind, first.Due), first.ReportTo, first.Doubts, first.Cues);
        State = ProposalState.Proposed;
    }

    /// <summary>Another part of this proposal, with its agencies and monitors unless the part names its own.</summary>
    internal Proposal Part(ReadTask part, DirectoryBook book, DirectiveReview review)
    {
        var copy = new Proposal
        {
            ReviewId = ReviewId,
            Field = Field,
            UnitId = UnitId,
            OfficerId = OfficerId,
            DeciderId = DeciderId,
            KeyTask = KeyTask,
            Openness = Openness,
            Leads = Leads,
            Coordinating = Coordinating,
        };
        copy.Shrink(part, book, review);
        return copy;
    }

    /// <summary>The same duty for one of its lead agencies alone.</summary>
    internal void KeepLead(Party lead)
    {
        WhyNotChange().Refuse();
        (Action, Leads) = (ActionOf(lead), [lead]);
        Doubts = [.. Doubts.Where(d => d.Kind is not DoubtKind.SeveralLeads)];
    }

    /// <summary>The same duty once more, for another of its lead agencies.</summary>
    internal Proposal CopyFor(Party lead) =>
        new()
        {
            ReviewId = ReviewId,
            StartAt = StartAt,
            EndAt = EndAt,
            Text = Text,
            Action = ActionOf(lead),
            Leads = [lead],
            Coordinating = Coordinating,
            DeadlineWords = DeadlineWords,
            DeadlineWhy = DeadlineWhy,
            Due = Due,
            DueHour = DueHour,
            Kind = Kind,
            ReportTo = ReportTo,
            Field = Field,
            UnitId = UnitId,
            OfficerId = OfficerId,
            DeciderId = DeciderId,
            KeyTask = KeyTask,
            Openness = Openness,
            Doubts = [.. Doubts.Where(d => d.Kind is not DoubtKind.SeveralLeads)],
            Cues = Cues,
        };

    // The sentence names all of them at one place; there it names this one alone. What was rewritten by a person stays as it is, and so
    // does what was merged: it names its agencies at several places.
    private string ActionOf(Party lead)
    {
        var named = Cues.Where(c => c.Kind is CueKind.Lead && c.Start >= StartAt && c.End <= EndAt).ToList();
        if (named is not [var cue] || cue.End - StartAt > Text.Length)
        {
            return Action;
        }

        var words = OneLine(Text[(cue.Start - StartAt)..(cue.End - StartAt)]);
        var at = words.Length == 0 ? -1 : Action.IndexOf(words, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? Action : Action[..at] + lead.Name + Action[(at + words.Length)..];
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public Reasons WhyNotMerge(Proposal? next) =>
        WhyNotChange().When(next is null || !next.Waits, "Không có nhiệm vụ nào ngay sau để gộp.");

    /// <summary>Takes the next proposal into this one; the caller removes it. Two different deadlines become a doubt.</summary>
    internal void Merge(Proposal next, DirectiveReview review)
    {
        WhyNotMerge(next).Refuse();
        var (from, to) = (Math.Min(StartAt, next.StartAt), Math.Max(EndAt, next.EndAt));
        var joined = StartAt < EndAt && next.StartAt < next.EndAt && to - from <= Text.Length + next.Text.Length + 200;
        Text = joined ? review.Text[from..to] : $"{Text}\n{next.Text}";
        (StartAt, EndAt) = joined ? (from, to) : (StartAt, EndAt);
        Action = $"{Action.TrimEnd('.', ';', ' ')}; {next.Action}";
        Leads = [.. Leads.UnionBy(next.Leads, l => l.Name)];
        Coordinating = [.. Coordinating.UnionBy(next.Coordinating, c => c.Name)];
        Cues = [.. Cues, .. next.Cues];
        var doubts = Doubts.Concat(next.Doubts).DistinctBy(d => d.Reason.ToString());
        if (Due is not null && next.Due is not null && Due != next.Due)
        {
            doubts = doubts.Append(TwoDates(Due.Value, next.Due.Value));
        }

        Doubts = [.. doubts];
        DeadlineWords ??= next.DeadlineWords;
        if (Due is null)
        {
            (Due, DueHour, DeadlineWhy, Kind) = (next.Due, next.DueHour, next.DeadlineWhy, next.Kind);
        }

        ReportTo ??= next.ReportTo;
        State = ProposalState.Proposed;
    }

    private static ReadDoubt TwoDates(DateOnly one, DateOnly other) =>
        new(
            DoubtKind.DeadlineAmbiguous,
            "Có nhiều mốc thời gian: {0}.",
            [$"{Kernel.Words.Dates.Show(one)}; {Kernel.Words.Dates.Show(other)}"]
        );

    // A part that names nobody keeps the agencies of the whole.
    private static List<Party> Parties(
        IReadOnlyList<string> named,
        IReadOnlyList<Party> whole,
        DirectoryBook book,
        DateOnly day
    ) =>
        named.Count == 0
            ? [.. whole]
            : [.. named.Select(n => whole.FirstOrDefault(p => p.Name == n) ?? Party.Of(n, book, day))];
}
