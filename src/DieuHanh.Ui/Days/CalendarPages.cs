using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Ui.Days;

/// <summary>The working calendar: its pages, files, feed and addresses for programs.</summary>
public static class CalendarPages
{
    public const string Address = "/calendar";

    public static string Of(int year) => $"{Address}/{year}";

    public static void Map(IEndpointRouteBuilder app)
    {
        ShowYear.Map(app);
        DecideYear.Map(app);
        ExplainDays.Map(app);
        KeepDays.Map(app);
        ImportYear.Map(app);
        KeepHours.Map(app);
        Feed.Map(app);
    }
}
