using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Assignments;

/// <summary>Cuts a paragraph into sentences and these at semicolons; what stands in brackets is never cut.</summary>
internal static class Sentences
{
    private static readonly PhraseSet Abbreviations = new("TP|Tp|ThS|TS|PGS|GS|St|số|No");

    /// <summary>The sentences of [from, to), each as its clauses between semicolons.</summary>
    public static List<List<(int From, int To)>> Read(Sheet sheet, int from, int to)
    {
        var tokens = sheet.Tokens;
        var sentences = new List<List<(int, int)>>();
        var clauses = new List<(int, int)>();
        var start = from;
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Is('('))
            {
                i = Close(tokens, i, to);
            }
            else if (tokens[i].Is(';'))
            {
                Clause(i);
                start = i + 1;
            }
            else if (EndsSentence(tokens, i, to))
            {
                Clause(i);
                start = i + 1;
                Sentence();
            }
        }

        Clause(to);
        Sentence();
        return sentences;

        void Clause(int end)
        {
            if (end > start)
            {
                clauses.Add((start, end));
            }
        }

        void Sentence()
        {
            if (clauses.Count > 0)
            {
                sentences.Add(clauses);
                clauses = [];
            }
        }
    }

    /// <summary>The matching bracket within a sentence's reach, or the place itself when it is never closed.</summary>
    private static int Close(List<Token> tokens, int at, int to)
    {
        var depth = 0;
        for (var i = at; i < to && i < at + 120; i++)
        {
            depth +=
                tokens[i].Is('(') ? 1
                : tokens[i].Is(')') ? -1
                : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return at;
    }

    private static bool EndsSentence(List<Token> tokens, int i, int to)
    {
        if (tokens[i].Is('!') || tokens[i].Is('?'))
        {
            return true;
        }

        if (!tokens[i].Is('.') || tokens[i].SpaceBefore && i + 1 < to && !tokens[i + 1].SpaceBefore)
        {
            return false;
        }

        return i + 1 >= to
            || tokens[i + 1].SpaceBefore
                && !(tokens[i + 1] is { IsWord: true, Capital: false })
                && Abbreviations.At(tokens, i - 1, i) == 0;
    }
}
