using DieuHanh.Kernel.Domain;
using DieuHanh.Reading.Assignments;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Figures;
using Microsoft.AspNetCore.Http;

namespace DieuHanh.Tasks.Lists;

/// <summary>Which assignments a list shows when nothing else says so.</summary>
public enum Showing
{
    /// <summary>Not ended: the list one works with.</summary>
    Open,
    InTerm,
    Overdue,
    WithoutDeadline,

    /// <summary>Reported, not yet answered.</summary>
    Awaiting,
    Suspended,
    TransferRequested,
    Extended,
    Done,
    EndedOtherwise,
    All,
}

/// <summary>
/// What a list of tasks was asked for. It stands whole in the address, so that every number of the office is a link to the list of exactly
/// what it counts.
/// </summary>
public sealed record TaskFilter
{
    private const string Everything = "/tasks";

    public string? Words { get; init; }
    public IReadOnlyList<Guid> Agencies { get; init; } = [];
    public Guid? Unit { get; init; }
    public Guid? Officer { get; init; }
    public Showing Show { get; init; }
    public TaskKind? Kind { get; init; }
    public string? Field { get; init; }
    public bool KeyTasks { get; init; }
    public Guid? Document { get; init; }
    public DateOnly? DueFrom { get; init; }
    public DateOnly? DueTo { get; init; }
    public DateOnly? GivenFrom { get; init; }
    public DateOnly? GivenTo { get; init; }

    /// <summary>A figure of a period: then it, and not <see cref="Show"/>, says which are shown.</summary>
    public Figure? Figure { get; init; }
    public Period? Period { get; init; }

    /// <summary>Only what all connected agencies may see, as on the page of progress.</summary>
    public bool Connected { get; init; }

    /// <summary>What stood in the address and could not be read, beside the field it came from.</summary>
    public FormErrors Errors { get; init; } = new();

    public static TaskFilter Read(IQueryCollection asked, DateOnly today)
    {
        var errors = new FormErrors();
        var figure = Typed.Choice<Figure>(asked["figure"]);
        return new TaskFilter
        {
            Words = Typed.Sought(asked["q"]),
            Agencies = Typed.Ids(asked["agency"]),
            Unit = Typed.Id(asked["unit"]),
            Officer = Typed.Id(asked["officer"]),
            Show = Typed.Choice<Showing>(asked["show"]) ?? Showing.Open,
            Kind = Typed.Choice<TaskKind>(asked["kind"]),
            Field = Typed.Sought(asked["field"]),
            KeyTasks = Typed.Flag(asked["key"]),
            Document = Typed.Id(asked["document"]),
            DueFrom = Day("dueFrom"),
            DueTo = Day("dueTo"),
            GivenFrom = Day("givenFrom"),
            GivenTo = Day("givenTo"),
            Figure = figure,
            Period = figure is null ? null : Period.Read(asked["from"], asked["to"], today, errors),
            Connected = asked["ring"] == "connected",
            Errors = errors,
        };

        DateOnly? Day(string name)
        {
            var day = Typed.Date(asked[name]);
            errors.Require(
                day is not null || Typed.Text(asked[name]) is null,
                name,
                "Ngày không đúng, ví dụ 31/12/2026."
            );
            return day;
        }
    }

    /// <summary>Something narrows the list beyond what it shows by itself.</summary>
    public bool Active => Address() != Everything;

    /// <summary>One of the folded filters is in use.</summary>
    public bool MoreActive =>
        Unit is not null
        || Officer is not null
        || Kind is not null
        || Field is not null
        || DueFrom is not null
        || DueTo is not null
        || GivenFrom is not null
        || GivenTo is not null;

    /// <summary>The address of the list, with whatever else is given.</summary>
    public string Address(string page = Everything, params ReadOnlySpan<(string Name, string? Value)> more)
    {
        var query = new QueryString();
        Put("q", Words);
        foreach (var agency in Agencies)
        {
            Put("agency", agency.ToString());
        }

        Put("unit", Unit?.ToString());
        Put("officer", Officer?.ToString());
        Put("show", Show is Showing.Open ? null : Show.ToString());
        Put("kind", Kind?.ToString());
        Put("field", Field);
        Put("key", KeyTasks ? "on" : null);
        Put("document", Document?.ToString());
        Put("dueFrom", Iso(DueFrom));
        Put("dueTo", Iso(DueTo));
        Put("givenFrom", Iso(GivenFrom));
        Put("givenTo", Iso(GivenTo));
        Put("figure", Figure?.ToString());
        Put("from", Iso(Period?.From));
        Put("to", Iso(Period?.To));
        Put("ring", Connected ? "connected" : null);
        foreach (var (name, value) in more)
        {
            Put(name, value);
        }

        return page + query;

        void Put(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query = query.Add(name, value);
            }
        }
    }

    /// <summary>The list of exactly what a figure counts; written at once, since boards hold thousands of them.</summary>
    public static string Link(Figure figure, Period period, Guid? agency = null, bool connected = false) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Everything}?{(agency is { } one ? $"agency={one}&" : "")}figure={figure}&from={period.From:yyyy-MM-dd}&to={period.To:yyyy-MM-dd}{(connected ? "&ring=connected" : "")}"
        );

    private static string? Iso(DateOnly? day) =>
        day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
