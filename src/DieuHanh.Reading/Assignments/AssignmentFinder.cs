using DieuHanh.Reading.Agencies;
using DieuHanh.Reading.Deadlines;
using DieuHanh.Reading.Heading;
using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;
using static DieuHanh.Reading.Assignments.OrderWords;

namespace DieuHanh.Reading.Assignments;

/// <summary>
/// Walks the paragraphs of the body and finds the tasks: each named agency told to do something, or each item under a line that names one.
/// One subject in one sentence is one task, unless a later part has its own deadline or its own coordinating agencies.
/// </summary>
internal sealed class AssignmentFinder(
    Sheet sheet,
    AgencyReader agencies,
    TaskWriter writer,
    IReadOnlyList<string> addressees
)
{
    private readonly Backdrop backdrop = new(sheet);
    private readonly SubjectFinder subjects = new(sheet, agencies);
    private readonly List<Token> tokens = sheet.Tokens;

    private Outline outline = new();
    private IReadOnlyList<string>? lead;
    private Cue? leadCue;
    private int start = -1;
    private int end;
    private int work;
    private bool unseen;

    /// <summary>Finds the tasks of the blocks, in order.</summary>
    public void Read(List<Block> blocks)
    {
        outline = new();
        var opening = Preamble.End(sheet, blocks);
        for (var b = opening; b < blocks.Count; b++)
        {
            var block = blocks[b];
            var before = b > 0 ? blocks[b - 1] : null;
            var frame = outline.Place(block, before);
            frame.FirstTask = writer.Tasks.Count;
            if (block.IsEmpty)
            {
                continue;
            }

            var next = b + 1 < blocks.Count ? blocks[b + 1] : null;
            if (IsHeading(block, next))
            {
                // "3. Về tình hình …" of a session is an item of its agenda; "I. TÌNH HÌNH" tells.
                frame.Describes =
                    !(block.Marker.Rank > 5 && tokens[block.From].Key == W.Ve)
                    && backdrop.Describes(block.From, block.To);
                frame.Directs = !frame.Describes && backdrop.Directs(block.From, block.To);
            }

            var title = IsTitle(block, next);
            frame.Opens = title || block.EndsWithColon;
            if (block.EndsWithColon && next is not null)
            {
                b += LeadIn(blocks, b, frame, b == opening);
            }
            else if (!Names(block, frame, next))
            {
                if (!(title && Opens(block, next)))
                {
                    Paragraph(block, (before is { EndsWithColon: true } || block.Marker.Exists) && !title);
                }
            }
        }
    }

    /// <summary>"4. Tổ chức thực hiện": short, without a full stop, above other blocks.</summary>
    private bool IsTitle(Block block, Block? next) =>
        next is not null
        && block.Marker.Rank < 20
        && (
            block.To - block.From < 24 && tokens[block.To - 1].Kind != TokenKind.Mark
            || Opens(block, next) && (block.Heading || tokens[block.To - 1].Kind != TokenKind.Mark)
        );

    /// <summary>The next block is the first item one step below.</summary>
    private static bool Opens(Block block, Block? next) =>
        next is not null && block.Marker.Exists && next.Marker.Rank > block.Marker.Rank;

    private static bool IsHeading(Block block, Block? next) =>
        next is not null && block.To - block.From < 60 && (block.Marker.Rank is > 0 and <= 20 || block.Heading);

    /// <summary>"2.1. Sở Khoa học và Công nghệ": a line that only names who the items below are for.</summary>
    private bool Names(Block block, Frame frame, Block? next)
    {
        if (
            next is null
            || agencies.At(block.From + Toward.At(tokens, block.From, block.To), block.To) is not { } list
            || list.Next < block.To
            || tokens[block.To - 1].Is('.')
        )
        {
            return false;
        }

        Hand(frame, list);
        return true;
    }

    /// <summary>A block that ends in a colon opens the items below it. Gives how many blocks it took with it.</summary>
    private int LeadIn(List<Block> blocks, int b, Frame frame, bool opening)
    {
        var block = blocks[b];
        var found = subjects.Find(block.From, block.To);
        // "đồng chí Phó Chủ tịch chủ trì họp …, kết luận như sau:" names who speaks, not who must act.
        if (
            found is { Implicit: false }
            && !(opening && found.Start == found.Agencies.From)
            && !backdrop.LooksBack(block.From, found.Start)
            && !Placeholder.In(tokens, Math.Max(found.Agencies.From, found.Agencies.Next - 2), found.Agencies.Next)
        )
        {
            Hand(frame, found.Agencies);
            frame.Directs = true;
            frame.Deadline = opening ? null : writer.DeadlineOf(found.Work, block.To);
            return 0;
        }

        if (opening)
        {
            // What came before the work tells of days gone by.
            frame.Directs = true;
            return 0;
        }

        frame.Directs = Orders.In(tokens, Math.Max(block.From, block.To - 8), block.To);
        frame.Deadline = writer.DeadlineOf(block.From, block.To);
        var inherited = outline.Lead;
        if (
            inherited is null
            || ActionVerbs.At(tokens, block.From, block.To) == 0
            || Below.At(tokens, block.To - 2, block.To) > 0
        )
        {
            return 0;
        }

        // "b) Chỉ đạo các bệnh viện:" and its dashes are one task of the agency named above.
        var last = b;
        while (
            last + 1 < blocks.Count
            && blocks[last + 1].Marker.Rank > Math.Max(block.Marker.Rank, 24)
            && writer.DeadlineOf(blocks[last + 1].From, blocks[last + 1].To) is not { Kind: DeadlineKind.Date }
        )
        {
            last++;
        }

        if (last == b)
        {
            return 0;
        }

        Open(inherited, outline.LeadCue, block.From, block.From, implicitLead: false);
        end = blocks[last].To;
        Close();
        var told = agencies.At(block.From + ActionVerbs.At(tokens, block.From, block.To), block.To);
        if (told is not null)
        {
            Hand(frame, told);
        }

        return last - b;
    }

    private void Hand(Frame frame, AgencyList list)
    {
        frame.Lead = list.Names;
        frame.LeadCue = new(CueKind.Lead, tokens[list.From].Start, tokens[list.Next - 1].End);
    }

    private void Paragraph(Block block, bool item)
    {
        foreach (var clauses in Sentences.Read(sheet, block.From, block.To))
        {
            var (from, to) = (clauses[0].From, clauses[^1].To);
            if (start >= 0 && Afterword.At(tokens, from, to) > 0)
            {
                end = to;
                continue;
            }

            if (AllAbove.At(tokens, from, to) > 0 && writer.DeadlineOf(from, to) is { Date: not null } common)
            {
                Close();
                writer.Share(common, outline.FirstTask);
                continue;
            }

            var continued = start >= 0;
            var (lastLead, lastCue, lastUnseen) = (lead, leadCue, unseen);
            Close();
            if (backdrop.IsStock(from, to) || outline.Lead is null && backdrop.Approves(from, to))
            {
                continue;
            }

            for (var c = 0; c < clauses.Count; c++)
            {
                var clause = clauses[c];
                var found = c == 0 ? subjects.Find(clause.From, clause.To) : subjects.AtStart(clause.From, clause.To);
                if (found is not null && Accept(found, clause))
                {
                    Close();
                    var names = found.Implicit ? addressees : found.Agencies.Names;
                    var cue =
                        found.Agencies.Next > found.Agencies.From
                            ? new Cue(
                                CueKind.Lead,
                                tokens[found.Agencies.From].Start,
                                tokens[found.Agencies.Next - 1].End
                            )
                            : null;
                    Open(names, cue, found.Start, found.Work, found.Implicit);
                    end = clause.To;
                }
                else if (c > 0 && start >= 0)
                {
                    Extend(clause);
                }
                else if (c == 0)
                {
                    Inherit(clause, item, continued, lastLead, lastCue, lastUnseen);
                }
            }
        }

        Close();
    }

    private bool Accept(Assigned found, (int From, int To) clause) =>
        !(found.Implicit && addressees.Count == 0)
        && !(
            outline.Describes
            && found.Start == found.Agencies.From
            && writer.DeadlineOf(clause.From, clause.To) is not { Kind: DeadlineKind.Date }
        )
        && !backdrop.LooksBack(clause.From, found.Start)
        && !backdrop.IsStock(found.Start, clause.To);

    /// <summary>A clause that names nobody belongs to the agency of the section, or to that of the sentence before.</summary>
    private void Inherit(
        (int From, int To) clause,
        bool item,
        bool continued,
        IReadOnlyList<string>? lastLead,
        Cue? lastCue,
        bool lastUnseen
    )
    {
        var at = subjects.SkipOpening(clause.From, clause.To);
        var acts = ActionVerbs.At(tokens, at, clause.To) > 0;
        if (continued && acts && lastLead is not null)
        {
            Open(lastLead, lastCue, clause.From, at, lastUnseen);
            end = clause.To;
        }
        else if (outline.Lead is { } names && item && !outline.Describes && !ActionVerbs.Tells(tokens, at, clause.To))
        {
            Open(names, outline.LeadCue, clause.From, at, implicitLead: false);
            end = clause.To;
        }
        else if (item && acts && outline.Directs && addressees.Count > 0 && tokens[at].Capital)
        {
            Open(addressees, null, clause.From, at, implicitLead: true);
            end = clause.To;
        }
    }

    /// <summary>A further clause of the same subject: the same task, or another one when it has its own time or partners.</summary>
    private void Extend((int From, int To) clause)
    {
        var at = subjects.SkipOpening(clause.From, clause.To);
        var acts = ActionVerbs.At(tokens, at, clause.To) > 0;
        var ownTime = IsTime(writer.DeadlineOf(start, end)) && IsTime(writer.DeadlineOf(clause.From, clause.To));
        var ownPartners = Coordinating.At(tokens, at, clause.To) > 0;
        if (acts && (ownTime || ownPartners) && Afterword.At(tokens, at, clause.To) == 0)
        {
            var (names, cue, hidden) = (lead!, leadCue, unseen);
            Close();
            Open(names, cue, at, at, hidden);
        }

        end = clause.To;
    }

    private static bool IsTime(Deadline? deadline) => deadline is { Kind: DeadlineKind.Date or DeadlineKind.Recurring };

    private void Open(IReadOnlyList<string> names, Cue? cue, int from, int workFrom, bool implicitLead) =>
        (lead, leadCue, start, end, work, unseen) = (names, cue, from, from, workFrom, implicitLead);

    private void Close()
    {
        if (start >= 0 && end > start && lead is not null)
        {
            writer.Write(start, end, work, lead, leadCue, unseen, outline.Deadline);
        }

        start = -1;
    }
}
