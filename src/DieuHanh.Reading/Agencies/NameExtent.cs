using DieuHanh.Reading.Assignments;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Agencies;

/// <summary>
/// Where the name of an agency ends: after its last capital, its place or its group, before the verb, the comma or the preposition that
/// begins the work.
/// </summary>
internal sealed class NameExtent(List<Token> tokens, AgencyOpenings openings)
{
    private const int LongestName = 40;

    /// <summary>One past the last token of the name that starts at <paramref name="start"/>, its first words ending at <paramref name="at"/>.</summary>
    public int Of(int start, int at, int end, bool group, out bool sure)
    {
        sure = false;
        var i = at;
        while (i < end && i - start < LongestName)
        {
            var t = tokens[i];
            if (AgencyWords.CommaNames.At(tokens, i, end) is > 0 and var pair)
            {
                i += pair;
                continue;
            }

            if (t.Kind == TokenKind.Number)
            {
                // "Quân khu 7", "Ủy ban nhân dân 28 tỉnh"
                if (
                    i == 0
                    || t.Key.Length > 2
                    || !tokens[i - 1].Capital && AgencyWords.Places.At(tokens, i + 1, end) == 0
                )
                {
                    break;
                }

                group |= AgencyWords.Places.At(tokens, i + 1, end) > 0;
                i++;
                continue;
            }

            if (t.Kind == TokenKind.Mark)
            {
                var joined = Joins(i, end, group);
                if (joined == 0)
                {
                    break;
                }

                i += joined;
                continue;
            }

            if (t.Capital)
            {
                i++;
                continue;
            }

            var place = AgencyWords.NoPlaces.At(tokens, i, end) > 0 ? 0 : AgencyWords.Places.At(tokens, i, end);
            if (place > 0)
            {
                group |= t.Key == W.Cac;
                i += place;
                var proper = i;
                while (
                    i < end
                    && (
                        tokens[i].Capital && openings.HeadAt(i, end) < 2
                        || i > proper
                            && i + 1 < end
                            && tokens[i + 1].Capital
                            && (tokens[i].Is('-') || tokens[i].Is('–'))
                    )
                )
                {
                    i++;
                }

                if (
                    !group
                    && (i > proper || tokens[i - 1].Key != W.Bo)
                    && !AgencyWords.Qualifiers.In(tokens, i, Math.Min(end, i + 1))
                )
                {
                    // "UBND tỉnh", "Ủy ban nhân dân tỉnh Cà Mau" are whole.
                    sure = true;
                    return i;
                }

                continue;
            }

            if (
                AgencyWords.Many.At(tokens, i, end) is > 0 and var plural
                && !(ActionVerbs.Starts(tokens, i, end) || AgencyWords.Ends.At(tokens, i, end) > 0)
            )
            {
                if (!(AgencyWords.Groups.At(tokens, i + plural, end) > 0))
                {
                    break;
                }

                group = true;
                i += plural;
                continue;
            }

            var qualifier = AgencyWords.Qualifiers.At(tokens, i, end);
            if (qualifier > 0 && group && AgencyWords.HasDuty.At(tokens, i, end) == 0)
            {
                i += qualifier;
                continue;
            }

            var link = Link(i, end, group);
            if (link > 0)
            {
                i += link;
                continue;
            }

            // "Phòng chống thiên tai", "Quản lý thị trường": the second half of a verb written with a capital.
            var compound =
                i > start
                && (
                    tokens[i - 1].Capital && ActionVerbs.Compound(tokens, i - 1, end) > 0
                    || i > start + 1
                        && tokens[i - 2].Capital
                        && ActionVerbs.Compound(tokens, i - 2, end) == 2
                        && CapitalAhead(i, end)
                );
            if (
                link < 0
                || !compound && (ActionVerbs.Starts(tokens, i, end) || AgencyWords.Ends.At(tokens, i, end) > 0)
            )
            {
                break;
            }

            i++;
        }

        while (i > at && tokens[i - 1].Kind == TokenKind.Mark)
        {
            i--;
        }

        sure = i > at && tokens[i - 1].Capital;
        return i;
    }

