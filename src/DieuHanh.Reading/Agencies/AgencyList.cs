namespace DieuHanh.Reading.Agencies;

/// <summary>The agencies named one after the other at a place of the text, lists expanded.</summary>
/// <param name="Names">As the document writes them, one per agency or named group.</param>
/// <param name="From">The first token of the list.</param>
/// <param name="Next">The token after the list.</param>
/// <param name="Sure">The end of the last name is certain (a known ministry or place), so any verb may follow.</param>
internal sealed record AgencyList(IReadOnlyList<string> Names, int From, int Next, bool Sure);
