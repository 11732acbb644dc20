using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Desks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Given;

/// <summary>The head of the unit names another officer, or hands the task to another unit.</summary>
public static class ChangeMonitor
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/tasks/{id:guid}/monitor", Get).Needs(Right.MonitorTasks);
        app.MapPost("/tasks/{id:guid}/monitor", Post).Needs(Right.MonitorTasks);
    }

    public static string Url(Guid taskId) => $"/tasks/{taskId}/monitor";

    public sealed record Form
    {
        public string? Unit { get; init; }
        public string? Officer { get; init; }

        /// <summary>The task as the form showed it: whoever saved in between is not overwritten.</summary>
        public string? Version { get; init; }
    }

    public sealed record Model(OpenTask Open, Form Form, FormErrors Errors);

    private static async Task<IResult> Get(Guid id, Desk desk, CancellationToken cancel) =>
        await desk.Open(id, cancel: cancel) is not { } open ? Act.Unknown
        : !open.HeadsUnit ? Act.NotYours
        : Page(
            new(
                open,
                new()
                {
                    Unit = $"{open.Task.MonitoringUnitId}",
                    Officer = $"{open.Task.MonitoringOfficerId}",
                    Version = $"{open.Task.Version}",
                },
                new()
            )
        );

    private static async Task<IResult> Post(Guid id, [FromForm] Form form, Desk desk, CancellationToken cancel)
    {
        if (await desk.Open(id, cancel: cancel) is not { } open)
        {
            return Act.Unknown;
        }

        if (!open.HeadsUnit)
        {
            return Act.NotYours;
        }

        var (unit, officer) = (Typed.Id(form.Unit), Typed.Id(form.Officer));
        var errors = new FormErrors().Require(unit is not null, nameof(Form.Unit), "Chọn đơn vị theo dõi.");
        if (errors.None)
        {
            errors.Against(
                SteeringTask
                    .WhyNotWatch(unit!.Value, officer, open.Book)
                    .When(
                        Typed.Number(form.Version) != open.Task.Version,
                        "Người khác vừa sửa nhiệm vụ này. Hãy mở lại trang để xem bản mới."
                    )
            );
        }

        if (errors.Any)
        {
            return Page(new(open, form, errors));
        }

        open.Task.Watch(unit!.Value, officer, open.Book);
        foreach (var petition in open.Petitions.Where(p => p.Waits))
        {
            petition.Watch(unit.Value, officer);
        }

        foreach (var report in open.Reports.Where(r => r.Waits))
        {
            report.Watch(unit.Value, officer);
        }

        desk.Db.Notify(
            open.Book.Officer(open.Task),
            open.Url,
            "Nhiệm vụ được giao anh/chị theo dõi: {0}",
            open.Task.Action
        );
        await desk.Db.SaveAsync("Đổi đơn vị, chuyên viên theo dõi", cancel: cancel);
        return Act.Done(open);
    }

    private static RazorComponentResult<ChangeMonitorPage> Page(Model model) =>
        new(new { Model = model }) { StatusCode = model.Errors.Status };
}
