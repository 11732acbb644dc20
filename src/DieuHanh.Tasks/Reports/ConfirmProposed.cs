using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Reports;

/// <summary>
/// A task of many agencies: the head of the unit confirms in one go the results the officer proposed to confirm. A single one that is to be
/// returned is answered on its own page.
/// </summary>
public static class ConfirmProposed
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/tasks/{id:guid}/confirmation", Get).Needs(Right.MonitorTasks);
        app.MapPost("/tasks/{id:guid}/confirmation", Post).Needs(Right.MonitorTasks);
    }

    public static string Url(Guid taskId) => $"/tasks/{taskId}/confirmation";

    /// <param name="Ticked">The reports to be confirmed.</param>
    public sealed record Model(OpenTask Open, IReadOnlySet<Guid> Ticked, string? Words, FormErrors Errors)
    {
        public IReadOnlyList<(Assignment Part, CompletionReport Report)> Proposed => Of(Open);
    }

    /// <summary>The parts whose report the officer proposed to confirm.</summary>
    public static IReadOnlyList<(Assignment Part, CompletionReport Report)> Of(OpenTask open) =>
        [
            .. open
                .Parts.Select(p => (Part: p, Report: open.WaitingReport(p)))
                .Where(x => x.Report is { State: ReportState.Checked, ProposedFor: true })
                .Select(x => (x.Part, x.Report!)),
        ];

    private static async Task<IResult> Get(Guid id, Desk desk, CancellationToken cancel) =>
        await desk.Open(id, cancel: cancel) is not { } open ? Act.Unknown
        : !open.HeadsUnit ? Act.NotYours
        : Page(new(open, Of(open).Select(x => x.Report.Id).ToHashSet(), null, new()));

    private static async Task<IResult> Post(Guid id, HttpRequest request, Desk desk, CancellationToken cancel)
    {
        if (await desk.Open(id, cancel: cancel) is not { } open)
        {
            return Act.Unknown;
        }

        if (!open.HeadsUnit)
        {
            return Act.NotYours;
        }

        var form = await request.ReadFormAsync(cancel);
        var ticked = form["Report"].Select(Typed.Id).OfType<Guid>().ToHashSet();
        var words = Typed.Text(form["Words"]) ?? "";
        var errors = new FormErrors()
            .Require(ticked.Count > 0, "", "Chọn ít nhất một báo cáo.")
            .AtMost(words, "Words", Answer.LongestWords);
        var chosen = Of(open).Where(x => ticked.Contains(x.Report.Id)).ToList();
        if (errors.None)
        {
            // Somebody answered one of them since the page was opened: nothing is confirmed before it was seen again.
            errors.Against(
                new Reasons().When(
                    chosen.Count < ticked.Count,
                    "Có {0} báo cáo đã được trả lời hoặc không còn được đề xuất xác nhận. Xem lại danh sách rồi xác nhận.",
                    ticked.Count - chosen.Count
                )
            );
            foreach (var (part, report) in chosen)
            {
                errors.Against(report.WhyNotAnswer(part));
            }
        }

        if (errors.Any)
        {
            return Page(new(open, ticked, words, errors));
        }

        foreach (var (part, report) in chosen)
        {
            AnswerReport.Confirm(open, part, report, words, desk.Db);
        }

        await desk.Db.SaveAsync("Xác nhận hoàn thành", words, cancel: cancel);
        return Act.Done(open);
    }

    private static RazorComponentResult<ConfirmProposedPage> Page(Model model) =>
        new(new { Model = model }) { StatusCode = model.Errors.Status };
}
