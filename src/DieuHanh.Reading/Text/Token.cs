namespace DieuHanh.Reading.Text;

internal enum TokenKind : byte
{
    Word,
    Number,
    Mark,
}

/// <summary>
/// A word, a number or a punctuation mark at [Start, End) of the given text. <see cref="Key"/> spells the word in lower case with its marks,
/// tone last ("Hoà", "hòa" → "hoa'f"), so that words are compared by ordinal equality.
/// </summary>
internal readonly record struct Token(
    int Start,
    int End,
    TokenKind Kind,
    string Key,
    bool Capital,
    bool AllCapitals,
    bool SpaceBefore
)
{
    public bool IsWord => Kind == TokenKind.Word;

    public bool Is(char mark) => Kind == TokenKind.Mark && Key.Length == 1 && Key[0] == mark;
}
