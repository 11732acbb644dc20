namespace DieuHanh.Kernel.Domain;

/// <summary>
/// Chance that falls the same way each time (SplitMix64). The framework's own generator may change with its version, and with it every
/// sample and every repeated test.
/// </summary>
public sealed class Dice(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        unchecked
        {
            var z = state += 0x9E37_79B9_7F4A_7C15;
            z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
            z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A whole number from 0 to <paramref name="below"/> - 1.</summary>
    public int Below(int below)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(below, 1);
        return (int)(Next() % (ulong)below);
    }

    /// <summary>From <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Between(int from, int to) => from + Below(to - from + 1);

    public bool OneIn(int times) => Below(times) == 0;

    public bool Percent(int percent) => Below(100) < percent;

    public T Of<T>(IReadOnlyList<T> things) => things[Below(things.Count)];

    /// <summary>One of the things, the heavier the more often.</summary>
    public T Weighted<T>(IReadOnlyList<T> things, Func<T, int> weight)
    {
        var at = Below(things.Sum(weight));
        foreach (var thing in things)
        {
            at -= weight(thing);
            if (at < 0)
            {
                return thing;
            }
        }

        return things[^1];
    }
}
