using DieuHanh.Reading.Agencies;
using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Assignments;

/// <summary>An assignment found in a clause: who, where the task's words start, where the work begins.</summary>
internal sealed record Assigned(AgencyList Agencies, int Start, int Work, bool Implicit);

/// <summary>
/// Finds who is told to do something in a clause: "giao Bộ X …", "Bộ X chủ trì …", "Thủ tướng yêu cầu các bộ …", "… do Ủy ban nhân dân
/// tỉnh tự cân đối", also after an introduction ("Về vốn: …", "Trên cơ sở đó, …").
/// </summary>
internal sealed class SubjectFinder(Sheet sheet, AgencyReader agencies)
{
    private const int Reach = 120;
    private const int MostTries = 10;

    private static readonly PhraseSet OpeningWords = new(
        "riêng|trước mắt|đồng thời|ngoài ra|tiếp theo|bên cạnh đó|trong đó|theo đó|và|còn|định kỳ|nhân dịp này"
    );
    private static readonly PhraseSet Own = new(
        "thực hiện,|tự cân đối|cân đối|bố trí|bảo đảm|đảm bảo|chi trả|chịu trách nhiệm|tự bảo đảm|tự đảm bảo|tự bố trí"
    );
    private static readonly PhraseSet Unseen = new(
        "quý cơ quan|quý bộ|quý ủy ban|quý tổng cục|quý sở|quý đơn vị|quý vị|các đồng chí|quý cục|quý văn phòng|quý công ty|quý tập đoàn"
    );
    private static readonly PhraseSet Principals = new(
        "Thủ tướng Chính phủ|Thủ tướng|Phó Thủ tướng|Chính phủ|Quốc hội|Phó Thủ tướng Chính phủ|Phó Thủ tướng Thường trực|Ban Bí thư|Bộ Chính trị|Tổng Bí thư|Chủ tịch nước|Ngân sách"
    );
    private static readonly PhraseSet Introductions = new(
        "về|trên cơ sở|trong|đối với|căn cứ|sau khi|để|khi|nếu|trường hợp|trước|định kỳ|từ|theo|nhằm|ngoài|bên cạnh|cùng với|hằng|hàng|riêng"
    );
    private static readonly PhraseSet Spoken = new("về|với|cho|gửi|trình|cáo|tới|đến|lên|gồm|giữa|nghe");
    private static readonly PhraseSet Everyone = new("cá nhân|tổ chức, cá nhân");
    private static readonly PhraseSet NotGiven = new(
        "theo|của|về|được|như|tại|nhiệm vụ|việc|xét|bị|để|có|trên cơ sở|hồ sơ|văn bản|theo sự|qua|đã|từng|vừa|không|căn cứ"
    );

    private readonly List<Token> tokens = sheet.Tokens;

    /// <summary>The assignment in [from, to), or null. Clauses without a named agency are left to the caller, who knows the section.</summary>
    public Assigned? Find(int from, int to)
    {
        var at = SkipOpening(from, to);
        return Given(at, to)
            ?? Told(at, to)
            ?? (ActionVerbs.At(tokens, at, to) > 0 || SaysWhenFirst(at, to) ? null : Later(at, to))
            ?? Provided(from, to);
    }

    /// <summary>Only an assignment that opens the clause, for clauses after a semicolon.</summary>
    public Assigned? AtStart(int from, int to)
    {
        var at = SkipOpening(from, to);
        return Given(at, to)
            ?? Told(at, to)
            ?? (
                ActionVerbs.At(tokens, at, to) == 0
                && Introductions.At(tokens, at, to) > 0
                && Later(at, to) is { } later
                && later.Start - at < 40
                    ? later
                    : null
            )
            ?? Provided(from, to);
    }

    /// <summary>"Trước ngày 05 hằng tháng, gửi báo cáo …": the verb stands after the time.</summary>
    public bool SaysWhenFirst(int at, int to)
    {
        for (var i = at + 1; i < Math.Min(to, at + 30); i++)
        {
            if (tokens[i - 1].Is(':'))
            {
                return false;
            }

            if (tokens[i - 1].Is(',') && AgencyWords.CommaNames.At(tokens, i - 2, to) == 0)
            {
                return ActionVerbs.At(tokens, i, to) > 0 && ActionVerbs.Giving.At(tokens, i, to) == 0;
            }
        }

        return false;
    }

    public int SkipOpening(int from, int to)
    {
        var at = from;
        while (
            at < to && (tokens[at].Kind == TokenKind.Mark && !tokens[at].Is('(') || OpeningWords.At(tokens, at, to) > 0)
        )
        {
            at += Math.Max(1, OpeningWords.At(tokens, at, to));
        }

        return at;
    }

