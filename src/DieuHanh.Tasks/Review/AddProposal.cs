using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Domain;
using DieuHanh.Reading.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Review;

/// <summary>
/// Adds a task the reader did not see: from a selection in the text, from a paragraph chosen by its number, or from a sentence typed or
/// pasted. Whatever can be read in the words is filled in, and a person looks at it like at any other.
/// </summary>
public static class AddProposal
{
    /// <summary>No sentence of a directive is longer; a paste of a whole document is refused with these words.</summary>
    private const int Longest = 20_000;

    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/tasks/review/{id:guid}/add", Post).Needs(Right.GiveTasks);

    /// <param name="Words">The sentence typed, pasted or selected.</param>
    /// <param name="From">Where the selection starts in the text, and <paramref name="To"/> where it ends.</param>
    public sealed record Form(string? Words, string? From, string? To)
    {
        /// <summary>The number of a paragraph, taken when no sentence was given; a text without words offers none.</summary>
        public string? Paragraph { get; init; }

        internal FormErrors Read(DirectiveReview review, out string words, out int? start)
        {
            var typed = Typed.Text(Words);
            var paragraph = Passages.Of(review.Text, []).FirstOrDefault(p => p.Number == Typed.Number(Paragraph));
            (words, start) =
                typed is not null ? Place(review.Text, typed, Typed.Number(From), Typed.Number(To))
                : paragraph is not null ? Trimmed(review.Text, paragraph)
                : ("", null);
            return new FormErrors()
                .Require(
                    words.Length > 0,
                    nameof(Words),
                    "Nhập hoặc dán câu giao nhiệm vụ, hoặc chọn một đoạn của văn bản."
                )
                .AtMost(words, nameof(Words), Longest);
        }

        // The browser's own line ends and spaces differ from the text's; where the words stand there, the text's own are kept.
        private static (string Words, int? Start) Place(string text, string typed, int? from, int? to)
        {
            if (from is { } start && to is { } end && start < end && end <= text.Length)
            {
                var selected = text[start..end];
                if (Vietnamese.ExactTokens(selected).SequenceEqual(Vietnamese.ExactTokens(typed)))
                {
                    return (selected.Trim(), start + (selected.Length - selected.TrimStart().Length));
                }
            }

            var found = text.IndexOf(typed, StringComparison.Ordinal);
            return (typed, found < 0 ? null : found);
        }

        private static (string Words, int? Start) Trimmed(string text, Paragraph paragraph)
        {
            var words = text[paragraph.Start..paragraph.End];
            return (words.Trim(), paragraph.Start + (words.Length - words.TrimStart().Length));
        }
    }

    private static async Task<IResult> Post(
        Guid id,
        [FromForm] Form form,
        ReviewDesk desk,
        Calendars calendars,
        TasksDb db
    )
    {
        if (await desk.Open(id) is not { } open)
        {
            return TypedResults.NotFound();
        }

        var errors = form.Read(open.Review, out var words, out var start);
        var typed = new CardForm(null, ReviewDirective.Add, Added: form);
        if (errors.Any)
        {
            return await desk.Show(open, errors, typed);
        }

        var length = open.Review.Text.Length;
        var piece = ReadTask.Piece(words, start, length, open.Review.IssuedOn, await calendars.Get());
        var added = Proposal.Of(open.Review, piece, open.Book, open.Grounds.Today);
        open.Proposals.Add(added);
        db.Proposals.Add(added);
        return await desk.Save(open, "Thêm nhiệm vụ", added.Id, typed);
    }
}
