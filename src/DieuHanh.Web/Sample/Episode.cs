namespace DieuHanh.Web.Sample;

/// <summary>A part of the sample that begins on a day. Parts are told in the order of their days, so the numbers of the books follow them.</summary>
internal sealed record Episode(DateOnly Day, Func<CancellationToken, Task> Tell)
{
    public static Episode On(DateOnly day, Action tell) =>
        new(
            day,
            _ =>
            {
                tell();
                return Task.CompletedTask;
            }
        );
}
