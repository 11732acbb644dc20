using System.Globalization;
using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Deadlines;

/// <summary>Makes a deadline of the words at tokens [from, to).</summary>
internal sealed class DeadlineMaker(Sheet sheet)
{
    public Deadline Dated(int from, int to, DateOnly? date, string reason) =>
        Because(from, to, date, date is { } d ? Remark.Of(reason, Show(d)) : Remark.Of(DeadlineReasons.NoDocumentDate));

    public Deadline Because(int from, int to, DateOnly? date, Remark why) =>
        new(
            Raw(from, to),
            date,
            date is null ? DeadlineKind.Unknown : DeadlineKind.Date,
            sheet.Tokens[from].Start,
            sheet.Tokens[to - 1].End,
            why
        );

    public Deadline Recurring(int from, int to) =>
        new(
            Raw(from, to),
            null,
            DeadlineKind.Recurring,
            sheet.Tokens[from].Start,
            sheet.Tokens[to - 1].End,
            Remark.Of(DeadlineReasons.Recurs)
        );

    public Deadline OnEvent(int from, int to, string reason = DeadlineReasons.OnEvent) =>
        new(
            Raw(from, to),
            null,
            DeadlineKind.Event,
            sheet.Tokens[from].Start,
            sheet.Tokens[to - 1].End,
            Remark.Of(reason)
        );

    /// <summary>A day counted from the document's date although the text does not say so.</summary>
    public Deadline Assumed(int from, int to, DateOnly date, DateOnly documentDate) =>
        Because(from, to, date, Remark.Of(DeadlineReasons.StartAssumed, Show(documentDate), Show(date))) with
        {
            Kind = DeadlineKind.Assumed,
        };

    /// <summary>The end of the phrase that starts at <paramref name="at"/>: the next punctuation, or a dozen words on.</summary>
    public int Phrase(int at, int to)
    {
        var i = at;
        while (
            i < to
            && i - at < 14
            && !(
                sheet.Tokens[i].Kind == TokenKind.Mark && sheet.Tokens[i].Key is "," or ";" or "." or ")" or "(" or ":"
            )
        )
        {
            i++;
        }

        return Math.Max(i, at);
    }

    public static string Show(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private string Raw(int from, int to) => sheet.Text[sheet.Tokens[from].Start..sheet.Tokens[to - 1].End];
}
