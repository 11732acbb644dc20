using System.Text.Json;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Ui.Days;

/// <summary>
/// Takes the days of a year from a file. All faults are shown with their rows and nothing is taken while there is one; what is in order is
/// shown day by day before it is saved, whole or not at all. The days travel in the page between the two.
/// </summary>
public static class ImportYear
{
    private const string Url = "/calendar/import";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Url, Get).Needs(Right.KeepCalendar);
        app.MapPost(Url, Post).Needs(Right.KeepCalendar);
    }

    public sealed record Form
    {
        /// <summary>The year the file is about.</summary>
        public string? Year { get; init; }

        /// <summary>"drop": days of the year that are not in the file are taken back.</summary>
        public string? Rest { get; init; }
        public string? Compensate { get; init; }

        /// <summary>The days as read, once they were shown.</summary>
        public string? Rows { get; init; }

        /// <summary>Names the plan that was seen.</summary>
        public string? Mark { get; init; }
    }

    /// <param name="Rows">The days as read, to be sent again with the confirmation.</param>
    public sealed record Model(
        Form Form,
        CalendarPlan? Plan,
        string? Rows,
        IReadOnlyList<string> Faults,
        FormErrors Errors,
        DateOnly Today
    );

    private static RazorComponentResult<ImportYearPage> Get(string? year, TimeProvider clock) =>
        Page(
            new(
                new Form { Year = $"{Typed.Number(year) ?? clock.Today().Year}", Compensate = "on" },
                null,
                null,
                [],
                new(),
                clock.Today()
            )
        );

    private static async Task<IResult> Post(
        [FromForm] Form form,
        IFormFileCollection files,
        KernelDb db,
        Calendars calendars,
        CancellationToken cancel
    )
    {
        var errors = new FormErrors().Require(
            Typed.Number(form.Year) is { } typed && ShowYear.IsKept(typed),
            nameof(Form.Year),
            "Nhập năm từ {0} đến {1}.",
            $"{CalendarYear.First}",
            $"{CalendarYear.Last}"
        );
        var sent = files.FirstOrDefault(f => f.Length > 0);
        var carried = Carried(form.Rows);
        errors.Require(sent is not null || carried is not null, "File", "Chọn tệp CSV hoặc XLSX.");
        if (errors.Any)
        {
            return Page(new(form, null, null, [], errors, db.Scope.Today));
        }

        var calendar = await calendars.Get(cancel);
        var year = Typed.Number(form.Year)!.Value;
        var (plan, days, faults) = await Plan(sent, carried, year, form, calendar);
        errors
            .Require(faults.Count == 0, "File", "Tệp có {0} lỗi, chưa ngày nào được nhập.", faults.Count)
            .Against(
                new Reasons().When(
                    faults.Count == 0 && plan.Days.Count == 0,
                    "Lịch đã đúng như trong tệp, không có gì thay đổi."
                )
            );
        if (errors.Any || sent is not null || plan.Mark != form.Mark)
        {
            var rows = errors.None ? JsonSerializer.Serialize(days) : null;
            return Page(new(form, errors.None ? plan : null, rows, faults, errors, db.Scope.Today));
        }

        await CalendarKeeping.Save(db, plan, "Nhập lịch của năm từ tệp", cancel);
        return TypedResults.LocalRedirect(CalendarPages.Of(year));
    }

    private static async Task<(CalendarPlan Plan, IReadOnlyList<ProposedDay> Days, IReadOnlyList<string> Faults)> Plan(
        IFormFile? sent,
        IReadOnlyList<ProposedDay>? carried,
        int year,
        Form form,
        WorkingCalendar calendar
    )
    {
        IReadOnlyList<ProposedDay> days = carried ?? [];
        IReadOnlyList<RowFault> unread = [];
        if (sent is not null)
        {
            using var held = new MemoryStream();
            await sent.CopyToAsync(held);
            held.Position = 0;
            (days, unread) = CalendarFile.Read(held, IsWorkbook(held));
        }

        var plan = PlanOf(year, days, calendar, Typed.Flag(form.Compensate), form.Rest == "drop");
        return (plan, days, Faults(year, days, unread, plan));
    }

    /// <summary>The plan of a file for a year.</summary>
    /// <param name="dropRest">Days of the year that are not in the file are taken back.</param>
    public static CalendarPlan PlanOf(
        int year,
        IReadOnlyList<ProposedDay> days,
        WorkingCalendar calendar,
        bool compensate,
        bool dropRest
    )
    {
        var named = days.Select(d => d.Day).ToHashSet();
        var dropped = dropRest ? calendar.Of(year).Where(d => !d.TakenBack && !named.Contains(d.Day)) : [];
        return CalendarPlan.Of(
            calendar,
            [.. days, .. dropped.Select(d => ProposedDay.Plain(d.Day, d.Decision))],
            compensate
        );
    }

    /// <summary>All faults of a file in words, in the order of its rows.</summary>
    public static IReadOnlyList<string> Faults(
        int year,
        IReadOnlyList<ProposedDay> days,
        IReadOnlyList<RowFault> unread,
        CalendarPlan plan
    )
    {
        var pairs = days.Where(d => d.Day.Year == year).Select(d => d.Pair).ToHashSet();
        return
        [
            .. unread
                .Select(f => (f.Row, f.Reason))
                .Concat(plan.Faults.Select(f => (Row: f.Row ?? 0, f.Reason)))
                .Concat(
                    days.Where(d => d.Day.Year != year && !pairs.Contains(d.Day))
                        .Select(d =>
                            (Row: d.Row ?? 0, Reason: new Reason("Ngày {0} không thuộc năm {1}.", d.Day, $"{year}"))
                        )
                )
                .OrderBy(f => f.Row)
                .Select(f => f.Row == 0 ? f.Reason.ToString() : T["Dòng {0}: {1}", f.Row, f.Reason]),
        ];
    }

    /// <summary>A workbook is a zip archive, whatever its name says.</summary>
    public static bool IsWorkbook(Stream file)
    {
        var start = new byte[2];
        var read = file.ReadAtLeast(start, 2, throwOnEndOfStream: false);
        file.Position = 0;
        return read == 2 && start[0] == 'P' && start[1] == 'K';
    }

    // Null where nothing is carried or what came is none of ours: it is checked again all the same.
    private static IReadOnlyList<ProposedDay>? Carried(string? rows)
    {
        try
        {
            var days = string.IsNullOrWhiteSpace(rows)
                ? []
                : JsonSerializer.Deserialize<List<ProposedDay?>>(rows) ?? [];
            return days.Count == 0 || days.Exists(d => d is null || !Enum.IsDefined(d.Kind))
                ? null
                :
                [
                    .. days.Select(d =>
                        d! with
                        {
                            Name = Typed.Text(d.Name) ?? "",
                            Decision = Typed.Text(d.Decision) ?? "",
                        }
                    ),
                ];
        }
        catch (Exception broken) when (broken is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    private static RazorComponentResult<ImportYearPage> Page(Model model) =>
        new(new { Model = model }) { StatusCode = model.Errors.Status };
}
