using DieuHanh.Reading.Assignments;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Agencies;

/// <summary>Whether the name of an agency, a post or a group of agencies may start at a place, and how long its first words are.</summary>
internal sealed class AgencyOpenings(List<Token> tokens)
{
    /// <summary>Whether the name of an agency, a post or a group may start here.</summary>
    public bool Opens(int at, int end) =>
        at < end && tokens[at].IsWord && (PostAt(at, end) > 0 || HeadAt(at, end) > 0 || GroupAt(at, end, out _) > 0);

    /// <summary>"Bộ, ngành" and "Sở, Ban, ngành": the word stands for the kind, not for one agency.</summary>
    public bool IsBareGroup(int at, int head, int end) =>
        head < 3
        && AgencyWords.Groups.At(tokens, at, end) == head
        && (
            at + head >= end
            || !tokens[at + head].Capital
                && !tokens[at + head].Is(':')
                && AgencyWords.Places.At(tokens, at + head, end) == 0
        );

    public bool PluralPlace(int at, int end) =>
        AgencyWords.Many.At(tokens, at, end) is > 0 and var many && AgencyWords.Places.At(tokens, at + many, end) > 0;

    public int PostAt(int at, int end) =>
        at >= end ? 0
        : tokens[at].Capital || tokens[at].Key == W.Dong || tokens[at].Key == W.Cac
            ? AgencyWords.Posts.At(tokens, at, end)
        : AgencyWords.SmallPosts.At(tokens, at, end);

    public int HeadAt(int at, int end)
    {
        if (at >= end)
        {
            return 0;
        }

        var head = AgencyWords.Heads.At(tokens, at, end);
        if (head == 0 || ActionVerbs.Compound(tokens, at, end) > head || AgencyWords.NoHeads.At(tokens, at, end) > head)
        {
            return 0;
        }

        // "ủy ban nhân dân các tỉnh" is often written small; other heads in small letters are common nouns.
        return head > 0 && (tokens[at].Capital || head >= 3 && tokens[at].Key == W.Uy) ? head : 0;
    }

    /// <summary>"các bộ", "Các địa phương", "Bộ, ngành": the length of the plural word and the noun.</summary>
    public int GroupAt(int at, int end, out int many)
    {
        many = at < end ? AgencyWords.Many.At(tokens, at, end) : 0;
        if (many > 0)
        {
            var noun = AgencyWords.Groups.At(tokens, at + many, end);
            var head = noun == 0 ? AgencyWords.Heads.At(tokens, at + many, end) : 0;
            var post = noun == 0 && head == 0 ? PostAt(at + many, end) : 0;
            return noun + head + post > 0 ? many + Math.Max(noun, Math.Max(head, post)) : 0;
        }

        var bare = AgencyWords.Groups.At(tokens, at, end);
        return bare > 0
            && tokens[at].Capital
            && IsBareGroup(at, bare, end)
            && at + bare < end
            && tokens[at + bare].Is(',')
                ? bare
            : bare > 0 && tokens[at].Capital && tokens[at].Key == W.Dia ? bare
            : 0;
    }
}
