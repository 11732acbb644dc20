using DieuHanh.Reading.Agencies;
using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Heading;

/// <summary>Who the document is addressed to: after "Kính gửi", or after "… điện:" in a telegram.</summary>
internal sealed class AddresseeReader(Sheet sheet, HeadingLines lines, AgencyReader agencies)
{
    private const int MostLines = 30;

    private static readonly PhraseSet Telegraphs = new("điện :");
    private static readonly PhraseSet Greeting = new("kính gửi :|kính gửi");

    private readonly List<Token> tokens = sheet.Tokens;

    public List<string> Read()
    {
        var names = new List<string>();
        var start = lines.Addressed >= 0 ? lines.Addressed : Telegram();
        if (start < 0)
        {
            return names;
        }

        var first = sheet.Lines[start];
        var telegraphs = Telegraphs.Find(tokens, first.From, first.To);
        Take(
            telegraphs.At >= 0
                ? telegraphs.At + telegraphs.Length
                : first.From + Greeting.At(tokens, first.From, first.To),
            first.To,
            names
        );
        for (var l = start + 1; l < Math.Min(start + MostLines, Math.Min(sheet.Lines.Count, lines.BodyEnd)); l++)
        {
            var line = sheet.Lines[l];
            var marker = Marker.At(tokens, line.From, line.To);
            if (
                marker.Rank != Marker.Bullets
                && (names.Count > 0 || line.AfterBlank && !agencies.Opens(line.From, line.To))
                && !Wrapped(l)
            )
            {
                break;
            }

            Take(line.From + marker.Length, line.To, names);
        }

        return names;
    }

    /// <summary>A long addressee runs on in the next line.</summary>
    private bool Wrapped(int l) =>
        !sheet.Lines[l].AfterBlank
        && tokens[sheet.Lines[l - 1].To - 1] is { Kind: not TokenKind.Mark }
        && tokens[sheet.Lines[l].From] is { Capital: false };

    private void Take(int from, int to, List<string> names)
    {
        for (var i = from; i < to; )
        {
            if (agencies.At(i, to) is { } list)
            {
                names.AddRange(list.Names.Where(n => !names.Contains(n)));
                i = Math.Max(list.Next, i + 1);
            }
            else
            {
                i++;
                while (i < to && !tokens[i - 1].Is(';') && !tokens[i - 1].Is('-') && !tokens[i - 1].Is('|'))
                {
                    i++;
                }
            }
        }
    }

    private int Telegram()
    {
        for (var l = Math.Max(lines.Type, 0); l < Math.Min(sheet.Lines.Count, lines.Type + 12); l++)
        {
            var line = sheet.Lines[l];
            if (lines.Type >= 0 && line.To - line.From < 14 && Telegraphs.In(tokens, line.From, line.To))
            {
                return l;
            }
        }

        return -1;
    }
}
