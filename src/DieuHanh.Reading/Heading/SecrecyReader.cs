using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Heading;

/// <summary>
/// The secrecy mark stamped in the heading: MẬT, TỐI MẬT, TUYỆT MẬT standing alone on a line or in a cell, or after "Độ mật:". The words
/// "bí mật", "mật độ", "bảo mật" in running text are no mark.
/// </summary>
internal static class SecrecyReader
{
    private const int HeadingDepth = 30;

    private static readonly PhraseSet Marks = new("mật|tối mật|tuyệt mật");
    private static readonly PhraseSet Level = new("độ mật :|độ mật|mức độ mật :|mức độ mật|dấu mật :");
    private static readonly string Toi = Tokenizer.KeysOf("tối")[0];

    public static SecrecyMark Read(Sheet sheet, HeadingLines lines)
    {
        var tokens = sheet.Tokens;
        var found = SecrecyMark.None;
        var last = Math.Min(sheet.Lines.Count, Math.Max(HeadingDepth, lines.Type + 1));
        for (var l = 0; l < last; l++)
        {
            var line = sheet.Lines[l];
            for (var i = line.From; i < Math.Min(line.To, line.From + 60); i++)
            {
                var level = Level.At(tokens, i, line.To);
                var at = level > 0 && i + level < line.To && tokens[i + level].Is('|') ? i + level + 1 : i + level;
                var length = Marks.At(tokens, at, line.To);
                if (length > 0 && (level > 0 || tokens[at].AllCapitals && Alone(sheet, line, at, length)))
                {
                    var mark =
                        length == 1 ? SecrecyMark.Confidential
                        : tokens[at].Key == Toi ? SecrecyMark.Secret
                        : SecrecyMark.TopSecret;
                    found = mark > found ? mark : found;
                }
            }
        }

        return found;
    }

    private static bool Alone(Sheet sheet, Line line, int at, int length)
    {
        var tokens = sheet.Tokens;
        var opens = at == line.From || Fences(tokens[at - 1]) || tokens[at].Start - tokens[at - 1].End >= 3;
        var closes =
            at + length == line.To
            || Fences(tokens[at + length])
            || tokens[at + length].Start - tokens[at + length - 1].End >= 3;
        return opens && closes;
    }

    private static bool Fences(Token t) => t.Is('|') || t.Is('[') || t.Is(']') || t.Is('(') || t.Is(')') || t.Is(':');
}
