using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Audit.Sealing;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Events;
using DieuHanh.Kernel.Jobs;
using DieuHanh.Kernel.Notices;
using DieuHanh.Kernel.Words;
using DieuHanh.Ui.Days;
using DieuHanh.Ui.Frame;
using DieuHanh.Ui.Journal;
using DieuHanh.Ui.Operations;
using DieuHanh.Ui.Pages;
using DieuHanh.Ui.Timelines;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Ui;

/// <summary>The page kit, and the pages that belong to no module: notices, search, about, the working calendar.</summary>
public static class UiModule
{
    // Things of which nothing but what was done is written down.
    private static readonly AuditWords Nothing = new(new Dictionary<string, string>());

    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        Phrases.Load(typeof(UiModule).Assembly);
        services.AddRazorComponents();
        services.AddSingleton(
            new NavEntry(88, "Vận hành", "gear", OperationsTabs.Health, Right.Operate, 'o', Administration: true)
        );
        return services
            .AddHttpContextAccessor()
            .AddScoped<FrameData>()
            .AddSingleton(
                new NavEntry(
                    84,
                    "Lịch làm việc",
                    "calendar3",
                    CalendarPages.Address,
                    Right.SignedIn,
                    'y',
                    Administration: true
                )
            )
            .AddScoped<AuditKinds>()
            .AddSingleton<JournalActions>()
            .AddScoped<JournalReader>()
            .AddScoped<JournalParts>()
            .AddSingleton(new AuditKind(SealAccepting.Thing, "Đầu chuỗi niêm phong", Nothing))
            .AddSingleton(new AuditKind(CalendarKeeping.Thing, "Ngày của lịch làm việc", CalendarWords.Audit))
            .AddSingleton(
                new AuditKind(nameof(CalendarYear), "Năm của lịch làm việc", CalendarWords.Audit, Whole: true)
            )
            .AddSingleton(new AuditKind(nameof(WorkingHours), "Giờ làm việc", CalendarWords.Audit))
            .AddSingleton(new AuditKind(nameof(CalendarFeed), "Địa chỉ lịch riêng", CalendarWords.Audit))
            .AddSingleton(new AuditKind(nameof(OutboxRow), "Sự kiện giữa các phần", Nothing))
            .AddSingleton(new AuditKind(nameof(JobRow), "Việc nền", Nothing))
            .AddSingleton(new AuditKind(nameof(Notice), "Thư điện tử", Nothing))
            .AddSingleton(
                new NavEntry(89, "Nhật ký", "journal-text", JournalList.Url, Right.SeeAudit, 'k', Administration: true)
            );
    }

    public static void MapUi(this IEndpointRouteBuilder app)
    {
        NoticeList.Map(app);
        NoticeStream.Map(app);
        SearchAll.Map(app);
        About.Map(app);
        CalendarPages.Map(app);
        HealthDesk.Map(app);
        FactDesk.Map(app);
        JobDesk.Map(app);
        MailDesk.Map(app);
        DiskDesk.Map(app);
        VersionDesk.Map(app);
        OperationsJson.Map(app);
        JournalList.Map(app);
        JournalExports.Map(app);
    }
}
