using System.Collections;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Http;

namespace DieuHanh.Kernel.Domain;

/// <summary>One fault in what was typed, tied to its field; the field is empty when it concerns the whole form.</summary>
public sealed record FormError(string Field, Reason Reason)
{
    public override string ToString() => Reason.ToString();
}

/// <summary>Everything wrong with a form at once. Typing faults make the page 422, refusals of the office 409.</summary>
public sealed class FormErrors : IReadOnlyCollection<FormError>
{
    private readonly List<FormError> all = [];
    private bool refused;

    public int Count => all.Count;
    public bool Any => all.Count > 0;
    public bool None => all.Count == 0;

    public int Status =>
        None ? StatusCodes.Status200OK
        : refused ? StatusCodes.Status409Conflict
        : StatusCodes.Status422UnprocessableEntity;

    /// <summary>A fault beside <paramref name="field"/> unless <paramref name="holds"/>. One field shows its first fault only.</summary>
    public FormErrors Require(bool holds, string field, string sentence, params object?[] values)
    {
        if (!holds && !all.Any(e => e.Field == field))
        {
            all.Add(new FormError(field, new Reason(sentence, values)));
        }

        return this;
    }

    /// <summary>A text that must be there and no longer than <paramref name="max"/> characters.</summary>
    public FormErrors RequireText(string? text, string field, string sentence, int max = 500) =>
        Require(text is not null, field, sentence).AtMost(text, field, max);

    public FormErrors AtMost(string? text, string field, int max) =>
        Require(
            text is null || text.Length <= max,
            field,
            "Nội dung dài {0} ký tự, tối đa {1} ký tự.",
            text?.Length ?? 0,
            max
        );

    /// <summary>Reasons why what was typed into <paramref name="field"/> cannot be taken; the first of them is shown beside it.</summary>
    public FormErrors All(string field, Reasons reasons)
    {
        foreach (var reason in reasons)
        {
            Require(false, field, reason.Sentence, reason.Values);
        }

        return this;
    }

    /// <summary>In the order in which the fields stand on the page, so that the summary reads as the form does; what concerns the whole form first.</summary>
    public FormErrors InOrder(params IReadOnlyList<string> fields)
    {
        var ordered = all.OrderBy(e => Place(e.Field)).ToList();
        all.Clear();
        all.AddRange(ordered);
        return this;

        int Place(string field)
        {
            var place = -1;
            for (var i = 0; i < fields.Count && place < 0; i++)
            {
                place = fields[i] == field ? i : -1;
            }

            return place < 0 && field.Length > 0 ? fields.Count : place;
        }
    }

    /// <summary>What the office itself refuses, with all its reasons.</summary>
    public FormErrors Against(Reasons reasons)
    {
        refused |= reasons.Any && None;
        all.AddRange(reasons.Select(r => new FormError("", r)));
        return this;
    }

    public string? For(string field) => all.FirstOrDefault(e => e.Field == field)?.ToString();

    public IEnumerator<FormError> GetEnumerator() => all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