    /// <summary>"Viện Nghiên cứu quản lý kinh tế Trung ương": the name goes on to a capital.</summary>
    private bool CapitalAhead(int i, int end)
    {
        for (var k = i; k < Math.Min(end, i + 6) && tokens[k].IsWord; k++)
        {
            if (tokens[k].Capital)
            {
                return openings.HeadAt(k, end) == 0 && openings.PostAt(k, end) == 0;
            }
        }

        return false;
    }

    /// <summary>Words that link two halves of a name: how many tokens they take, 0 when it is no such word, -1 when the name ends here.</summary>
    private int Link(int i, int end, bool group)
    {
        var key = tokens[i].Key;
        if (key == W.Va)
        {
            if (
                i + 1 >= end
                || openings.Opens(i + 1, end)
                    && !(group && !tokens[i + 1].Capital && AgencyWords.Many.At(tokens, i + 1, end) == 0)
            )
            {
                return -1;
            }

            return
                tokens[i + 1].Capital
                || !ActionVerbs.Starts(tokens, i + 1, end) && AgencyWords.Ends.At(tokens, i + 1, end) == 0
                ? 1
                : -1;
        }

        if (key == W.Cua)
        {
            return
                i + 1 < end
                && (
                    tokens[i + 1].Capital || AgencyWords.Places.At(tokens, i + 1, end) > 0 || openings.Opens(i + 1, end)
                )
                ? 1
                : -1;
        }

        if (key == W.Co)
        {
            // "các tỉnh có biển" is a name, "Bộ Y tế có trách nhiệm" is a duty.
            return
                group
                && AgencyWords.HasDuty.At(tokens, i, end) == 0
                && i + 1 < end
                && !ActionVerbs.Starts(tokens, i + 1, end)
                ? 1 + AgencyWords.Ends.At(tokens, i + 1, end)
                : -1;
        }

        if (key == W.Tai || key == W.O)
        {
            return
                i + 1 < end && (tokens[i + 1].Capital || key == W.Tai && AgencyWords.Groups.At(tokens, i + 1, end) > 0)
                ? 1
                : -1;
        }

        return 0;
    }

    /// <summary>Marks inside names: "KH,CN&amp;MT", "phòng, chống", "Thương binh - Xã hội", "các bộ, ngành". How many tokens they take.</summary>
    private int Joins(int i, int end, bool group)
    {
        if (i == 0 || i + 1 >= end)
        {
            return 0;
        }

        var (before, after) = (tokens[i - 1], tokens[i + 1]);
        switch (tokens[i].Key)
        {
            case "&":
                return 1;
            case "-" or "–":
                return
                    before.IsWord
                    && after.IsWord
                    && (before.Capital == after.Capital || after.Capital && openings.HeadAt(i + 1, end) == 0)
                    ? 1
                    : 0;
            case ".":
                return before.Key is "tp" && after.Capital ? 1 : 0;
            case ",":
                if (
                    !after.SpaceBefore && before.AllCapitals && after.AllCapitals
                    || before.Key == W.Phong && after.Key == W.Chong
                )
                {
                    return 1;
                }

                var plural = group || AgencyWords.Places.At(tokens, i + 1, end) > 0;
                var bare = AgencyWords.Groups.At(tokens, i + 1, end);
                var joined =
                    plural
                    && bare > 0
                    && openings.PostAt(i + 1, end) == 0
                    && openings.HeadAt(i + 1, end) <= bare
                    && (!after.Capital || openings.IsBareGroup(i + 1, bare, end))
                    && (!ActionVerbs.Starts(tokens, i + 1, end) || EndsGroup(i + 1 + bare, end));
                return joined ? 1 + bare : 0;
            default:
                return 0;
        }
    }

    /// <summary>"các cơ quan, tổ chức hữu quan": here "tổ chức" is a noun.</summary>
    private bool EndsGroup(int i, int end) =>
        i >= end
        || tokens[i].Is(',')
        || AgencyWords.Qualifiers.At(tokens, i, end) > 0
        || AgencyWords.HasDuty.At(tokens, i, end) > 0;
}
