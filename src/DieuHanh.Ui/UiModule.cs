using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Audit.Sealing;
using DieuHanh.Kernel.Words;
using DieuHanh.Ui.Frame;
using DieuHanh.Ui.Journal;
using DieuHanh.Ui.Pages;
using DieuHanh.Ui.Timelines;
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
        return services
            .AddHttpContextAccessor()
            .AddScoped<FrameData>()
            .AddScoped<AuditKinds>()
            .AddSingleton<JournalActions>()
            .AddScoped<JournalReader>()
            .AddScoped<JournalParts>()
            .AddSingleton(
                new AuditKind(
                    SealAccepting.Thing,
                    "Đầu chuỗi niêm phong",
                    new AuditWords(new Dictionary<string, string>())
                )
            )
            .AddSingleton(
                new NavEntry(88, "Nhật ký", "journal-text", JournalList.Url, Right.SeeAudit, 'y', Administration: true)
            );
    }

    public static void MapUi(this IEndpointRouteBuilder app)
    {
        NoticeList.Map(app);
        SearchAll.Map(app);
        About.Map(app);
        JournalList.Map(app);
        JournalExports.Map(app);
    }
}
