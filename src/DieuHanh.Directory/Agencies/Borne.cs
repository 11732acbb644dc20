using DieuHanh.Kernel.Contracts;

namespace DieuHanh.Directory.Agencies;

/// <summary>A code, and a full name, stand for one agency on any day. Who is asked about is left out by the caller, and whom it follows.</summary>
internal static class Borne
{
    /// <summary>Who of them bears a code on one of the days.</summary>
    public static AgencyEntry? ByCode(string code, DateOnly from, DateOnly? to, IEnumerable<AgencyEntry> others) =>
        code.Length == 0
            ? null
            : others.FirstOrDefault(a =>
                Together(a.ValidFrom, a.ValidTo, from, to)
                && Codes(a).Any(c => c.Code == code && Together(c.ValidFrom, c.ValidTo, from, to))
            );

    /// <summary>Who of them is called so on one of the days.</summary>
    public static AgencyEntry? ByName(string? name, DateOnly from, DateOnly? to, IEnumerable<AgencyEntry> others) =>
        others.FirstOrDefault(a => Same(a.Name, name) && Together(a.ValidFrom, a.ValidTo, from, to));

    public static IEnumerable<CodeEntry> Codes(AgencyEntry agency) =>
        agency.Codes.Count > 0 ? agency.Codes : [agency.CodeOn(agency.ValidFrom)];

    public static bool Same(string? one, string? other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Two spans of days have one in common.</summary>
    public static bool Together(DateOnly? from, DateOnly? to, DateOnly? otherFrom, DateOnly? otherTo) =>
        (from is null || otherTo is null || from <= otherTo) && (to is null || otherFrom is null || otherFrom <= to);
}
