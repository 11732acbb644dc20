using System.Globalization;
using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;
using Folding = DieuHanh.Reading.Text.Vietnamese;

namespace DieuHanh.Ui.Journal;

/// <summary>What is looked for in the audit, as typed into the address. What cannot be read filters nothing.</summary>
/// <param name="Who">A person's id, or <see cref="System"/>.</param>
/// <param name="To">The last day.</param>
/// <param name="Words">Typed with or without marks; looked for in what was done, by whom, why, and in the values.</param>
/// <param name="After">Where the page before ended.</param>
public sealed record JournalFilter(
    string? Who,
    string? From,
    string? To,
    string? Thing,
    string? Action,
    string? Words,
    string? After
)
{
    /// <summary>Stands for the program itself.</summary>
    public const string System = "system";

    public string? Words { get; init; } = Typed.Sought(Words);

    public bool Active => Typed.Any(Who, From, To, Thing, Action, Words);

    /// <summary>The records that fit but for the words, newest first.</summary>
    public IQueryable<AuditRow> Of(IQueryable<AuditRow> records)
    {
        if (Who == System)
        {
            records = records.Where(a => a.ActorId == null);
        }
        else if (Typed.Id(Who) is { } person)
        {
            records = records.Where(a => a.ActorId == person);
        }

        if (Typed.Date(From) is { } from)
        {
            var start = Dates.StartOf(from);
            records = records.Where(a => a.At >= start);
        }

        if (Typed.Date(To) is { } to)
        {
            var end = Dates.StartOf(to.AddDays(1));
            records = records.Where(a => a.At < end);
        }

        if (Typed.Text(Thing) is { } thing)
        {
            records = records.Where(a => a.Thing == thing);
        }

        if (Typed.Text(Action) is { } action)
        {
            records = records.Where(a => a.Action == action);
        }

        return records;
    }

    /// <summary>Those after the mark where the page before ended.</summary>
    public IQueryable<AuditRow> Page(IQueryable<AuditRow> records)
    {
        records = Of(records);
        if (
            After?.Split('.') is [var ticks, var typed]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count <= DateTime.MaxValue.Ticks
            && Typed.Id(typed) is { } id
        )
        {
            var at = new DateTime(count, DateTimeKind.Utc);
            records = records.Where(a => RowValues.Before(a.At, a.Id, at, id));
        }

        return records.OrderByDescending(a => a.At).ThenByDescending(a => a.Id);
    }

    public static string Mark(AuditRow last) =>
        string.Create(CultureInfo.InvariantCulture, $"{last.At.Ticks}.{last.Id}");

    /// <summary>The words, folded, as they are looked for; null where nothing was typed.</summary>
    public string? Sought => Words is { } typed ? Folding.Fold(typed).Trim() : null;

    /// <summary>The words stand somewhere in the record, one after the other.</summary>
    public static bool Has(AuditRow row, string? sought) =>
        sought is null
        || Folding
            .Fold($"{row.Action}\n{T[row.Action]}\n{row.ActorName}\n{row.Why}\n{row.Changes}")
            .Contains(sought, StringComparison.Ordinal);
}
