using DieuHanh.Reading.Assignments;
using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Agencies;

/// <summary>
/// Reads the names of agencies and posts, alone or in lists: "các Bộ: Tài chính, Y tế" and "Ủy ban nhân dân các tỉnh: Nam Định, Cà Mau" give
/// one name each, "các bộ, ngành, địa phương liên quan" stays one group. A name ends before the verb that tells what to do.
/// </summary>
internal sealed class AgencyReader(Sheet sheet)
{
    private const int LongestName = 40;
    private const int LongestList = 60;

    private readonly List<Token> tokens = sheet.Tokens;
    private readonly AgencyOpenings openings = new(sheet.Tokens);
    private readonly NameExtent extent = new(sheet.Tokens, new AgencyOpenings(sheet.Tokens));

    /// <summary>Whether the name of an agency, a post or a group may start here.</summary>
    public bool Opens(int at, int end) => openings.Opens(at, end);

    /// <summary>The list that starts exactly at <paramref name="at"/>, or null when no agency is named there.</summary>
    public AgencyList? At(int at, int end)
    {
        var names = new List<string>();
        var i = at;
        var sure = false;
        while (names.Count < LongestList)
        {
            var read = One(i, end, names, out sure);
            if (read < 0)
            {
                break;
            }

            i = SkipBrackets(read, end);
            var next = Separator(i, end);
            if (next < 0 || !Opens(next, end))
            {
                break;
            }

            i = next;
        }

        return names.Count == 0 ? null : new(names, at, i, sure);
    }

    /// <summary>A list in a cell of a table: nothing follows it, so what is not known is taken as written.</summary>
    public List<string> Cell(int from, int to)
    {
        var names = new List<string>();
        var i = from;
        while (i < to)
        {
            var read = One(i, to, names, out _);
            if (read < 0)
            {
                var stop = i;
                while (stop < to && !IsSeparator(tokens[stop]))
                {
                    stop++;
                }

                Add(names, sheet.Words(i, stop));
                read = stop;
            }
            else
            {
                read = SkipBrackets(read, to);
            }

            // "Địa phương được lựa chọn": the rest of the cell up to a separator belongs to the name.
            var end = read;
            while (
                end < to
                && !IsSeparator(tokens[end])
                && !(tokens[end].Capital && openings.HeadAt(end, to) > 0)
                && !(tokens[end].Key == W.Va && Opens(end + 1, to))
            )
            {
                end++;
            }

            if (end > read && names.Count > 0 && tokens[read].Key != W.Va)
            {
                names[^1] = sheet.Words(i, end);
                read = end;
            }

            var next = Separator(read, to);
            i = next < 0 ? read : next;
            if (i == from || next < 0 && read >= to)
            {
                break;
            }

            from = i;
        }

        return names;
    }

    private int One(int at, int end, List<string> names, out bool sure)
    {
        sure = false;
        if (at >= end || !tokens[at].IsWord)
        {
            return -1;
        }

        var start = at;
        if (tokens[at].Key == W.Quy)
        {
            at++;
        }

        var post = openings.PostAt(at, end);
        // "Đồng chí Bí thư Tỉnh ủy"
        post += post > 0 ? openings.PostAt(at + post, end) : 0;
        var i = at + post;
        if (post > 0)
        {
            if (AgencyWords.Whole.At(tokens, at, end) == post)
            {
                sure = true;
                Add(names, sheet.Words(start, i));
                return i;
            }

            var expanded = i < end && !tokens[i].Is(',') ? Expand(start, i, end, names, out sure, afterPost: true) : -1;
            return expanded >= 0 ? expanded : Person(start, i, end, names);
        }

        return Expand(start, at, end, names, out sure, afterPost: false);
    }

