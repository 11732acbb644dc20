namespace DieuHanh.Ui.Parts;

/// <summary>One of several views of the same thing; each has its own address.</summary>
/// <param name="Label">As shown: translate it before.</param>
/// <param name="Count">How many rows its list has.</param>
public sealed record Tab(string Label, string Href, int? Count = null);
