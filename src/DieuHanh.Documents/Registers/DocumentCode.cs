using System.Globalization;

namespace DieuHanh.Documents.Registers;

/// <summary>
/// Number and notation ("số, ký hiệu") as printed: 365/TB-VPCP, 01/2026/NQ-CP, 3260-KH/ĐĐQH15 (party form). A document without a number
/// has an empty code.
/// </summary>
public readonly record struct DocumentCode
{
    public const int LongestNumber = 11;
    public const int LongestNotation = 30;

    private DocumentCode(string text, string number, string notation) =>
        (Text, Number, Notation) = (text, number, notation);

    public static readonly DocumentCode None = new("", "", "");

    public string Text { get; }
    public string Number { get; }
    public string Notation { get; }

    /// <summary>Null when it has no digits in front, no notation, or a part is longer than the register's columns.</summary>
    public static DocumentCode? Parse(string? typed)
    {
        var text = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c)));
        var split = text.AsSpan().IndexOfAny('/', '-');
        if (split <= 0 || split == text.Length - 1 || !char.IsAsciiDigit(text[0]))
        {
            return null;
        }

        var (number, notation) = (text[..split], text[(split + 1)..]);
        return number.Length <= LongestNumber && notation.Length <= LongestNotation
            ? new DocumentCode(text, number, notation)
            : null;
    }

    /// <summary>What the office itself issues; numbers below ten are written with a zero in front (Decree 30/2020, Annex I).</summary>
    public static DocumentCode Of(int number, string notation)
    {
        var text = number.ToString("00", CultureInfo.InvariantCulture);
        return new DocumentCode($"{text}/{notation}", text, notation);
    }

    public override string ToString() => Text;
}
