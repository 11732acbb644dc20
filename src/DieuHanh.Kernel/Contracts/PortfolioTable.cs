namespace DieuHanh.Kernel.Contracts;

/// <summary>Who answers for which field of work in which agency, and when ("phân công phụ trách").</summary>
internal sealed class PortfolioTable(IReadOnlyList<PortfolioEntry> lines)
{
    private readonly ILookup<Guid?, PortfolioEntry> byAgency = lines
        .Where(p => p.AgencyId is not null)
        .ToLookup(p => p.AgencyId);

    private readonly ILookup<string, PortfolioEntry> byField = lines
        .Where(p => p.AgencyId is null)
        .ToLookup(p => p.Field);

    public IReadOnlyList<string> FieldsOn(DateOnly day) =>
        [
            .. lines
                .Where(p => p.Field.Length > 0 && p.ValidOn(day))
                .Select(p => p.Field)
                .Distinct()
                .Order(StringComparer.Create(Words.Phrases.Vietnamese, ignoreCase: true)),
        ];

    public PortfolioEntry? Of(string? field, Guid? agencyId, DateOnly day)
    {
        if (!string.IsNullOrEmpty(field))
        {
            var both = agencyId is null
                ? null
                : byAgency[agencyId].FirstOrDefault(p => p.Field == field && p.ValidOn(day));
            if ((both ?? byField[field].FirstOrDefault(p => p.ValidOn(day))) is { } line)
            {
                return line;
            }
        }

        return agencyId is null ? null : byAgency[agencyId].FirstOrDefault(p => p.Field.Length == 0 && p.ValidOn(day));
    }
}
