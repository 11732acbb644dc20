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

namespace DieuHanh.Ui.Days;

/// <summary>
/// Enters a day or a range of days, or takes them back. What was typed is answered with everything it would change; only what was seen is
/// saved.
/// </summary>
public static class KeepDays
{
    private const string Url = "/calendar/days";
    private const int LongestRange = 31;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Url, Get).Needs(Right.KeepCalendar);
        app.MapPost(Url, Post).Needs(Right.KeepCalendar);
    }

    public sealed record Form
    {
        public string? From { get; init; }
        public string? To { get; init; }

        /// <summary>A <see cref="DayKind"/>; Working takes back what was decided.</summary>
        public string? Kind { get; init; }
        public string? Name { get; init; }

        /// <summary>The other days of an exchange, in the order of the days, parted by spaces, commas or semicolons.</summary>
        public string? Others { get; init; }

        /// <summary>There is no other day ("không làm bù").</summary>
        public string? NoOther { get; init; }
        public string? Number { get; init; }
        public string? Issued { get; init; }
        public string? Issuer { get; init; }
        public string? Compensate { get; init; }

        /// <summary>Names the plan that was seen; nothing is saved without it.</summary>
        public string? Mark { get; init; }
    }

    /// <param name="Plan">What would change; null until the form is in order.</param>
    public sealed record Model(Form Form, CalendarPlan? Plan, FormErrors Errors, DateOnly Today);

    private static async Task<IResult> Get(
        string? day,
        string? from,
        string? kind,
        string? name,
        Calendars calendars,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var calendar = await calendars.Get(cancel);
        var known = Typed.Date(day) is { } typed ? calendar.Decided(typed) : null;
        var document = known is null ? null : DecidingDocument.Of(known.Decision);
        var form = new Form
        {
            From = Dates.Show(known?.Day ?? Typed.Date(day) ?? Typed.Date(from)),
            Kind = known?.Kind.ToString() ?? Typed.Choice<DayKind>(kind)?.ToString(),
            Name = known?.Name ?? Typed.Text(name),
            Others = Dates.Show(known?.Pair),
            NoOther = known is { Kind: DayKind.SwappedOff or DayKind.SwappedWork, Pair: null } ? "on" : null,
            Number = document?.Number,
            Issued = Dates.Show(document?.Day),
            Issuer = document?.Issuer,
            Compensate = "on",
        };
        return Page(new(form, null, new(), clock.Today()));
    }

    private static async Task<IResult> Post(
        [FromForm] Form form,
        KernelDb db,
        Calendars calendars,
        CancellationToken cancel
    )
    {
        var calendar = await calendars.Get(cancel);
        var errors = Read(form, calendar, out var proposed);
        var plan = errors.None ? CalendarPlan.Of(calendar, proposed, Typed.Flag(form.Compensate)) : null;
        foreach (var fault in plan?.Faults ?? [])
        {
            errors.Against(new Reasons().When(true, fault.Reason.Sentence, fault.Reason.Values));
        }

        errors.Against(
            new Reasons().When(errors.None && plan is { Days.Count: 0 }, "Lịch đã đúng như vậy, không có gì thay đổi.")
        );
        if (errors.Any || plan!.Mark != form.Mark)
        {
            return Page(new(form, errors.Any ? null : plan, errors, db.Scope.Today));
        }

        await CalendarKeeping.Save(db, plan, Action(form), cancel);
        return TypedResults.LocalRedirect(CalendarPages.Of(plan.Days[0].Day.Year));
    }

    private static string Action(Form form) =>
        form.Kind == nameof(DayKind.Working) ? "Bỏ ngày khỏi lịch" : "Nhập ngày vào lịch";

    private static FormErrors Read(Form form, WorkingCalendar calendar, out List<ProposedDay> proposed)
    {
        var kind = Typed.Choice<DayKind>(form.Kind);
        var from = Typed.Date(form.From);
        var to = string.IsNullOrWhiteSpace(form.To) ? from : Typed.Date(form.To);
        var takesBack = kind is DayKind.Working;
        var exchanged = kind is DayKind.SwappedOff or DayKind.SwappedWork;
        var errors = new FormErrors()
            .Require(from is not null, nameof(Form.From), "Nhập ngày, ví dụ 24/11/2026.")
            .Require(
                to is not null || string.IsNullOrWhiteSpace(form.To),
                nameof(Form.To),
                "Ngày cuối không đúng, ví dụ 26/11/2026."
            )
            .Require(from is null || to is null || to >= from, nameof(Form.To), "Ngày cuối không được trước ngày đầu.")
            .Require(
                from is null || to is null || to.Value.DayNumber - from.Value.DayNumber < LongestRange,
                nameof(Form.To),
                "Mỗi lần nhập nhiều nhất {0} ngày liền nhau.",
                LongestRange
            )
            .Require(kind is not (null or DayKind.Weekend), nameof(Form.Kind), "Chọn loại ngày.");
        if (!takesBack)
        {
            errors.RequireText(Typed.Text(form.Name), nameof(Form.Name), "Nhập tên ngày, ví dụ Quốc khánh.", 180);
        }

        var document = DecidingDocument.Read(form.Number, form.Issued, form.Issuer, errors);
        var others = Others(form.Others);
        errors.Require(others is not null, nameof(Form.Others), "Có ngày không đúng; viết như 10/01/2026, 17/01/2026.");
        proposed = [];
        if (errors.None)
        {
            var days = Range(from!.Value, to!.Value)
                .Where(d =>
                    takesBack
                        ? calendar.Decided(d) is { TakenBack: false }
                        : kind is DayKind.Holiday || Fits(d, kind!.Value, from == to)
                )
                .ToList();
            errors
                .Require(days.Count > 0, nameof(Form.From), "Trong khoảng này không có ngày nào thuộc loại đã chọn.")
                .Require(
                    !exchanged || Typed.Flag(form.NoOther) || others!.Count > 0,
                    nameof(Form.Others),
                    "Nhập ngày đổi lại, hoặc đánh dấu là không có."
                )
                .Require(
                    !exchanged || others!.Count == 0 || others.Count == days.Count,
                    nameof(Form.Others),
                    "Cần {0} ngày đổi lại, mỗi ngày một ngày; đã nhập {1}.",
                    days.Count,
                    others!.Count
                );
            if (errors.None)
            {
                proposed = Proposed(form, kind!.Value, days, exchanged ? others! : [], document!.ToString());
            }
        }

        return errors.InOrder("From", "To", "Kind", "Name", "Others", "Number", "Issued", "Issuer");
    }

    private static List<ProposedDay> Proposed(
        Form form,
        DayKind kind,
        List<DateOnly> days,
        List<DateOnly> others,
        string decision
    )
    {
        var name = Typed.Text(form.Name) ?? "";
        if (kind is DayKind.Working)
        {
            return [.. days.Select(d => ProposedDay.Plain(d, decision))];
        }

        var off = kind is DayKind.SwappedOff;
        var pairs = days.Select((d, i) => (Day: d, Other: i < others.Count ? others[i] : (DateOnly?)null)).ToList();
        return
        [
            .. pairs.Select(p => new ProposedDay(p.Day, kind, name, decision, p.Other, p.Other is null)),
            .. pairs
                .Where(p => p.Other is not null)
                .Select(p => new ProposedDay(
                    p.Other!.Value,
                    off ? DayKind.SwappedWork : DayKind.SwappedOff,
                    off ? CalendarNames.WorkedFor(name) : name,
                    decision,
                    p.Day
                )),
        ];
    }

    // Of a range only the days that can be of the kind are meant; a single day is taken as typed, so that its fault is said.
    private static bool Fits(DateOnly day, DayKind kind, bool single) =>
        single || CalendarDay.IsRest(day) == kind is DayKind.SwappedWork;

    private static IEnumerable<DateOnly> Range(DateOnly from, DateOnly to) =>
        Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays);

    // Null where one of them is no day.
    private static List<DateOnly>? Others(string? typed)
    {
        var days = (typed ?? "")
            .Split([' ', ',', ';', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(Typed.Date)
            .ToList();
        return days.Contains(null) ? null : [.. days.OfType<DateOnly>()];
    }

    private static RazorComponentResult<KeepDaysPage> Page(Model model) =>
        new(new { Model = model }) { StatusCode = model.Errors.Status };
}
