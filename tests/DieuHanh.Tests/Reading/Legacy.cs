using System.Text;
using DieuHanh.Reading.Text;

namespace DieuHanh.Tests.Reading;

/// <summary>Writes Vietnamese as it was written before Unicode; the tables are those printed for typists, not the program's own.</summary>
internal static class Legacy
{
    public const string Letters =
        "à á ả ã ạ ă ằ ắ ẳ ẵ ặ â ầ ấ ẩ ẫ ậ đ è é ẻ ẽ ẹ ê ề ế ể ễ ệ ì í ỉ ĩ ị ò ó ỏ õ ọ ô ồ ố ổ ỗ ộ ơ ờ ớ ở ỡ ợ ù ú ủ ũ ụ ư ừ ứ ử ữ ự ỳ ý ỷ ỹ ỵ";

    private const string Vni =
        "aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä ñ eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò oø où oû oõ oï oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î";

    private const string Tcvn3 =
        "B5 B8 B6 B7 B9 A8 BB BE BC BD C6 A9 C7 CA C8 C9 CB AE CC D0 CE CF D1 AA D2 D5 D3 D4 D6 D7 DD D8 DC DE DF E3 E1 E2 E4 AB E5 E8 E6 E7 E9 AC EA ED EB EC EE EF F3 F1 F2 F4 AD F5 F8 F6 F7 F9 FA FD FB FC FE";

    private static readonly Dictionary<char, string> ToVni = Table(Vni.Split(' '), capitals: true);

    private static readonly Dictionary<char, string> ToTcvn3 = Table(
        [.. Tcvn3.Split(' ').Select(c => $"{(char)Convert.ToInt32(c, 16)}")],
        capitals: false
    );

    private static readonly Dictionary<char, char> Capitals = "ĂÂÊÔƠƯĐ"
        .Zip("\u00A1\u00A2\u00A3\u00A4\u00A5\u00A6\u00A7")
        .ToDictionary(p => p.First, p => p.Second);

    public static string Write(string text, LegacyEncoding encoding) =>
        string.Concat(
            text.Normalize(NormalizationForm.FormC)
                .Select(c =>
                    encoding is LegacyEncoding.Vni ? ToVni.GetValueOrDefault(c, $"{c}")
                    : Capitals.TryGetValue(c, out var capital) ? $"{capital}"
                    : ToTcvn3.GetValueOrDefault(char.ToLowerInvariant(c), $"{c}")
                )
        );

    public static byte[] Bytes(string text, LegacyEncoding encoding) =>
        CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Write(text, encoding));

    private static Dictionary<char, string> Table(string[] codes, bool capitals)
    {
        var letters = Letters.Split(' ').Select(l => l[0]).ToList();
        var table = letters.Zip(codes).ToDictionary(p => p.First, p => p.Second);
        foreach (var letter in capitals ? letters : [])
        {
            table[char.ToUpperInvariant(letter)] = table[letter].ToUpperInvariant();
        }

        return table;
    }
}
