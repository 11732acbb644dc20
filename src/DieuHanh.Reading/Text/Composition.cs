using System.Text;

namespace DieuHanh.Reading.Text;

/// <summary>Puts letters and their marks together (NFC), letter by letter: a run of a million marks costs no more than a million letters.</summary>
internal static class Composition
{
    // No letter of Vietnamese has more than two marks.
    private const int MostMarks = 4;

    public static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\u036F'))
        {
            return text;
        }

        var composed = new StringBuilder(text.Length);
        for (int i = 0, end; i < text.Length; i = end)
        {
            end = i + 1;
            while (end < text.Length && end - i <= MostMarks && Letter.IsMark(text[end]))
            {
                end++;
            }

            if (end - i == 1 || char.IsSurrogate(text[i]))
            {
                composed.Append(text, i, end - i);
            }
            else
            {
                composed.Append(text[i..end].Normalize(NormalizationForm.FormC));
            }
        }

        return composed.ToString();
    }
}
