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

/// <summary>The head of the monitoring unit confirms that it is done, or has it done again and says why.</summary>
public static class AnswerReport
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/tasks/reports/{id:guid}/answer", Get).Needs(Right.MonitorTasks);
        app.MapPost("/tasks/reports/{id:guid}/answer", Post).Needs(Right.MonitorTasks);
    }

    public static string Url(Guid reportId) => $"/tasks/reports/{reportId}/answer";

    private static async Task<Answer> Ask(ReportAtHand at, AnswerForm form, TasksDb db, CancellationToken cancel) =>
        new(
            at.Open,
            at.Part,
            "Xác nhận kết quả",
            Url(at.Report.Id),
            "Ý kiến",
            [
                new("confirm", "Xác nhận hoàn thành", at.Report.WhyNotAnswer(at.Part)),
                new("return", "Yêu cầu thực hiện lại", at.Report.WhyNotAnswer(at.Part), NeedsWords: true, Danger: true),
            ],
            form,
            new()
        )
        {
            Facts =
            [
                .. CheckReport.Facts(at.Open, at.Report),
                ("Ngày hoàn thành được tính", Dates.Show(at.Part.StoppedOn)),
            ],
            Files = await Attaching.Of(db, at.Report.Id, cancel),
        };

    private static async Task<IResult> Get(Guid id, Desk desk, CancellationToken cancel) =>
        await desk.OpenReport(id, cancel) is not { } at ? Act.Unknown
        : !at.Open.HeadsUnit ? Act.NotYours
        : (await Ask(at, new(), desk.Db, cancel)).Page();

    private static async Task<IResult> Post(Guid id, [FromForm] AnswerForm form, Desk desk, CancellationToken cancel)
    {
        if (await desk.OpenReport(id, cancel) is not { } at)
        {
            return Act.Unknown;
        }

        var (open, part, report) = at;
        if (!open.HeadsUnit)
        {
            return Act.NotYours;
        }

        var answer = await Ask(at, form, desk.Db, cancel);
        if (answer.Chosen() is not { } choice)
        {
            return answer.Page();
        }

        if (choice.Value == "confirm")
        {
            Confirm(open, part, report, answer.Words, desk.Db);
            await desk.Db.SaveAsync("Xác nhận hoàn thành", answer.Words, cancel: cancel);
        }
        else
        {
            report.Return(part, answer.Words);
            desk.Db.Notify(Concerned(open, part, report), open.Url, "Yêu cầu thực hiện lại: {0}", open.Task.Action);
            await desk.Db.SaveAsync("Yêu cầu thực hiện lại", answer.Words, cancel: cancel);
        }

        return Act.Done(open);
    }

    /// <summary>It is done: what else waited about the part is closed, and everyone concerned is told. The caller saves.</summary>
    internal static void Confirm(OpenTask open, Assignment part, CompletionReport report, string words, TasksDb db)
    {
        report.Confirm(part, words, open.Today);
        open.CloseWaiting(part);
        db.Notify(Concerned(open, part, report), open.Url, "Đã xác nhận hoàn thành: {0}", open.Task.Action);
    }

    private static IEnumerable<Guid> Concerned(OpenTask open, Assignment part, CompletionReport report) =>
        open.Book.FocalPoints(part.AgencyId).Append(report.WrittenById).Concat(open.Book.Officer(open.Task));
}
