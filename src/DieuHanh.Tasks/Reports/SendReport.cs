using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Http;
using DieuHanh.Kernel.Words;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Notes;
using DieuHanh.Tasks.Rules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Reports;

/// <summary>
/// The agency reports that it is done; its head may have to approve first. The office may report for it, but only from an incoming
/// document: what the result is and when it came are what the register says.
/// </summary>
public static class SendReport
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/tasks/assignments/{id:guid}/report", Get).Needs(Right.SignedIn);
        app.MapPost("/tasks/assignments/{id:guid}/report", Post).Needs(Right.SignedIn).TakesLargeFiles();
    }

    public static string Url(Guid assignmentId) => $"/tasks/assignments/{assignmentId}/report";

    public sealed record Form
    {
        public string? Words { get; init; }
        public string? Product { get; init; }
        public string? ProductDate { get; init; }
        public string? Explained { get; init; }
        public string? HeadFirst { get; init; }

        /// <summary>For a report entered by the office: the address of the incoming document's page.</summary>
        public string? Document { get; init; }
    }

    public sealed record Model(PartAtHand At, Form Form, FormErrors Errors)
    {
        public bool ByOffice => !At.Open.Owes(At.Part);

        /// <summary>The agency's own rule; its head needs nobody's approval.</summary>
        public bool HeadMust =>
            At.Open.Rules.HeadApproves.GetValueOrDefault(At.Part.AgencyId) && !At.Open.HeadsAgency(At.Part);
    }

    /// <summary>Why nothing can be reported now, whatever the report says.</summary>
    public static Reasons WhyNot(OpenTask open, Assignment part) =>
        part.WhyNotReport()
            .When(
                open.WaitingReport(part) is { State: ReportState.AwaitingHead },
                "Một báo cáo đang chờ thủ trưởng cơ quan duyệt."
            );

    private static async Task<IResult> Get(Guid id, Desk desk, CancellationToken cancel) =>
        await desk.OpenPart(id, cancel) is not { } at ? Act.Unknown
        : !InHands(at) ? Act.NotYours
        : Page(new(at, Begun(at), new()));

    /// <summary>A report that came back is mended, not written anew.</summary>
    private static Form Begun(PartAtHand at) =>
        at.Open.Owes(at.Part) && at.Open.Returned(at.Part) is { } report
            ? new Form
            {
                Words = report.Words,
                Product = report.Product,
                ProductDate = Dates.Show(report.ProductDate),
                Explained = report.Explained,
            }
            : new Form();

    private static bool InHands(PartAtHand at) => at.Open.Owes(at.Part) || at.Open.Monitors;

    private static async Task<IResult> Post(
        Guid id,
        [FromForm] Form form,
        HttpRequest request,
        Desk desk,
        Attaching attaching,
        [FromServices] IDocuments? documents,
        CancellationToken cancel
    )
    {
        if (await desk.OpenPart(id, cancel) is not { } at)
        {
            return Act.Unknown;
        }

        var (open, part) = at;
        if (!InHands(at))
        {
            return Act.NotYours;
        }

        var model = new Model(at, form, new());
        var source =
            model.ByOffice && Addresses.LastId(form.Document) is { } documentId && documents is not null
                ? await documents.Find(documentId, cancel)
                : null;
        var (result, received) = Read(
            model,
            source,
            request.Form.Files.Any(f => f.Name == Attaching.Field && f.FileName.Length > 0)
        );
        var errors = model.Errors;
        if (errors.None)
        {
            errors.Against(WhyNot(open, part));
        }

        var taken = errors.None ? await attaching.Take(request, errors, cancel) : [];

        if (errors.Any)
        {
            return Page(model);
        }

        var headFirst = !model.ByOffice && !open.HeadsAgency(part) && (model.HeadMust || Typed.Flag(form.HeadFirst));
        var report = CompletionReport.Write(part, result, headFirst, open.Actor.PersonId!.Value);
        desk.Db.Reports.Add(report);
        attaching.Attach(taken, open.Task.Id, report.Id, part.AgencyId);
        if (headFirst)
        {
            desk.Db.Notify(
                open.Book.AgencyHeads(part.AgencyId),
                open.Url,
                "Chờ anh/chị duyệt báo cáo: {0}",
                open.Task.Action
            );
        }
        else
        {
            Receive(open, part, report, received, model.ByOffice ? null : NowHour(desk.Db), desk.Db);
        }

        await desk.Db.SaveAsync(
            headFirst ? "Trình thủ trưởng cơ quan duyệt báo cáo"
                : model.ByOffice ? "Ghi nhận báo cáo hoàn thành từ văn bản đến"
                : "Báo cáo hoàn thành",
            result.Words,
            cancel: cancel
        );
        return Act.Done(open);
    }

    /// <summary>The office has it: the clock stops where the rule says, and the officer is told.</summary>
    internal static void Receive(
        OpenTask open,
        Assignment part,
        CompletionReport report,
        DateOnly on,
        TimeOnly? hour,
        TasksDb db
    )
    {
        var countsFrom = CompletionReport.CountsFrom(
            report.ProductDate,
            on,
            open.Task.BySubmission,
            open.Rules.Days(RuleName.Receipt, on),
            part.GivenOn,
            open.Calendar
        );
        report.Receive(part, on, hour, countsFrom);
        db.Notify(
            open.Book.Officer(open.Task),
            open.Url,
            "{0} báo cáo hoàn thành: {1}",
            open.Book.NameOf(part.AgencyId),
            open.Task.Action
        );
    }

    /// <summary>The minute it is now in the office: a deadline of 17:00 is kept until the end of that minute.</summary>
    internal static TimeOnly NowHour(TasksDb db)
    {
        var now = Dates.Local(db.Scope.Now);
        return new TimeOnly(now.Hour, now.Minute);
    }

    /// <param name="source">The document the office reports from; null where the agency reports itself, or where there is none.</param>
    /// <param name="hasFile">Files came with the form.</param>
    private static (Result Result, DateOnly Received) Read(Model model, DocumentBrief? source, bool hasFile)
    {
        var (form, errors, open, part) = (model.Form, model.Errors, model.At.Open, model.At.Part);
        var arrived = source?.ArrivedOn;
        var result = new Result(
            Typed.Text(form.Words) ?? "",
            model.ByOffice ? source?.Code ?? "" : Typed.Text(form.Product) ?? "",
            model.ByOffice ? source?.IssuedOn : Typed.Date(form.ProductDate),
            Typed.Text(form.Explained) ?? "",
            source?.Id
        );
        errors
            .AtMost(result.Words, nameof(Form.Words), Answer.LongestWords)
            .AtMost(result.Product, nameof(Form.Product), 200)
            .AtMost(result.Explained, nameof(Form.Explained), Answer.LongestWords)
            .Require(
                model.ByOffice || result.ProductDate is not null || Typed.Text(form.ProductDate) is null,
                nameof(Form.ProductDate),
                "Nhập ngày văn bản theo dạng ngày/tháng/năm."
            )
            .Require(
                !model.ByOffice || arrived is not null,
                nameof(Form.Document),
                "Không tìm thấy văn bản đến. Hãy mở trang của văn bản đến và chép địa chỉ vào đây."
            )
            .Require(
                arrived is null || arrived >= part.GivenOn,
                nameof(Form.Document),
                "Văn bản đến ngày {0}, trước ngày giao nhiệm vụ {1}.",
                arrived,
                part.GivenOn
            )
            .All(nameof(Form.Words), CompletionReport.WhyEmpty(result, hasFile))
            .All(nameof(Form.Explained), CompletionReport.WhyUnexplained(result, open.Unanswered))
            .All(
                model.ByOffice ? nameof(Form.Document) : nameof(Form.ProductDate),
                CompletionReport.WhyMisdated(result, open.Today)
            );
        return (result, arrived ?? open.Today);
    }

    private static RazorComponentResult<SendReportPage> Page(Model model) =>
        new(new { Model = model }) { StatusCode = model.Errors.Status };
}
