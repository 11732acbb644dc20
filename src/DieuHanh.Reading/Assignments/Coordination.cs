using DieuHanh.Reading.Agencies;
using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Assignments;

/// <summary>Who takes part besides the lead: "phối hợp với", "cùng", "thống nhất với", "có … cùng tham gia". Asking for an opinion is no coordination.</summary>
internal sealed class Coordination(Sheet sheet, AgencyReader agencies)
{
    private static readonly PhraseSet With = new(
        """
        phối hợp với|phối hợp chặt chẽ với|phối hợp cùng|phối hợp cùng với|phối hợp chặt chẽ cùng|phối hợp thường xuyên với|phối hợp hiệu quả với|phối hợp kịp thời với|thống nhất với|chủ trì, cùng|chủ trì cùng|cùng với|chủ trì, phối hợp|chủ trì phối hợp
        với sự tham gia của|có sự tham gia của|với sự phối hợp của|liên hệ với|phối hợp|chủ trì, cùng với|cùng
        """
    );

    private static readonly PhraseSet WorksWith = new("làm việc với|trao đổi với");
    private static readonly PhraseSet Leads = new("chủ trì");
    private static readonly PhraseSet Joins = new("cùng tham gia|tham gia|phối hợp");
    private static readonly PhraseSet Support = new("với sự hỗ trợ kỹ thuật của|hỗ trợ kỹ thuật");

    public List<string> Read(int from, int to, List<Cue> cues)
    {
        var tokens = sheet.Tokens;
        var names = new List<string>();
        var leads = Leads.In(tokens, from, to);
        for (var i = from; i < to; i++)
        {
            var length = With.At(tokens, i, to);
            if (length == 0 && leads)
            {
                length = WorksWith.At(tokens, i, to);
            }

            if (length == 0)
            {
                length = Support.At(tokens, i, to);
            }

            if (length > 0 && agencies.At(i + length, to) is { } list)
            {
                Take(list, i, i + length);
                i = list.Next - 1;
            }
            else if (
                tokens[i].Key == W.Co
                && i + 1 < to
                && tokens[i + 1].Capital
                && agencies.At(i + 1, to) is { } joined
                && Joins.At(tokens, joined.Next, to) > 0
            )
            {
                Take(joined, i, i + 1);
                i = joined.Next - 1;
            }
        }

        return names;

        void Take(AgencyList list, int cue, int end)
        {
            foreach (var name in list.Names)
            {
                if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    names.Add(name);
                }
            }

            cues.Add(new(CueKind.Coordinate, tokens[cue].Start, tokens[Math.Max(list.Next, end) - 1].End));
        }
    }
}
