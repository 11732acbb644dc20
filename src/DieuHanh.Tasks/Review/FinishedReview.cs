using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Reading;
using DieuHanh.Tasks.Given;

namespace DieuHanh.Tasks.Review;

/// <summary>
/// The review of a directive whose tasks are given already: for sample offices and registers taken over from another program, so that each
/// task leads back to its words and nobody is asked to review the document again.
/// </summary>
public static class FinishedReview
{
    /// <param name="document">With its text.</param>
    /// <param name="given">Its tasks; what is read besides them was found to be no task.</param>
    /// <param name="by">Who reviewed it.</param>
    /// <returns>The review and its proposals.</returns>
    public static IReadOnlyList<Entity> Of(
        DocumentBrief document,
        PersonEntry? directedBy,
        Guid? unitId,
        Guid? officerId,
        IReadOnlyList<SteeringTask> given,
        WorkingCalendar calendar,
        DirectoryBook book,
        Guid? by,
        DateTime readAt,
        DateTime doneAt
    )
    {
        var review = DirectiveReview.OfDocument(document, directedBy?.Id, directedBy?.Name, unitId, officerId, readAt);
        var reading = DirectiveReader.Read(review.Text, new ReadingContext(calendar.IsWorking, document.IssuedOn));
        var proposals = ReadTask
            .AllIn(reading)
            .Select(read => Proposal.Of(review, read, book, Kernel.Words.Dates.DayOf(doneAt)))
            .ToList();
        foreach (var proposal in proposals)
        {
            proposal.TakeOver(
                given.FirstOrDefault(t => t.SpanStart == proposal.StartAt && t.SpanEnd == proposal.EndAt)?.Id
            );
        }

        review.Changed(by, doneAt, waiting: 0);
        return [review, .. proposals];
    }
}
