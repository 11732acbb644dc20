namespace DieuHanh.Directory;

/// <summary>
/// What was entered for a day to come has done nothing yet: whoever ends it before that day takes it back, and it is removed. What has begun
/// is ended, and stays.
/// </summary>
internal static class Ahead
{
    public static bool TakesBack(DateOnly lastDay, DateOnly from, DateOnly today) => today < from && lastDay < from;
}
