using System.Collections.Frozen;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Heading;

/// <summary>The 29 kinds of administrative documents (Decree 30/2020, art. 7), legal acts and party documents, with their abbreviations.</summary>
public static class DocumentTypes
{
    public const string OfficialLetter = "Công văn";

    private static readonly (string Name, string Symbol)[] Kinds =
    [
        ("Nghị quyết", "NQ"),
        ("Quyết định", "QĐ"),
        ("Chỉ thị", "CT"),
        ("Quy chế", "QC"),
        ("Quy định", "QyĐ"),
        ("Thông cáo", "TC"),
        ("Thông báo", "TB"),
        ("Hướng dẫn", "HD"),
        ("Chương trình", "CTr"),
        ("Kế hoạch", "KH"),
        ("Phương án", "PA"),
        ("Đề án", "ĐA"),
        ("Dự án", "DA"),
        ("Báo cáo", "BC"),
        ("Biên bản", "BB"),
        ("Tờ trình", "TTr"),
        ("Hợp đồng", "HĐ"),
        (OfficialLetter, ""),
        ("Công điện", "CĐ"),
        ("Bản ghi nhớ", "BGN"),
        ("Bản thỏa thuận", "BTT"),
        ("Giấy ủy quyền", "GUQ"),
        ("Giấy mời", "GM"),
        ("Giấy giới thiệu", "GGT"),
        ("Giấy nghỉ phép", "GNP"),
        ("Phiếu gửi", "PG"),
        ("Phiếu chuyển", "PC"),
        ("Phiếu báo", "PB"),
        ("Thư công", ""),
        ("Hiến pháp", ""),
        ("Bộ luật", ""),
        ("Luật", "QH"),
        ("Pháp lệnh", "PL"),
        ("Lệnh", "L"),
        ("Nghị định", "NĐ"),
        ("Thông tư", "TT"),
        ("Thông tư liên tịch", "TTLT"),
        ("Kết luận", "KL"),
        ("Phụ lục", ""),
        ("Văn bản hợp nhất", "VBHN"),
    ];

    private static readonly FrozenSet<string> Unassigning = FrozenSet.ToFrozenSet(
        [
            "Tờ trình",
            "Báo cáo",
            "Giấy mời",
            "Giấy giới thiệu",
            "Giấy nghỉ phép",
            "Biên bản",
            "Phiếu gửi",
            "Phiếu báo",
            "Hiến pháp",
            "Bộ luật",
            "Luật",
            "Pháp lệnh",
            "Lệnh",
            "Nghị định",
            "Thông tư",
            "Thông tư liên tịch",
            "Văn bản hợp nhất",
            "Thông cáo",
        ],
        StringComparer.Ordinal
    );

    private static readonly (string Name, string[] Keys)[] ByKeys =
    [
        .. Kinds.Select(k => (k.Name, Tokenizer.KeysOf(k.Name))).OrderByDescending(k => k.Item2.Length),
    ];

    private static readonly PhraseSet Annex = new("phụ lục");

    /// <summary>All kinds the reader knows.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Kinds.Select(k => k.Name)];

    /// <summary>
    /// Documents that propose, report, invite or lay down rules hand out no work, though they speak of it: a proposal asks a superior to
    /// assign, a decree states standing responsibilities.
    /// </summary>
    public static bool GivesTasks(string? type) => type is not null && !Unassigning.Contains(type);

    /// <summary>The kind a line consists of ("QUYẾT ĐỊNH:"), or null.</summary>
    internal static string? Alone(List<Token> tokens, int from, int to)
    {
        while (to > from && tokens[to - 1].Kind == TokenKind.Mark)
        {
            to--;
        }

        // "PHỤ LỤC II"
        if (
            to - from == 3
            && Annex.At(tokens, from, to) > 0
            && tokens[to - 1] is { AllCapitals: true, Key.Length: <= 4 } or { Kind: TokenKind.Number }
        )
        {
            to--;
        }

        foreach (var (name, keys) in ByKeys)
        {
            if (keys.Length == to - from && keys.AsSpan().SequenceEqual(Keys(tokens, from, to)))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>
    /// The kind a symbol names: "TB-VPCP", "QĐ-TTg", "2026/NQ-CP"; without a known abbreviation it is an official letter. After the hyphen
    /// stand agencies and units, some of which look like kinds: "VPCP-PL" is a letter followed by the legal department.
    /// </summary>
    internal static string? OfSymbol(string symbol)
    {
        foreach (var part in symbol.Split('-')[0].Split('/'))
        {
            foreach (var (name, abbreviation) in Kinds)
            {
                if (
                    abbreviation.Length > 0
                    && (
                        part == abbreviation
                        || abbreviation == "QH"
                            && part.Length > 2
                            && part.StartsWith("QH", StringComparison.Ordinal)
                            && char.IsAsciiDigit(part[2])
                    )
                )
                {
                    return name;
                }
            }
        }

        return null;
    }

    private static string[] Keys(List<Token> tokens, int from, int to)
    {
        var keys = new string[to - from];
        for (var i = from; i < to; i++)
        {
            keys[i - from] = tokens[i].Key;
        }

        return keys;
    }
}
