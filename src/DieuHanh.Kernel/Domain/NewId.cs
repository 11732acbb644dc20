namespace DieuHanh.Kernel.Domain;

/// <summary>
/// Ids in the order in which this node made them. The framework's version 7 orders by the millisecond only, which would shuffle the lines
/// of a timeline that one action wrote.
/// </summary>
public static class NewId
{
    private const int CountBits = 12;

    private static readonly AsyncLocal<IdSeries?> Series = new();
    private static long last;

    public static Guid Next()
    {
        if (Series.Value is { } series)
        {
            return series.Next();
        }

        // Milliseconds and a count within them in one number that only grows, even when the clock steps back.
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() << CountBits;
        long taken,
            next;
        do
        {
            taken = Interlocked.Read(ref last);
            next = Math.Max(now, taken + 1);
        } while (Interlocked.CompareExchange(ref last, next, taken) != taken);

        return Of(next, unchecked((ulong)Random.Shared.NextInt64(long.MinValue, long.MaxValue)));
    }

    /// <summary>From here on this flow of work takes its ids from <paramref name="series"/>, until the answer is disposed.</summary>
    internal static IDisposable From(IdSeries series)
    {
        Series.Value = series;
        return new Ended();
    }

    internal static Guid Of(long millisecondsAndCount, ulong rest)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], rest);
        var milliseconds = millisecondsAndCount >> CountBits;
        for (var i = 0; i < 6; i++)
        {
            bytes[i] = (byte)(milliseconds >> (40 - (8 * i)));
        }

        var count = (int)(millisecondsAndCount & ((1 << CountBits) - 1));
        bytes[6] = (byte)(0x70 | (count >> 8));
        bytes[7] = (byte)count;
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    private sealed class Ended : IDisposable
    {
        public void Dispose() => Series.Value = null;
    }
}

/// <summary>Ids of things written down later than they happened: in the order in which they happened, and the same each time.</summary>
/// <param name="seed">Another seed gives other ids.</param>
internal sealed class IdSeries(ulong seed)
{
    private readonly Dice dice = new(seed);
    private DateTime moment = DateTime.UnixEpoch;
    private int count;

    /// <summary>When what is made next happened (UTC).</summary>
    public DateTime Moment
    {
        get => moment;
        set => (moment, count) = (value, value == moment ? count : 0);
    }

    public Guid Next() =>
        NewId.Of((new DateTimeOffset(moment).ToUnixTimeMilliseconds() << 12) + (count++ & 0xFFF), dice.Next());
}
