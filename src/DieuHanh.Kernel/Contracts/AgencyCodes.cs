namespace DieuHanh.Kernel.Contracts;

/// <summary>Finds agencies by the codes they bear or have borne, in either form in use (<c>AgencyCode</c>).</summary>
internal sealed class AgencyCodes(IReadOnlyList<AgencyEntry> agencies)
{
    private readonly ILookup<string, AgencyEntry> byCode = agencies
        .SelectMany(a =>
            a.Codes.SelectMany(c => new[] { c.Code, c.Code102 })
                .Concat([a.Code, a.Code102])
                .Where(c => c.Length > 0)
                .Distinct()
                .Select(c => (Code: c, Agency: a))
        )
        .ToLookup(x => x.Code, x => x.Agency, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<AgencyEntry> Bearers(string code, DateOnly day) =>
        [
            .. byCode[code]
                .Where(a =>
                    a.ValidOn(day)
                    && a.CodeOn(day) is var held
                    && (
                        string.Equals(held.Code, code, StringComparison.OrdinalIgnoreCase)
                        || string.Equals(held.Code102, code, StringComparison.OrdinalIgnoreCase)
                    )
                ),
        ];
}
