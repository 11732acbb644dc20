using DieuHanh.Kernel.Domain;

namespace DieuHanh.Kernel.Calendar;

/// <summary>
/// One year of the calendar and the document that decided its days off. Until there is one, the year holds only what the law itself
/// fixes, and every deadline in it is provisional.
/// </summary>
public sealed class CalendarYear : Entity
{
    public const int First = 2009;
    public const int Last = 2100;

    private CalendarYear() { }

    public static CalendarYear Of(int year, string? decision = null) =>
        new()
        {
            Id = IdOf(year),
            Year = year,
            Decision = decision,
        };

    public int Year { get; private init; }

    /// <summary>The deciding document; null while none is known.</summary>
    public string? Decision { get; private set; }

    /// <summary>The same on every installation, so that days of a year with no row of its own have a timeline too.</summary>
    public static Guid IdOf(int year) => new(year, 0x6361, 0x6c79, 0x80, 0, 0, 0, 0, 0, 0, 0);

    public Reasons WhyNotDecide(string? decision) =>
        new Reasons()
            .When(Year is < First or > Last, "Lịch chỉ giữ các năm từ {0} đến {1}.", $"{First}", $"{Last}")
            .When(decision is not null && decision == Decision, "Quyết định này đã được ghi cho năm {0}.", $"{Year}")
            .When(decision is null && Decision is null, "Năm {0} chưa có quyết định nào để bỏ.", $"{Year}");

    /// <param name="decision">Null takes the decision back: the year is provisional again.</param>
    public void Decide(string? decision)
    {
        WhyNotDecide(decision).Refuse();
        Decision = decision;
    }
}
