using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Reading;
using DieuHanh.Reading.Heading;
using DieuHanh.Reading.Text;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Review;

/// <summary>Reads a direction into a review with its proposals. The caller saves.</summary>
internal sealed class DirectiveIntake(TasksDb db, IDirectory directory, Calendars calendars)
{
    /// <summary>The review of a document; null when it has one already.</summary>
    public async Task<DirectiveReview?> Read(
        DocumentBrief document,
        Guid? unitId,
        Guid? officerId,
        CancellationToken cancel
    )
    {
        if (await db.Reviews.AnyAsync(r => r.DocumentId == document.Id, cancel))
        {
            return null;
        }

        var book = await directory.Book(cancel);
        var calendar = await calendars.Get(cancel);
        var reading = DirectiveReader.Read(
            document.Text ?? "",
            new ReadingContext(calendar.IsWorking, document.IssuedOn)
        );
        var leader = Leader(book, reading.Header);
        var named = reading.Header.DirectedBy ?? leader?.Name;
        var review = DirectiveReview.OfDocument(document, leader?.Id, named, unitId, officerId, db.Scope.Now);
        Keep(review, reading, book);
        return review;
    }

    /// <summary>Reads what a leader said.</summary>
    public async Task Read(DirectiveReview spoken, CancellationToken cancel)
    {
        var calendar = await calendars.Get(cancel);
        var context = new ReadingContext(calendar.IsWorking, spoken.IssuedOn, Spoken: true);
        Keep(spoken, DirectiveReader.Read(spoken.Text, context), await directory.Book(cancel));
    }

    private void Keep(DirectiveReview review, DirectiveReading reading, DirectoryBook book)
    {
        db.Reviews.Add(review);
        review.LeaveOut(Math.Max(0, reading.Tasks.Count - DirectiveReview.MostProposals));
        var proposed = reading with { Tasks = [.. reading.Tasks.Take(DirectiveReview.MostProposals)] };
        db.Proposals.AddRange(ReadTask.AllIn(proposed).Select(task => Proposal.Of(review, task, book, db.Scope.Today)));
        if (review.OfficerId is { } officer)
        {
            db.Notify([officer], review.Url, "Văn bản chờ rà soát nhiệm vụ: {0}", review.Code);
        }
    }

    // "Phó Thủ tướng Trần Mẫu Bình" ends with the name of the leader; a leader who signs also directs.
    private static PersonEntry? Leader(DirectoryBook book, DirectiveHeader header)
    {
        var leaders = book.Holders(book.OfficeId, null, Role.GovernmentLeader).ToList();
        return Named(header.DirectedBy) ?? (header.DirectedBy is null ? Named(header.Signer) : null);

        PersonEntry? Named(string? words)
        {
            var tokens = Vietnamese.Tokens(words ?? "").ToList();
            var fitting = leaders
                .Where(l => Vietnamese.Tokens(l.Name).ToList() is { Count: > 1 } name && EndsWith(tokens, name))
                .ToList();
            return fitting.Count == 1 ? fitting[0] : null;
        }

        static bool EndsWith(List<string> tokens, List<string> name) =>
            tokens.Count >= name.Count && tokens.Skip(tokens.Count - name.Count).SequenceEqual(name);
    }
}
