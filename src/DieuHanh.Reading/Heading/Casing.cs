using System.Text;
using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Heading;

/// <summary>
/// Sets lines printed in capitals as people write them: "ỦY BAN NHÂN DÂN TỈNH CÀ MAU" → "Ủy ban nhân dân tỉnh Cà Mau". The body of the
/// document shows which words carry a capital; what it does not show is written small.
/// </summary>
internal sealed class Casing
{
    private const int Sample = 20_000;

    private static readonly string[] Known =
    [
        "Chính phủ",
        "Thủ tướng Chính phủ",
        "Phó Thủ tướng",
        "Văn phòng Chính phủ",
        "Ủy ban nhân dân",
        "Hội đồng nhân dân",
        "Quốc hội",
        "Ủy ban Thường vụ Quốc hội",
        "Bộ Quốc phòng",
        "Bộ Công an",
        "Bộ Ngoại giao",
        "Bộ Nội vụ",
        "Bộ Tư pháp",
        "Bộ Tài chính",
        "Bộ Công Thương",
        "Bộ Xây dựng",
        "Bộ Y tế",
        "Bộ Nông nghiệp và Môi trường",
        "Bộ Nông nghiệp và Phát triển nông thôn",
        "Bộ Giao thông vận tải",
        "Bộ Khoa học và Công nghệ",
        "Bộ Giáo dục và Đào tạo",
        "Bộ Văn hóa, Thể thao và Du lịch",
        "Bộ Kế hoạch và Đầu tư",
        "Bộ Tài nguyên và Môi trường",
        "Bộ Thông tin và Truyền thông",
        "Bộ Lao động - Thương binh và Xã hội",
        "Bộ Dân tộc và Tôn giáo",
        "Ngân hàng Nhà nước Việt Nam",
        "Thanh tra Chính phủ",
        "Việt Nam",
        "Hà Nội",
        "Thành phố Hồ Chí Minh",
    ];

    private readonly Dictionary<(string, string), string> seen = [];
    private readonly Sheet sheet;

    public Casing(Sheet sheet)
    {
        this.sheet = sheet;
        var tokens = sheet.Tokens;
        for (var i = 1; i < Math.Min(tokens.Count, Sample); i++)
        {
            var (before, word) = (tokens[i - 1], tokens[i]);
            if (word.IsWord && before.IsWord && !(word.AllCapitals && before.AllCapitals))
            {
                seen.TryAdd((before.Key, word.Key), Text(word));
                seen.TryAdd(("", before.Key), Text(before));
            }
        }

        foreach (var name in Known)
        {
            var keys = Tokenizer.KeysOf(name);
            var words = name.Split(' ');
            for (var k = 1; k < Math.Min(keys.Length, words.Length); k++)
            {
                seen.TryAdd((keys[k - 1], keys[k]), words[k]);
            }
        }
    }

    /// <summary>The words of [from, to) as people write them when most are printed in capitals; otherwise as printed.</summary>
    public string Words(int from, int to)
    {
        var tokens = sheet.Tokens;
        var words = 0;
        var capitals = 0;
        for (var i = from; i < to; i++)
        {
            words += tokens[i].IsWord ? 1 : 0;
            capitals += tokens[i] is { IsWord: true, AllCapitals: true } ? 1 : 0;
        }

        if (words == 0 || capitals * 10 < words * 8)
        {
            return sheet.Words(from, to);
        }

        var said = new StringBuilder();
        for (var i = from; i < to; i++)
        {
            if (i > from && tokens[i].SpaceBefore)
            {
                said.Append(' ');
            }

            said.Append(tokens[i].IsWord ? Set(i, from) : Text(tokens[i]));
        }

        return said.ToString().Normalize(NormalizationForm.FormC);
    }

    private string Set(int i, int from)
    {
        var tokens = sheet.Tokens;
        var small = Text(tokens[i]).ToLowerInvariant();
        if (i == from)
        {
            return char.ToUpperInvariant(small[0]) + small[1..];
        }

        if (seen.TryGetValue((tokens[i - 1].Key, tokens[i].Key), out var written))
        {
            return written;
        }

        // After "tỉnh", "thành phố" stands a proper name.
        return IsPlace(i, from) ? char.ToUpperInvariant(small[0]) + small[1..] : small;
    }

    private bool IsPlace(int i, int from)
    {
        var tokens = sheet.Tokens;
        for (var k = i - 1; k > from && k >= i - 4; k--)
        {
            if (tokens[k].Key == W.Tinh || tokens[k].Key == W.Pho)
            {
                return true;
            }
        }

        return false;
    }

    private string Text(Token t) => sheet.Text[t.Start..t.End];
}