    /// <summary>"Giao Bộ X …", also with the giver named first: "Thủ tướng Chính phủ yêu cầu các bộ …".</summary>
    private Assigned? Given(int at, int to)
    {
        if (at >= to)
        {
            return null;
        }

        var giving = ActionVerbs.Giving.At(tokens, at, to);
        if (giving > 0)
        {
            return Receiver(at, at + giving, to);
        }

        if (
            agencies.At(at, to) is { } giver
            && giver.Names.Count == 1
            && ActionVerbs.Giving.At(tokens, giver.Next, to) is > 0 and var verb
        )
        {
            return Receiver(giver.Next, giver.Next + verb, to) is { Implicit: false } given ? given : null;
        }

        return null;
    }

    private Assigned? Receiver(int start, int at, int to)
    {
        if (at < to && tokens[at].Is(':'))
        {
            at++;
        }

        if (Unseen.At(tokens, at, to) is > 0 and var unseen)
        {
            return new(new([], at, at + unseen, false), start, at + unseen, true);
        }

        if (agencies.At(at, to) is { } list)
        {
            return list.Next < to || tokens[start].Capital ? new(list, start, list.Next, false) : null;
        }

        // "đề nghị rà soát …" addresses whoever the letter goes to; "giao bổ sung dự toán" is an ordinary verb.
        var asks = tokens[start].Key != Giao && !tokens[at - 1].Is(':');
        return asks && ActionVerbs.At(tokens, at, to) > 0 ? new(new([], at, at, false), start, at, true) : null;
    }

    private static readonly string Giao = Tokenizer.KeysOf("giao")[0];

    /// <summary>"Bộ X, Bộ Y khẩn trương rà soát …".</summary>
    private Assigned? Told(int at, int to)
    {
        if (
            agencies.At(at, to) is not { } list
            || list.Next >= to
            || Principals.At(tokens, at, to) > 0
            || Everyone.In(tokens, at, list.Next)
        )
        {
            return null;
        }

        var next = list.Next;
        if (tokens[next].Is(':'))
        {
            return new(list, at, next + 1, false);
        }

        if (tokens[next].Is(','))
        {
            next++;
        }

        if (next >= to || ActionVerbs.Tells(tokens, next, to))
        {
            return null;
        }

        var works =
            ActionVerbs.At(tokens, next, to) > 0
            || IsDeadlineWord(next)
            || list.Sure && tokens[next] is { IsWord: true, Capital: false } && tokens[list.Next].IsWord;
        return works && !(next < to && tokens[next].Capital) ? new(list, at, next, false) : null;
    }

    private bool IsDeadlineWord(int i) =>
        tokens[i].Key == W.Truoc
        || tokens[i].Key == W.Trong
            && i + 1 < tokens.Count
            && (tokens[i + 1].Key == W.Thang || tokens[i + 1].Key == W.Quy);

    /// <summary>After an introduction that ends in a comma or a colon.</summary>
    private Assigned? Later(int at, int to)
    {
        var tries = 0;
        var end = Math.Min(to, at + Reach);
        var depth = 0;
        for (var i = at + 1; i < end && tries < MostTries; i++)
        {
            depth +=
                tokens[i - 1].Is('(') ? 1
                : tokens[i - 1].Is(')') ? -1
                : 0;
            if (depth > 0)
            {
                continue;
            }

            var fresh = tokens[i - 1].Is(',') || tokens[i - 1].Is(':') || tokens[i - 1].Is('-') && i - at > 1;
            if (
                ActionVerbs.Giving.At(tokens, i, to) is > 0 and var giving
                && NotGiven.At(tokens, i - 1, i) == 0
                && NotGiven.At(tokens, i - 2, i) == 0
            )
            {
                tries++;
                if (Receiver(i, i + giving, to) is { } given && (!given.Implicit || fresh))
                {
                    return given;
                }
            }

            if (!agencies.Opens(i, to))
            {
                continue;
            }

            tries++;
            if (fresh && Told(i, to) is { } told)
            {
                return told;
            }

            // The agencies listed here ("gửi về Bộ X, Bộ Y") are spoken of, not told; the later ones of the list neither.
            if (!fresh && Spoken.At(tokens, i - 1, i) > 0 && agencies.At(i, to) is { } spoken)
            {
                i = Math.Max(i, spoken.Next - 1);
            }
        }

        return null;
    }

    /// <summary>"Kinh phí do Ủy ban nhân dân tỉnh tự cân đối".</summary>
    private Assigned? Provided(int from, int to)
    {
        for (var i = from + 1; i < Math.Min(to, from + Reach); i++)
        {
            if (tokens[i].Key != W.Do)
            {
                continue;
            }

            var small = AgencyWords.Groups.At(tokens, i + 1, to);
            var list =
                agencies.At(i + 1, to)
                ?? (small > 0 ? new([sheet.Words(i + 1, i + 1 + small)], i + 1, i + 1 + small, true) : null);
            if (list is not null && Own.At(tokens, list.Next, to) > 0)
            {
                return new(list, from, list.Next, false);
            }
        }

        return null;
    }
}
