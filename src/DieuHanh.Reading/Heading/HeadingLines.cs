using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Heading;

/// <summary>Where the parts of a document stand, as numbers of lines (-1 when absent): heading, type, addressees, body, "Nơi nhận", annexes.</summary>
internal sealed class HeadingLines
{
    private const int DeepestHeading = 80;

    private static readonly PhraseSet MottoWords = new(
        "cộng hòa xã hội chủ nghĩa việt nam|độc lập - tự do - hạnh phúc|độc lập – tự do – hạnh phúc|đảng cộng sản việt nam"
    );
    private static readonly PhraseSet RecipientsWords = new("nơi nhận");
    private static readonly PhraseSet AddressedWords = new("kính gửi");
    private static readonly PhraseSet AboutWords = new("v/v|v / v");
    private static readonly PhraseSet AnnexWords = new(
        "phụ lục|danh mục|chương trình|kế hoạch|quy chế|đề án|quy định|biểu|phương án"
    );
    private static readonly PhraseSet NumberWords = new("số :|số");

    private readonly Sheet sheet;

    public HeadingLines(Sheet sheet)
    {
        this.sheet = sheet;
        Motto = First(0, l => Holds(MottoWords, l));
        Number = First(0, l => NumberAt(l) >= 0);
        Addressed = First(0, l => Opens(AddressedWords, l));
        About = First(0, l => Opens(AboutWords, l));
        Recipients = sheet.Lines.FindIndex(l => Opens(RecipientsWords, l));
        BodyEnd = Recipients >= 0 ? Recipients : sheet.Lines.Count;
        Type = TypeLine();
        AnnexStart = Annex();
    }

    public int Motto { get; }

    public int Number { get; }

    public int Type { get; }

    public int Addressed { get; }

    public int About { get; }

    public int Recipients { get; }

    /// <summary>The first line after the body.</summary>
    public int BodyEnd { get; }

    /// <summary>The first line of an annex after the signature, or the number of lines.</summary>
    public int AnnexStart { get; }

    /// <summary>Whether the text carries the marks of an official document at all.</summary>
    public bool IsOfficial => Motto >= 0 || Number >= 0 || Recipients >= 0 || Addressed >= 0 || Type >= 0;

    /// <summary>The token where the number starts on a line "Số: 46/CĐ-TTg", -1 when the line carries none.</summary>
    public int NumberAt(Line line)
    {
        var tokens = sheet.Tokens;
        for (var i = line.From; i < line.To && i < line.From + 30; i++)
        {
            var length = NumberWords.At(tokens, i, line.To);
            var at = i + length;
            if (
                length > 0
                && tokens[i].Capital
                && (length == 2 || i == line.From)
                && at + 2 < line.To
                && tokens[at].Kind == TokenKind.Number
                && (tokens[at + 1].Is('/') || tokens[at + 1].Is('-'))
            )
            {
                return at;
            }
        }

        return -1;
    }

    private int TypeLine()
    {
        // A source page may repeat the type above the heading proper: the last one before the body counts.
        var found = -1;
        for (var i = 0; i < Math.Min(BodyEnd, DeepestHeading); i++)
        {
            var line = sheet.Lines[i];
            if (
                !line.Row
                && sheet.Tokens[line.From].AllCapitals
                && !sheet.Tokens[line.To - 1].Is(':')
                && DocumentTypes.Alone(sheet.Tokens, line.From, line.To) is not null
            )
            {
                if (found >= 0 && found > Number && Number >= 0)
                {
                    break;
                }

                found = i;
            }
        }

        return found;
    }

    private int Annex()
    {
        var lines = sheet.Lines;
        for (var i = BodyEnd + 1; i < lines.Count; i++)
        {
            if (sheet.Tokens[lines[i].From].AllCapitals && Opens(AnnexWords, lines[i]))
            {
                return i;
            }
        }

        return lines.Count;
    }

    private int First(int from, Predicate<Line> match)
    {
        for (var i = from; i < Math.Min(sheet.Lines.Count, DeepestHeading); i++)
        {
            if (match(sheet.Lines[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private bool Opens(PhraseSet words, Line line) => words.At(sheet.Tokens, line.From, line.To) > 0;

    private bool Holds(PhraseSet words, Line line) =>
        words.In(sheet.Tokens, line.From, Math.Min(line.To, line.From + 60));
}
