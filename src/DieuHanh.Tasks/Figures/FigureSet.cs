namespace DieuHanh.Tasks.Figures;

/// <summary>The figures of one agency or of many together. What is owed is known from two sides, and both must agree.</summary>
public sealed class FigureSet
{
    /// <summary>The six parts of what is owed, as they are printed.</summary>
    public static readonly IReadOnlyList<Figure> Parts =
    [
        Figure.DoneOnTime,
        Figure.DoneLate,
        Figure.DoneWithoutDeadline,
        Figure.OpenInTerm,
        Figure.OpenOverdue,
        Figure.OpenWithoutDeadline,
    ];

    private readonly long[] numbers = new long[(int)Figure.Owed];

    public long this[Figure figure] =>
        figure switch
        {
            Figure.Owed => this[Figure.CarriedOver] + this[Figure.Assigned],
            Figure.Done => this[Figure.DoneOnTime] + this[Figure.DoneLate] + this[Figure.DoneWithoutDeadline],
            Figure.Open => this[Figure.OpenInTerm] + this[Figure.OpenOverdue] + this[Figure.OpenWithoutDeadline],
            Figure.Counted => this[Figure.DoneOnTime] + this[Figure.DoneLate] + this[Figure.OpenOverdue],
            _ => numbers[(int)figure],
        };

    /// <summary>Carried over and assigned on one side, the six parts on the other.</summary>
    public bool AddsUp =>
        this[Figure.Owed] == Parts.Sum(p => this[p])
        && numbers.All(n => n >= 0)
        && this[Figure.DueThisWeek] <= this[Figure.OpenInTerm]
        && this[Figure.Awaiting] <= this[Figure.Open]
        && this[Figure.DoneByFirst] <= this[Figure.CountedByFirst];

    /// <summary>Tỷ lệ đúng hạn.</summary>
    public Share OnTime => new(this[Figure.DoneOnTime], this[Figure.Counted]);

    /// <summary>Tỷ lệ đúng hạn by the deadline first given: no extension makes it better.</summary>
    public Share OnTimeByFirst => new(this[Figure.DoneByFirst], this[Figure.CountedByFirst]);

    /// <summary>Tỷ lệ hoàn thành.</summary>
    public Share Completed => new(this[Figure.Done], this[Figure.Owed]);

    public void Add(Figure figure, long n) => numbers[(int)figure] += n;

    public static FigureSet Sum(IEnumerable<FigureSet> sets)
    {
        var sum = new FigureSet();
        foreach (var set in sets)
        {
            for (var i = 0; i < sum.numbers.Length; i++)
            {
                sum.numbers[i] += set.numbers[i];
            }
        }

        return sum;
    }
}

/// <summary>
/// A share with what it is made of. It is rounded to whole per cent, halves away from zero: 42 of 48 is 87,5 %, shown as 88 %. While anything
/// is missing it is never shown as 100 %.
/// </summary>
public sealed record Share(long Numerator, long Denominator)
{
    /// <summary>Null where there is nothing to divide by.</summary>
    public decimal? Exact => Denominator == 0 ? null : 100m * Numerator / Denominator;

    public decimal? Rounded =>
        Exact is not { } exact ? null
        : Numerator < Denominator ? Math.Min(99, Math.Round(exact, MidpointRounding.AwayFromZero))
        : Math.Round(exact, MidpointRounding.AwayFromZero);
}
