namespace DieuHanh.Reading.Layout;

/// <summary>A line of the text that says something: its place, its tokens without Markdown signs, and how it was set.</summary>
/// <param name="Start">Where the line starts in the given text.</param>
/// <param name="From">Its first token.</param>
/// <param name="To">One past its last token.</param>
/// <param name="AfterBlank">An empty line (or the beginning) stands before it.</param>
/// <param name="Heading">It carries Markdown heading signs or is bold from end to end.</param>
/// <param name="Row">It is a row of a table: cells parted by "|" or tabs.</param>
internal sealed record Line(int Start, int End, int From, int To, bool AfterBlank, bool Heading, bool Row)
{
    public int Length => End - Start;
}
