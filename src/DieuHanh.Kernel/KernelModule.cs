using System.Text.Encodings.Web;
using System.Text.Unicode;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Events;
using DieuHanh.Kernel.Files;
using DieuHanh.Kernel.Http;
using DieuHanh.Kernel.Notices;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DieuHanh.Kernel;

/// <summary>The mechanisms every module stands on.</summary>
public static class KernelModule
{
    public static IServiceCollection AddKernel(this IServiceCollection services, Database database, string filesFolder)
    {
        Phrases.Load(typeof(KernelModule).Assembly);
        services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(database)
            .AddSingleton(s => FileSettings.Read(filesFolder, s.GetRequiredService<IConfiguration>()))
            .AddSingleton<FileStore>()
            .AddSingleton<Quarantine>()
            .AddHostedService<QuarantineSweep>()
            .AddSingleton(ClamdSettings.Read)
            .AddSingleton<Clamd>()
            .AddSingleton<FileGate>()
            .AddSingleton<Rescan>()
            .AddHostedService(s => s.GetRequiredService<Rescan>())
            .AddSingleton<Bell>()
            .AddScoped<ModuleScope>()
            .AddScoped<Revisions>()
            .AddScoped<Calendars>()
            .AddSingleton(new Remembered<WorkingCalendar>(Calendars.RevisionName, Calendars.Read))
            .AddSingleton<OutboxSender>()
            .AddHostedService(s => s.GetRequiredService<OutboxSender>())
            .AddSingleton<KernelSweeper>()
            .AddHostedService(s => s.GetRequiredService<KernelSweeper>())
            .AddSingleton(NoticeMailer.Read)
            .AddSingleton<NoticeMailer>()
            .AddHostedService(s => s.GetRequiredService<NoticeMailer>())
            .AddModuleDb<KernelDb>()
            .AddAccess();
        if (!services.Any(s => s.ServiceType == typeof(Handlers)))
        {
            services.AddSingleton(new Handlers());
        }

        // The framework's own default leaves this cookie open to plain HTTP even where the office is reached by HTTPS only.
        services.Configure<AntiforgeryOptions>(o => o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddDataProtection().SetApplicationName("dieuhanh");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(
            o => o.XmlRepository = new KeyRing(s.GetRequiredService<IServiceScopeFactory>())
        ));

        // The default encoder writes Vietnamese letters as entities, which makes pages a third larger and unreadable.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }

    public static IServiceCollection AddModuleDb<TDb>(this IServiceCollection services)
        where TDb : ModuleDb =>
        services.AddDbContext<TDb>((provider, options) => provider.GetRequiredService<Database>().Configure(options));

    /// <summary>What must be in the database before the first request, besides the tables.</summary>
    public static async Task Prepare(IServiceProvider services, CancellationToken cancel = default)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        await Calendars.AddShipped(scope.ServiceProvider.GetRequiredService<KernelDb>(), cancel);
    }
}
