using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Ui.Parts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DieuHanh.Tasks.Desks;

/// <summary>Answers every slice here gives in the same way.</summary>
public static class Act
{
    /// <summary>No such thing, or not for this person.</summary>
    public static readonly IResult Unknown = TypedResults.NotFound();

    /// <summary>Seen, but in other hands.</summary>
    public static readonly IResult NotYours = TypedResults.StatusCode(StatusCodes.Status403Forbidden);

    public static IResult Done(OpenTask open) => TypedResults.LocalRedirect(open.Url);
}

/// <summary>One button of an answer; refused ones are shown disabled with all reasons.</summary>
/// <param name="NeedsWords">The words under it are the reason and must be there.</param>
public sealed record AnswerChoice(
    string Value,
    string Label,
    Reasons Why,
    bool NeedsWords = false,
    bool Danger = false
);

/// <summary>What is typed into an answer.</summary>
public sealed record AnswerForm
{
    public string? Choice { get; init; }
    public string? Words { get; init; }
}

/// <summary>A question put to one person about one agency's part: what it is about, the answers there are, and a few words.</summary>
public sealed record Answer(
    OpenTask Open,
    Assignment Part,
    string Title,
    string Url,
    string WordsLabel,
    IReadOnlyList<AnswerChoice> Choices,
    AnswerForm Form,
    FormErrors Errors
)
{
    public const int LongestWords = 4000;

    /// <summary>What was asked or reported, as label and text.</summary>
    public IReadOnlyList<(string Label, string Text)> Facts { get; init; } = [];
    public IReadOnlyList<FileLink> Files { get; init; } = [];

    public string Words => Typed.Text(Form.Words) ?? "";

    public IResult Page() => new RazorComponentResult<AnswerPage>(new { Model = this }) { StatusCode = Errors.Status };

    /// <summary>The chosen answer if everything it asks for is there and the office does not refuse it; the faults are in <see cref="Errors"/>.</summary>
    public AnswerChoice? Chosen()
    {
        var choice = Choices.FirstOrDefault(c => c.Value == Form.Choice);
        Errors
            .Require(choice is not null, "", "Chọn một cách trả lời.")
            .Require(choice?.NeedsWords != true || Words.Length > 0, nameof(AnswerForm.Words), "Nhập lý do.")
            .AtMost(Words, nameof(AnswerForm.Words), LongestWords);
        if (choice is not null && Errors.None)
        {
            Errors.Against(choice.Why);
        }

        return Errors.None ? choice : null;
    }
}
