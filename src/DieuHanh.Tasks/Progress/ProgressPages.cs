using DieuHanh.Tasks.Progress.Publishing;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Progress;

/// <summary>Everything about progress that others than the office see.</summary>
public static class ProgressPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        ProgressOverview.Map(app);
        AgencyProgress.Map(app);
        GivenTasks.Map(app);
        GivenDocuments.Map(app);
        DocumentProgress.Map(app);
        PreviewPeriod.Map(app);
        PublishPeriod.Map(app);
        PublicProgress.Map(app);
    }
}
