namespace DieuHanh.Tests.House;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class Clock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
