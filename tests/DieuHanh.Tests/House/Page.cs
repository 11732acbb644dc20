using AngleSharp.Html.Dom;

namespace DieuHanh.Tests.House;

/// <summary>What came back, and questions a test asks of it.</summary>
public sealed record Page(int Status, string? Location, string Body, IHtmlDocument Document)
{
    /// <summary>After how many seconds it may be asked again, where the answer said so.</summary>
    public double? RetryAfter { get; init; }

    /// <summary>The words of the first element that fits; empty when there is none.</summary>
    public string Text(string selector) => Clean(Document.QuerySelector(selector)?.TextContent);

    public IReadOnlyList<string> Texts(string selector) =>
        [.. Document.QuerySelectorAll(selector).Select(e => Clean(e.TextContent))];

    /// <summary>What stands in a field: an input, a text area, a choice.</summary>
    public string? Value(string selector) =>
        Document.QuerySelector(selector) switch
        {
            IHtmlInputElement input => input.Value,
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement choice => choice.Value,
            _ => null,
        };

    /// <summary>The fault beside a field.</summary>
    public string Error(string field) => Text($"#{field}-error");

    public bool Has(string selector) => Document.QuerySelector(selector) is not null;

    public string? Attribute(string selector, string name) => Document.QuerySelector(selector)?.GetAttribute(name);

    private static string Clean(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
