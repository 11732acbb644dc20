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

/// <summary>The head of the agency approves a report before it is sent, or sends it back inside the agency.</summary>
public static class ApproveInside
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/tasks/reports/{id:guid}/inside", Get).Needs(Right.DoTasks);
        app.MapPost("/tasks/reports/{id:guid}/inside", Post).Needs(Right.DoTasks);
    }

    public static string Url(Guid reportId) => $"/tasks/reports/{reportId}/inside";

    private static async Task<Answer> Ask(ReportAtHand at, AnswerForm form, TasksDb db, CancellationToken cancel) =>
        new(
            at.Open,
            at.Part,
            "Duyệt báo cáo của cơ quan",
            Url(at.Report.Id),
            "Ý kiến",
            [
                new("send", "Duyệt và gửi Văn phòng", at.Report.WhyNotApproveInside().And(at.Part.WhyNotReport())),
                new("back", "Trả lại người soạn", at.Report.WhyNotApproveInside(), NeedsWords: true, Danger: true),
            ],
            form,
            new()
        )
        {
            Facts = CheckReport.Facts(at.Open, at.Report),
            Files = await Attaching.Of(db, at.Report.Id, cancel),
        };

    private static async Task<IResult> Get(Guid id, Desk desk, CancellationToken cancel) =>
        await desk.OpenReport(id, cancel) is not { } at ? Act.Unknown
        : !at.Open.HeadsAgency(at.Part) ? Act.NotYours
        : (await Ask(at, new(), desk.Db, cancel)).Page();

    private static async Task<IResult> Post(Guid id, [FromForm] AnswerForm form, Desk desk, CancellationToken cancel)
    {
        if (await desk.OpenReport(id, cancel) is not { } at)
        {
            return Act.Unknown;
        }

        var (open, part, report) = at;
        if (!open.HeadsAgency(part))
        {
            return Act.NotYours;
        }

        var answer = await Ask(at, form, desk.Db, cancel);
        if (answer.Chosen() is not { } choice)
        {
            return answer.Page();
        }

        if (choice.Value == "send")
        {
            report.ApproveInside();
            SendReport.Receive(open, part, report, open.Today, SendReport.NowHour(desk.Db), desk.Db);
            await desk.Db.SaveAsync("Duyệt và gửi báo cáo hoàn thành", answer.Words, cancel: cancel);
        }
        else
        {
            report.SendBackInside(answer.Words);
            desk.Db.Notify([report.WrittenById], open.Url, "Thủ trưởng cơ quan trả lại báo cáo: {0}", open.Task.Action);
            await desk.Db.SaveAsync("Trả lại báo cáo trong cơ quan", answer.Words, cancel: cancel);
        }

        return Act.Done(open);
    }
}
