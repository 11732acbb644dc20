using DieuHanh.Documents.Incoming.Routes;
using DieuHanh.Documents.Incoming.Upkeep;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Documents.Incoming.Desks;

/// <summary>Something this person may do with a document.</summary>
/// <param name="Label">Its button; a translation key.</param>
/// <param name="Why">All reasons why not now.</param>
/// <param name="Awaited">The document waits for it.</param>
/// <param name="AtOnce">Done by the button itself, without a page.</param>
public sealed record IncomingAct(string Label, string Url, Reasons Why, bool Awaited = false, bool AtOnce = false);

/// <summary>What this person may do with a document, the awaited first.</summary>
public static class IncomingActs
{
    /// <param name="readable">One of its files could be read.</param>
    public static IReadOnlyList<IncomingAct> Of(OpenIncoming open, bool readable) =>
        [
            .. Routing(open)
                .Concat(open.Mine.Where(r => r.IsOpen).SelectMany(r => Handling(open, r)))
                .Concat(Upkeep(open, readable)),
        ];

    private static IEnumerable<IncomingAct> Routing(OpenIncoming open)
    {
        var document = open.Document;
        if (document.State is IncomingState.Resolved)
        {
            // Nobody expects to send on what is done.
            yield break;
        }

        if (open.Directs)
        {
            yield return new(
                document.State is IncomingState.Routed or IncomingState.InHand
                    ? "Cho ý kiến chỉ đạo mới"
                    : "Cho ý kiến chỉ đạo",
                DirectIncoming.Url(document.Id),
                document.WhyNotDirect(open.Actor.MayEnterFor),
                document.State is IncomingState.SubmittedForDirection
            );
        }

        if (open.Submits)
        {
            yield return new(
                open.Directs ? "Chuyển người khác cho ý kiến" : "Trình xin ý kiến chỉ đạo",
                SubmitIncoming.Url(document.Id),
                document.WhyNotSubmit(),
                document.State is IncomingState.Registered
            );
        }
    }

    private static IEnumerable<IncomingAct> Handling(OpenIncoming open, Routing routing)
    {
        if (GiveRouting.Offered(open, routing))
        {
            yield return new(
                routing.OfficerId is null ? "Giao chuyên viên" : "Đổi chuyên viên",
                GiveRouting.Url(routing.Id),
                routing.WhyNotGiveTo(open.Actor),
                routing.OfficerId is null && routing.Part is not Part.Information
            );
        }
        else if (routing.WhyNotTake(open.Actor).None)
        {
            yield return new("Tôi nhận xử lý", TakeRouting.Url(routing.Id), new(), Awaited: true, AtOnce: true);
        }

        var mine = routing.PersonId is not null || routing.OfficerId == open.Actor.PersonId;
        yield return new("Ghi kết quả giải quyết", ResolveRouting.Url(routing.Id), routing.WhyNotEnd(), mine);
        yield return new("Chuyển trả", PassBackRouting.Url(routing.Id), routing.WhyNotEnd());
    }

    private static IEnumerable<IncomingAct> Upkeep(OpenIncoming open, bool readable)
    {
        var document = open.Document;
        if (ShareIncoming.MayShare(open) && document.State is not IncomingState.Resolved)
        {
            yield return new("Chuyển thêm nơi nhận", ShareIncoming.Url(document.Id), document.WhyNotShare());
        }

        if (open.Keeps)
        {
            yield return new("Thêm tệp", AddIncomingFiles.Url(document.Id), document.WhyNotCorrect());
            if (document.TasksAskedAt is null)
            {
                yield return new(
                    "Chuyển đọc nhiệm vụ",
                    ReadIncomingTasks.Url(document.Id),
                    document.WhyNotReadTasks(readable),
                    AtOnce: true
                );
            }

            yield return new("Sửa thông tin đăng ký", CorrectIncoming.Url(document.Id), document.WhyNotCorrect());
            yield return new("Trả lại nơi gửi", SendBackIncoming.Url(document.Id), document.WhyNotSendBack());
        }
    }
}
