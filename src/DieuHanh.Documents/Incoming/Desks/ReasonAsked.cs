using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DieuHanh.Documents.Incoming.Desks;

/// <summary>The reason that is typed for an action that asks for nothing else.</summary>
public sealed record ReasonForm
{
    // Set after it is made, as in every form here: a parameter of the constructor that is not sent at all would be a bad request.
    public string? Reason { get; init; }

    private const int Longest = 2000;

    public string Words => Typed.Text(Reason) ?? "";

    public FormErrors Read() =>
        new FormErrors()
            .Require(Words.Length > 0, nameof(Reason), "Nhập lý do.")
            .AtMost(Words, nameof(Reason), Longest);
}

/// <summary>An action for which only the reason is asked. All sentences are translation keys.</summary>
/// <param name="Title">What is done; the button too.</param>
/// <param name="Explained">What will happen, in one sentence.</param>
/// <param name="Why">All reasons why not now.</param>
public sealed record ReasonAsked(
    OpenIncoming Open,
    PaperAtHand Paper,
    string Title,
    string Explained,
    string Url,
    Reasons Why,
    ReasonForm Form,
    FormErrors Errors
)
{
    public RazorComponentResult<ReasonPage> Page() => new(new { Model = this }) { StatusCode = Errors.Status };
}
