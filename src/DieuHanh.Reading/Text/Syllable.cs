using System.Collections.Frozen;

namespace DieuHanh.Reading.Text;

/// <summary>
/// What a Vietnamese syllable may look like. Extraction from PDF loses spaces ("chủtrì", "vàỦy ban", "nhưsau"); since every word is one
/// syllable, a run of letters that cannot be one is cut where both halves can.
/// </summary>
internal static class Syllable
{
    private const int LongestGlued = 24;

    private static readonly FrozenSet<string> Onsets = Set(
        " b c ch d dd g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x"
    );

    private static readonly FrozenSet<string> Rimes = Set(
        "a ai ao au ay aw aa aau aay e eo ee eeu i ia ie iee ieeu iu o oa oai oao oay oaw oe oeo oi oo ooi ow owi "
            + "u ua uaa uaay ue uee ui uoo uooi uow uy uya uyee uyu uw uwa uwi uwow uwowi uwowu uwu y yee yeeu"
    );

    private static readonly FrozenSet<string> Closed = Set(
        "a aw aa e ee i ie iee o oa oaw oe oo ow u uaa ue uee uoo uow uy uyee uw uwow y yee"
    );

    private static readonly FrozenSet<string> Common =
        "ban bảo báo biết bố bộ các cáo cầu cho chỉ chính chịu chủ chức có công của cơ cục cùng cử dẫn dựng đạo đảm đã để đề đến điều đồng động đơn đốc được gia giao giải hạn hằng hiện hoàn hoạch học hồ hội hợp hướng kế kết kiểm kiện kinh là lập liên lý mặt mới môn năm nay nghị nghiệm nghiệp ngày ngành nhân nhà nhiệm như nước phải phê phí phòng phố phối phủ quan quả quản quy quyết quyền ra rà ráp sát sau sẽ soát sở số sửa sự tác tài tại tàng tháng thành thẩm theo thể thi thiện thời thông thống thủ thực tỉnh tiến tiếp tổ tổng tra trách trên triển trì trình trong trước trưởng trường trực tư từ tướng uỷ ủy và vào văn về vệ việc viên vốn vụ với xã xây xem xét xin xử yêu ý"
            .Split(' ')
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Codas = Set("c ch m n ng nh p t");

    /// <summary>Where to cut a glued run into two words; 0 when it is one word or cannot be cut.</summary>
    public static int Cut(ReadOnlySpan<char> run)
    {
        if (run.Length is < 3 or > LongestGlued)
        {
            return 0;
        }

        for (var i = 1; i < run.Length; i++)
        {
            if (char.IsUpper(run[i]) && char.IsLower(run[i - 1]) && Is(run[..i]))
            {
                return i;
            }
        }

        if (!HasMark(run) || Is(run) || char.IsUpper(run[1]))
        {
            return 0;
        }

        int best = 0,
            score = -1;
        for (var i = 1; i < run.Length - 1; i++)
        {
            if (Letter.IsMark(run[i]) || !Is(run[..i]) || !Is(run[i..]))
            {
                continue;
            }

            // "thựchiện" reads two ways; the everyday words win, then the shorter first half ("cánhân").
            var common = (IsCommon(run[..i]) ? 1 : 0) + (IsCommon(run[i..]) ? 1 : 0);
            if (common > score)
            {
                (best, score) = (i, common);
            }
        }

        return best;
    }

    public static bool Is(ReadOnlySpan<char> word)
    {
        Span<char> spelled = stackalloc char[24];
        var n = 0;
        var tones = 0;
        foreach (var c in word)
        {
            var letter = Letter.IsMark(c) ? Letter.OfMark(c) : Letter.Of(c);
            if (n > 16 || letter.Base != Letter.None && !char.IsAsciiLetter(letter.Base))
            {
                return false;
            }

            if (letter.Base != Letter.None)
            {
                spelled[n++] = letter.Base;
            }

            if (letter.Shape != Letter.None && n > 0)
            {
                spelled[n] = letter.Shape == Letter.Doubled ? spelled[n - 1] : letter.Shape;
                n++;
            }

            tones += letter.Tone == Letter.None ? 0 : 1;
        }

        return tones <= 1 && n > 0 && Reads(spelled[..n]);
    }

    private static bool Reads(ReadOnlySpan<char> spelled)
    {
        var onsets = Onsets.GetAlternateLookup<ReadOnlySpan<char>>();
        var rimes = Rimes.GetAlternateLookup<ReadOnlySpan<char>>();
        var closed = Closed.GetAlternateLookup<ReadOnlySpan<char>>();
        var codas = Codas.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var onset = 0; onset <= Math.Min(3, spelled.Length - 1); onset++)
        {
            if (onset > 0 && !onsets.Contains(spelled[..onset]))
            {
                continue;
            }

            var rest = spelled[onset..];
            if (rimes.Contains(rest))
            {
                return true;
            }

            for (var coda = 1; coda <= 2 && coda < rest.Length; coda++)
            {
                if (codas.Contains(rest[^coda..]) && closed.Contains(rest[..^coda]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsCommon(ReadOnlySpan<char> word) =>
        Common.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static bool HasMark(ReadOnlySpan<char> run)
    {
        foreach (var c in run)
        {
            if (c >= 0x80)
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
