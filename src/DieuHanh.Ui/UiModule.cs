using DieuHanh.Kernel.Words;
using DieuHanh.Ui.Frame;
using DieuHanh.Ui.Pages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Ui;

/// <summary>The page kit, and the pages that belong to no module: notices, search, about.</summary>
public static class UiModule
{
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        Phrases.Load(typeof(UiModule).Assembly);
        services.AddRazorComponents();
        return services.AddHttpContextAccessor().AddScoped<FrameData>();
    }

    public static void MapUi(this IEndpointRouteBuilder app)
    {
        NoticeList.Map(app);
        NoticeStream.Map(app);
        SearchAll.Map(app);
        About.Map(app);
    }
}
