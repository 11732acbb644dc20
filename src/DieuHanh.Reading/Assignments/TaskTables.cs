using DieuHanh.Reading.Agencies;
using DieuHanh.Reading.Deadlines;
using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Assignments;

/// <summary>
/// Tables of tasks in annexes, cells parted by "|" or tabs: the headings tell which column is the work, the lead, the partners, the
/// deadline. A table without a column of work and one of the lead is none of ours.
/// </summary>
internal sealed class TaskTables(Sheet sheet, AgencyReader agencies, DeadlineReader deadlines, TaskWriter writer)
{
    private static readonly PhraseSet Work = new(
        "nội dung nhiệm vụ|tên nhiệm vụ|nhiệm vụ|nội dung công việc|nội dung|công việc|nhiệm vụ, giải pháp|nhiệm vụ cụ thể|tên đề án|hoạt động|nội dung, nhiệm vụ"
    );
    private static readonly PhraseSet Lead = new(
        "cơ quan chủ trì|đơn vị chủ trì|chủ trì|cơ quan thực hiện|đơn vị thực hiện|cơ quan chủ trì thực hiện|cơ quan, đơn vị chủ trì|phân công|trách nhiệm thực hiện|đơn vị chủ trì thực hiện|cơ quan chủ trì, thực hiện"
    );
    private static readonly PhraseSet Partners = new(
        "cơ quan phối hợp|đơn vị phối hợp|phối hợp|cơ quan, đơn vị phối hợp|phối hợp thực hiện"
    );
    private static readonly PhraseSet Due = new(
        "thời hạn|thời gian hoàn thành|thời gian|thời gian thực hiện|thời hạn hoàn thành|hạn hoàn thành|tiến độ|thời gian trình|hoàn thành|thời điểm hoàn thành|hạn"
    );
    private static readonly PhraseSet Ditto = new("nt|- nt -|-nt-|như trên|\"|”|″|như trên nt");

    private readonly List<Token> tokens = sheet.Tokens;

    private sealed record Columns(int Work, int Lead, int Partners, int Due);

    public void Read()
    {
        Columns? columns = null;
        var lastRow = -2;
        List<string> above = [];
        List<string> aboveWith = [];
        for (var l = 0; l < sheet.Lines.Count; l++)
        {
            var line = sheet.Lines[l];
            if (!line.Row)
            {
                if (l - lastRow > 4)
                {
                    columns = null;
                }

                continue;
            }

            lastRow = l;
            var cells = Cells(line);
            if (Headings(cells) is { } headings)
            {
                columns = headings;
                continue;
            }

            if (columns is null || cells.Count <= Math.Max(columns.Work, columns.Lead) || IsSection(cells, columns))
            {
                continue;
            }

            above = Names(cells[columns.Lead], above);
            aboveWith =
                columns.Partners >= 0 && columns.Partners < cells.Count
                    ? Names(cells[columns.Partners], aboveWith)
                    : [];
            Row(cells, columns, above, aboveWith);
        }
    }

    private void Row(List<(int From, int To)> cells, Columns columns, List<string> lead, List<string> partners)
    {
        var cues = new List<Cue>();
        Mark(CueKind.Lead, cells[columns.Lead]);
        var due = columns.Due >= 0 && columns.Due < cells.Count ? cells[columns.Due] : default;
        if (partners.Count > 0)
        {
            Mark(CueKind.Coordinate, cells[columns.Partners]);
        }

        var deadline = due.To > due.From ? deadlines.Cell(due.From, due.To) : null;
        if (deadline is not null)
        {
            Mark(CueKind.Deadline, due);
        }

        writer.WriteRow(cells[columns.Work].From, cells[columns.Work].To, lead, partners, deadline, cues);

        void Mark(CueKind kind, (int From, int To) cell)
        {
            if (cell.To > cell.From)
            {
                cues.Add(new(kind, tokens[cell.From].Start, tokens[cell.To - 1].End));
            }
        }
    }

    private List<string> Names((int From, int To) cell, List<string> above) =>
        cell.To > cell.From && Ditto.At(tokens, cell.From, cell.To) == cell.To - cell.From
            ? above
            : agencies.Cell(cell.From, cell.To);

    /// <summary>"| I | Hoàn thiện thể chế | | |": a title inside the table.</summary>
    private bool IsSection(List<(int From, int To)> cells, Columns columns) =>
        !HasWord(cells[columns.Work])
        || cells[columns.Lead].To == cells[columns.Lead].From && cells.Count(c => c.To > c.From) <= 2;

    private bool HasWord((int From, int To) cell)
    {
        for (var i = cell.From; i < cell.To; i++)
        {
            if (tokens[i].IsWord)
            {
                return true;
            }
        }

        return false;
    }

    private Columns? Headings(List<(int From, int To)> cells)
    {
        int work = -1,
            lead = -1,
            partners = -1,
            due = -1;
        for (var c = 0; c < cells.Count; c++)
        {
            var (from, to) = cells[c];
            if (to - from is 0 or > 12)
            {
                continue;
            }

            if (lead < 0 && Lead.At(tokens, from, to) > 0)
            {
                lead = c;
            }
            else if (partners < 0 && Partners.At(tokens, from, to) > 0)
            {
                partners = c;
            }
            else if (due < 0 && Due.At(tokens, from, to) > 0)
            {
                due = c;
            }
            else if (work < 0 && Work.At(tokens, from, to) > 0)
            {
                work = c;
            }
        }

        return work >= 0 && lead >= 0 ? new(work, lead, partners, due) : null;
    }

    private List<(int From, int To)> Cells(Line line)
    {
        var cells = new List<(int, int)>();
        var tabbed = !sheet.Text.AsSpan(line.Start, line.Length).Contains('|');
        var from = line.From;
        if (!tabbed && tokens[from].Is('|'))
        {
            from++;
        }

        if (tabbed)
        {
            var at = line.Start;
            var i = from;
            foreach (var cell in sheet.Text.AsSpan(line.Start, line.Length).Split('\t'))
            {
                var end = line.Start + cell.End.GetOffset(line.Length);
                var first = i;
                while (i < line.To && tokens[i].End <= end)
                {
                    i++;
                }

                cells.Add((first, i));
                at = end;
            }

            return cells;
        }

        var start = from;
        for (var i = from; i < line.To; i++)
        {
            if (tokens[i].Is('|'))
            {
                cells.Add((start, i));
                start = i + 1;
            }
        }

        if (start < line.To)
        {
            cells.Add((start, line.To));
        }

        return cells;
    }
}
