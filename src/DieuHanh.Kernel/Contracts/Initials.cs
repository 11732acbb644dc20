using DieuHanh.Kernel.Words;

namespace DieuHanh.Kernel.Contracts;

/// <summary>
/// How documents shorten the names of ministries and departments: the kind, then the initials of each part of the name, with or without a
/// sign between them. "Bộ Nông nghiệp và Môi trường" is written "Bộ NN&amp;MT", "Bộ NNMT", "Bộ NN-MT", "Bộ NN và MT". What two agencies
/// of one day share stands for neither.
/// </summary>
[VietnameseData]
internal static class Initials
{
    /// <summary>No name has more; each part doubles the spellings.</summary>
    private const int MostParts = 5;

    public static IEnumerable<string> Of(AgencyEntry agency) =>
        agency.Kind is AgencyKind.Ministry or AgencyKind.ProvinceDepartment
        && agency.Name.Normalize().Split(' ', 2) is [("Bộ" or "Sở") and var kind, var rest]
            ? Spellings(rest).Select(initials => $"{kind} {initials}")
            : [];

    private static IEnumerable<string> Spellings(string name)
    {
        string[] parts =
        [
            .. name.Replace(" và ", "&", StringComparison.Ordinal)
                .Split(['&', ',', '-', '–'], StringSplitOptions.RemoveEmptyEntries)
                .Select(part =>
                    string.Concat(part.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word[0]))
                ),
        ];
        if (parts.Length > MostParts)
        {
            return [];
        }

        // A sign between two parts is one, whichever: only the words of a name are looked at.
        IEnumerable<string> joined = [parts[0]];
        for (var i = 1; i < parts.Length; i++)
        {
            string[] signs = i == parts.Length - 1 ? ["", "&", " và "] : ["", "&"];
            var part = parts[i];
            joined = [.. joined.SelectMany(before => signs.Select(sign => before + sign + part))];
        }

        return joined;
    }
}
