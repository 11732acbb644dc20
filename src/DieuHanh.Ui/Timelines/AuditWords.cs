namespace DieuHanh.Ui.Timelines;

/// <summary>
/// How a module's audit records read. A property that has no word here is not shown: columns that only the program needs stay out of
/// sight by themselves.
/// </summary>
/// <param name="Properties">Property, or Thing.Property where two things of the module use a name differently → its Vietnamese word.</param>
/// <param name="Values">Value of an enum, or Thing.Value or Property.Value → its Vietnamese word.</param>
/// <param name="Subject">The property that names a part of the whole, such as <c>AgencyId</c> of an assignment.</param>
public sealed record AuditWords(
    IReadOnlyDictionary<string, string> Properties,
    IReadOnlyDictionary<string, string>? Values = null,
    string? Subject = null
)
{
    internal string? NameOf(string thing, string property) =>
        Properties.GetValueOrDefault($"{thing}.{property}") ?? Properties.GetValueOrDefault(property);

    internal string? WordOf(string thing, string property, string value) =>
        Values?.GetValueOrDefault($"{thing}.{value}")
        ?? Values?.GetValueOrDefault($"{property}.{value}")
        ?? Values?.GetValueOrDefault(value);
}