    /// <summary>"Thứ trưởng Lương Khắc Bình", "Bộ trưởng, Thủ trưởng cơ quan ngang bộ", or the post alone.</summary>
    private int Person(int start, int i, int end, List<string> names)
    {
        if (
            i + 1 < end
            && tokens[i].Is(',')
            && openings.PostAt(i + 1, end) is > 0 and var second
            && Expand(start, i + 1 + second, end, [], out _, afterPost: true) is > 0 and var after
        )
        {
            Add(names, sheet.Words(start, after));
            return after;
        }

        while (
            i < end
            && i - start < 10
            && tokens[i] is { IsWord: true } t
            && (t.Capital || t.Key == W.Phu || t.Key == W.Trach)
        )
        {
            i++;
        }

        if (i - start < 3 && AgencyWords.SmallPosts.At(tokens, start, end) == i - start)
        {
            // "Lãnh đạo, chỉ đạo rà soát …" is a verb; a post of this kind needs an agency.
            return -1;
        }

        if (i + 1 < end && tokens[i - 1].Key == W.Trach)
        {
            i = extent.Of(start, i, end, group: true, out _);
        }

        Add(names, sheet.Words(start, i));
        return i;
    }

    /// <summary>One name or group whose first word (after a post) stands at <paramref name="at"/>; lists after a plural become several names.</summary>
    private int Expand(int start, int at, int end, List<string> names, out bool sure, bool afterPost)
    {
        sure = false;
        var whole = AgencyWords.Whole.At(tokens, at, end);
        if (whole > 0 && tokens[at].Capital)
        {
            sure = true;
            Add(names, sheet.Words(start, at + whole));
            return at + whole;
        }

        var group = openings.GroupAt(at, end, out var many);
        if (group == 0 && afterPost)
        {
            group = AgencyWords.Groups.At(tokens, at, end);
        }

        var head = openings.HeadAt(at, end);
        if (group == 0 && head == 0)
        {
            return -1;
        }

        if (many > 0 || head > 0 && openings.PluralPlace(at + head, end))
        {
            var listed = PluralLists.Read(sheet, this, start, at, end, names);
            if (listed > 0)
            {
                sure = true;
                return listed;
            }
        }

        int to;
        if (head > 0 && many == 0 && tokens[at].Capital && !openings.IsBareGroup(at, head, end))
        {
            var field =
                tokens[at].Key == W.Bo || tokens[at].Key == W.So ? Fields.Ministries.At(tokens, at + head, end) : 0;
            to = at + head + field;
            if (field > 0)
            {
                sure = true;
                to = Place(to, end);
            }
            else
            {
                to = extent.Of(start, to, end, group: false, out sure);
            }
        }
        else
        {
            to = extent.Of(start, at + group, end, group: true, out _);
        }

        if (to <= at)
        {
            return -1;
        }

        Add(names, sheet.Words(start, to));
        return to;
    }

    /// <summary>"tỉnh Lâm Đồng", "các tỉnh, thành phố trực thuộc Trung ương" after a name that is already whole.</summary>
    private int Place(int at, int end) =>
        AgencyWords.Places.At(tokens, at, end) > 0 ? extent.Of(at, at, end, group: true, out _) : at;

    private int Separator(int i, int end)
    {
        if (i >= end)
        {
            return -1;
        }

        if (IsSeparator(tokens[i]))
        {
            return i + 1 < end && tokens[i + 1].Key == W.Va ? i + 2 : i + 1;
        }

        return tokens[i].Key == W.Va && i + 1 < end ? i + 1 : -1;
    }

    private static bool IsSeparator(Token t) => t.Is(',') || t.Is(';');

    private int SkipBrackets(int i, int end)
    {
        if (i >= end || !tokens[i].Is('('))
        {
            return i;
        }

        for (var k = i + 1; k < end && k < i + LongestName; k++)
        {
            if (tokens[k].Is(')'))
            {
                return k + 1;
            }
        }

        return i;
    }

    private static void Add(List<string> names, string name)
    {
        if (name.Length > 0 && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            names.Add(name);
        }
    }
}
