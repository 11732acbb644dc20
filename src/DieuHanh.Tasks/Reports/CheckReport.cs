using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Notes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Reports;

/// <summary>The monitoring officer looks at a report and proposes to confirm it or to have the work done again.</summary>
public static class CheckReport
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/tasks/reports/{id:guid}/check", Get).Needs(Right.MonitorTasks);
        app.MapPost("/tasks/reports/{id:guid}/check", Post).Needs(Right.MonitorTasks);
    }

    /// <summary>What the timeline calls the two proposals.</summary>
    internal const string ProposesToConfirm = "Đề xuất xác nhận hoàn thành";
    internal const string ProposesToReturn = "Đề xuất yêu cầu thực hiện lại";

    public static string Url(Guid reportId) => $"/tasks/reports/{reportId}/check";

    internal static IReadOnlyList<(string, string)> Facts(OpenTask open, CompletionReport report) =>
        [
            ("Kết quả thực hiện", report.Words),
            ("Văn bản kết quả", $"{report.Product} {Dates.Show(report.ProductDate)}".Trim()),
            ("Giải trình phối hợp", report.Explained),
            ("Người lập", open.Book.NameOf(report.WrittenById)),
            ("Ngày Văn phòng nhận", Dates.Show(report.ReceivedOn)),
            (
                "Đề xuất của chuyên viên",
                report.ProposedFor is { } proposed
                    ? $"{(proposed ? Phrases.T["Xác nhận"] : Phrases.T["Yêu cầu thực hiện lại"])}. {report.ProposedWords}"
                    : ""
            ),
        ];

    private static async Task<Answer> Ask(ReportAtHand at, AnswerForm form, TasksDb db, CancellationToken cancel) =>
        new(
            at.Open,
            at.Part,
            "Kiểm tra báo cáo",
            Url(at.Report.Id),
            "Ý kiến",
            [
                new("confirm", "Đề xuất xác nhận", at.Report.WhyNotCheck()),
                new("return", "Đề xuất yêu cầu thực hiện lại", at.Report.WhyNotCheck(), NeedsWords: true, Danger: true),
            ],
            form,
            new()
        )
        {
            Facts = Facts(at.Open, at.Report),
            Files = await Attaching.Of(db, at.Report.Id, cancel),
        };

    private static async Task<IResult> Get(Guid id, Desk desk, CancellationToken cancel) =>
        await desk.OpenReport(id, cancel) is not { } at ? Act.Unknown
        : !at.Open.Monitors ? Act.NotYours
        : (await Ask(at, new(), desk.Db, cancel)).Page();

    private static async Task<IResult> Post(Guid id, [FromForm] AnswerForm form, Desk desk, CancellationToken cancel)
    {
        if (await desk.OpenReport(id, cancel) is not { } at)
        {
            return Act.Unknown;
        }

        var open = at.Open;
        if (!open.Monitors)
        {
            return Act.NotYours;
        }

        var answer = await Ask(at, form, desk.Db, cancel);
        if (answer.Chosen() is not { } choice)
        {
            return answer.Page();
        }

        at.Report.Check(choice.Value == "confirm", answer.Words, open.Actor.PersonId!.Value);
        desk.Db.Notify(open.Book.UnitHeads(open.Task), open.Url, "Chờ anh/chị xác nhận kết quả: {0}", open.Task.Action);
        await desk.Db.SaveAsync(
            choice.Value == "confirm" ? ProposesToConfirm : ProposesToReturn,
            answer.Words,
            cancel: cancel
        );
        return Act.Done(open);
    }
}
