using System.Text;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Layout;

/// <summary>The whole text as lines and tokens. Markdown signs, rules and page numbers are left out; offsets stay those of the given text.</summary>
internal sealed class Sheet
{
    private Sheet(string text, List<Token> tokens, List<Line> lines) => (Text, Tokens, Lines) = (text, tokens, lines);

    public string Text { get; }

    public List<Token> Tokens { get; }

    public List<Line> Lines { get; }

    public static Sheet Read(string text)
    {
        var tokenizer = new Tokenizer();
        var tokens = new List<Token>(Math.Min(text.Length / 4, 1 << 20));
        var lines = new List<Line>();
        var raw = new List<Token>();
        var blank = true;
        for (var at = 0; at < text.Length; )
        {
            var end = text.AsSpan(at).IndexOfAny('\n', '\r', '\f') is >= 0 and var n ? at + n : text.Length;
            raw.Clear();
            tokenizer.Read(text, at, end, raw);
            if (raw.Count == 0)
            {
                // "\r\n" is one line end.
                blank |= end >= text.Length || text[end] != '\n' || end == 0 || text[end - 1] != '\r';
            }
            else if (!IsNoise(raw))
            {
                var from = tokens.Count;
                var heading = Keep(raw, tokens);
                if (tokens.Count > from)
                {
                    lines.Add(new(at, end, from, tokens.Count, blank, heading, IsRow(text.AsSpan(at, end - at))));
                    blank = false;
                }
            }
            else
            {
                blank |= !IsPageNumber(raw);
            }

            at = end + 1;
        }

        return new(text, tokens, lines);
    }

    /// <summary>The words of [from, to) on one line: single spaces, composed, glued words parted.</summary>
    public string Words(int from, int to)
    {
        var words = new StringBuilder();
        for (var i = from; i < to; i++)
        {
            var token = Tokens[i];
            if (i > from && token.SpaceBefore)
            {
                words.Append(' ');
            }

            var marks = 0;
            foreach (var c in Text.AsSpan(token.Start, token.End - token.Start))
            {
                // Composing a long heap of marks takes quadratic time; no letter carries more than three.
                marks = Letter.IsMark(c) ? marks + 1 : 0;
                if (!Letter.IsInvisible(c) && !char.IsSurrogate(c) && marks <= 3)
                {
                    words.Append(c);
                }
            }
        }

        return words.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool IsNoise(List<Token> raw) =>
        raw.TrueForAll(t =>
            t.Kind == TokenKind.Mark && t.Key is "-" or "–" or "—" or "_" or "=" or "*" or "`" or "~" or "."
        ) || IsPageNumber(raw);

    private static bool IsPageNumber(List<Token> raw) =>
        raw.Count is 1 && raw[0] is { Kind: TokenKind.Number, Key.Length: <= 3 }
        || raw.Count is 3 && raw[0].Is('-') && raw[1].Kind == TokenKind.Number && raw[2].Is('-')
        || raw.Count is >= 2 and <= 4
            && raw[0].Key is "trang" or "page"
            && raw[1].Kind == TokenKind.Number
            && raw[^1].Kind == TokenKind.Number;

    /// <summary>Copies what is not Markdown; says whether the line is set as a heading.</summary>
    private static bool Keep(List<Token> raw, List<Token> tokens)
    {
        var i = 0;
        var heading = false;
        while (i < raw.Count && (raw[i].Is('#') || raw[i].Is('>') || raw[i].Is('`')))
        {
            heading |= raw[i].Is('#');
            i++;
        }

        if (i + 1 < raw.Count && raw[i].Is('*') && raw[i + 1].SpaceBefore && !raw[i + 1].Is('*'))
        {
            tokens.Add(raw[i++]);
        }

        heading |= i + 1 < raw.Count && raw[i].Is('*') && raw[i + 1].Is('*') && raw[^1].Is('*');
        var space = false;
        for (; i < raw.Count; i++)
        {
            if (raw[i].Is('*') || raw[i].Is('_') || raw[i].Is('\\'))
            {
                space |= raw[i].SpaceBefore;
            }
            else
            {
                tokens.Add(space ? raw[i] with { SpaceBefore = true } : raw[i]);
                space = false;
            }
        }

        return heading;
    }

    private static bool IsRow(ReadOnlySpan<char> line)
    {
        var trimmed = line.Trim();
        return trimmed.StartsWith("|") || trimmed.Count('|') >= 2 || trimmed.Count('\t') >= 2;
    }
}
