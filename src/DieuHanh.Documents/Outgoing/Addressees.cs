using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Documents.Outgoing;

/// <summary>
/// Whom one line of "Nơi nhận" names. What stands before a colon belongs to each name behind it: "Các Bộ: Tài chính, Xây dựng",
/// "UBND các tỉnh: Nghệ An, Lào Cai".
/// </summary>
[VietnameseData]
internal static class Addressees
{
    public static IEnumerable<AgencyMatch> In(DirectoryBook directory, string line, DateOnly day)
    {
        var whole = directory.Resolve(line, day);
        if (!whole.None)
        {
            return [whole];
        }

        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var kinds = Kinds(line[..Math.Max(colon, 0)]);
        return colon >= 0 && kinds.Length == 0
            ? []
            : line[(colon + 1)..]
                .Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(name => name.Split('(')[0].Trim())
                .Select(name =>
                    kinds
                        .Select(kind => directory.Resolve(kind + name, day))
                        .Append(directory.Resolve(name, day))
                        .FirstOrDefault(match => match.Only is not null)
                )
                .OfType<AgencyMatch>();
    }

    private static string[] Kinds(string head) =>
        head.Contains("UBND", StringComparison.OrdinalIgnoreCase)
        || head.Contains("Ủy ban nhân dân", StringComparison.OrdinalIgnoreCase)
            ? ["UBND tỉnh ", "UBND thành phố "]
        : head.Contains("Bộ", StringComparison.OrdinalIgnoreCase) ? ["Bộ "]
        : [];
}
