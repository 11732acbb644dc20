using System.Runtime.InteropServices;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Layout;

/// <summary>The sign that opens an item of a list: "Điều 2.", "II.", "3.1.", "a)", "(i)", "-". A lower rank stands higher in the outline.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Marker(int Rank, int Length)
{
    public const int Bullets = 40;

    public static readonly Marker None = new(0, 0);

    private static readonly PhraseSet Article = new("điều");
    private static readonly PhraseSet Chapter = new("chương|mục");
    private static readonly PhraseSet Part = new("phần");

    public bool Exists => Rank > 0;

    public static Marker At(IReadOnlyList<Token> tokens, int at, int end)
    {
        if (at >= end)
        {
            return None;
        }

        var first = tokens[at];
        if (first.Kind == TokenKind.Mark)
        {
            return first.Is('(')
                ? Bracketed(tokens, at, end)
                : Bullet(first, at + 1 < end && tokens[at + 1].SpaceBefore);
        }

        if (first.Kind == TokenKind.Number)
        {
            return Numbered(tokens, at, end);
        }

        if (first.Capital && at + 1 < end)
        {
            var rank =
                Article.At(tokens, at, end) > 0 ? 4
                : Chapter.At(tokens, at, end) > 0 ? 2
                : Part.At(tokens, at, end) > 0 ? 1
                : 0;
            if (rank > 0 && (tokens[at + 1].Kind == TokenKind.Number || IsRoman(tokens[at + 1])))
            {
                return new(rank, at + 2 < end && IsStop(tokens[at + 2]) ? 3 : 2);
            }
        }

        if (IsRoman(first) && at + 1 < end && IsStop(tokens[at + 1]) && !tokens[at + 1].SpaceBefore)
        {
            return new(3, 2);
        }

        // "A. Đánh giá" stands above "I." and "1.".
        if (
            IsLetter(first)
            && first.Capital
            && at + 2 < end
            && tokens[at + 1].Is('.')
            && !tokens[at + 1].SpaceBefore
            && tokens[at + 2].SpaceBefore
        )
        {
            return new(2, 2);
        }

        return IsLetter(first) && at + 1 < end && (tokens[at + 1].Is(')') || tokens[at + 1].Is('.') && !first.Capital)
            ? new(20, 2)
            : None;
    }

    /// <summary>"(i)", "(1)", "(a)": also found inside a sentence.</summary>
    public static Marker Bracketed(IReadOnlyList<Token> tokens, int at, int end) =>
        at + 2 < end
        && tokens[at].Is('(')
        && tokens[at + 2].Is(')')
        && (
            IsLowRoman(tokens[at + 1])
            || IsLetter(tokens[at + 1])
            || tokens[at + 1] is { Kind: TokenKind.Number, Key.Length: <= 2 }
        )
            ? new(30, 3)
            : None;

    /// <summary>Whether the marker is the first of its list: (i), (1), (a), a).</summary>
    public static bool Opens(IReadOnlyList<Token> tokens, int at)
    {
        var sign = tokens[at].Is('(') ? tokens[at + 1] : tokens[at];
        return sign.Key is "i" or "1" or "01" or "a";
    }

    public static bool IsLetter(Token t) => t.IsWord && t.End - t.Start == 1 && t.Key.Length <= 2;

    private static Marker Bullet(Token t, bool spaced) =>
        t.Key switch
        {
            "-" or "–" or "—" or "−" or "" => new(Bullets, 1),
            "+" => new(Bullets + 1, 1),
            "*" or "•" or "·" or "●" or "▪" or "◦" when spaced => new(Bullets + 2, 1),
            _ => None,
        };

    private static Marker Numbered(IReadOnlyList<Token> tokens, int at, int end)
    {
        var parts = 1;
        var i = at + 1;
        while (
            i + 1 < end
            && tokens[i].Is('.')
            && !tokens[i].SpaceBefore
            && tokens[i + 1] is { Kind: TokenKind.Number, SpaceBefore: false, Key.Length: <= 2 }
        )
        {
            parts++;
            i += 2;
        }

        if (tokens[at].Key.Length > 2)
        {
            return None;
        }

        if (i < end && IsStop(tokens[i]) && !tokens[i].SpaceBefore)
        {
            // "15/9/2024" and "1.000" are no markers.
            return i + 1 < end && tokens[i + 1] is { Kind: TokenKind.Number, SpaceBefore: false }
                ? None
                : new(5 + Math.Min(parts, 9), i + 1 - at);
        }

        return parts > 1 && i < end && tokens[i] is { IsWord: true, Capital: true }
            ? new(5 + Math.Min(parts, 9), i - at)
            : None;
    }

    private static bool IsStop(Token t) => t.Is('.') || t.Is(')') || t.Is('/') || t.Is(':') || t.Is('-') || t.Is('–');

    private static bool IsRoman(Token t) =>
        t is { IsWord: true, AllCapitals: true, Key.Length: <= 5 } && t.Key.All(c => c is 'i' or 'v' or 'x');

    private static bool IsLowRoman(Token t) =>
        t is { IsWord: true, Key.Length: <= 4 } && t.Key.All(c => c is 'i' or 'v' or 'x');
}
