using System.Text.Encodings.Web;
using System.Text.Unicode;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Audit.Sealing;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Events;
using DieuHanh.Kernel.Files;
using DieuHanh.Kernel.Health;
using DieuHanh.Kernel.Http;
using DieuHanh.Kernel.Notices;
using DieuHanh.Kernel.Personal;
using DieuHanh.Kernel.Search;
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
            .AddSingleton(new SealFiles(Path.GetDirectoryName(Path.GetFullPath(filesFolder))!))
            .AddSingleton<Sealer>()
            .AddSingleton<SealVerifier>()
            .AddHostedService<BackgroundSealer>()
            .AddSingleton<Quarantine>()
            .AddHostedService<QuarantineSweep>()
            .AddSingleton(ClamdSettings.Read)
            .AddSingleton<Clamd>()
            .AddSingleton<FileGate>()
            .AddSingleton<LookTurns>()
            .AddSingleton<Rescan>()
            .AddHostedService(s => s.GetRequiredService<Rescan>())
            .AddSingleton<Bell>()
            .AddSingleton<LiveNotices>()
            .AddHostedService<LiveWire>()
            .AddScoped<ModuleScope>()
            .AddScoped<Revisions>()
            .AddScoped<Calendars>()
            .AddScoped<IPersonalData, KernelTraces>()
            .AddSingleton(new Remembered<OfficeHours>(Calendars.RevisionName, Calendars.Read))
            .AddSingleton<Jobs.Jobs>()
            .AddSingleton(DiskSettings.Read)
            .AddHealth()
            .AddSingleton<OutboxSender>()
            .AddHostedService(s => s.GetRequiredService<OutboxSender>())
            .AddSingleton<KernelSweeper>()
            .AddHostedService(s => s.GetRequiredService<KernelSweeper>())
            .AddSingleton<Reindexing>()
            .AddHostedService<SearchUpkeep>()
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
        services.AddSingleton<KeyFile>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(
            o =>
            {
                o.XmlRepository = new KeyRing(s.GetRequiredService<IServiceScopeFactory>());
                o.XmlEncryptor = new KeySealer(s.GetRequiredService<KeyFile>());
            }
        ));
        services.AddProxies().AddHeavy();

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
        await services.GetRequiredService<Sealer>().MustHaveKey(cancel);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        await Calendars.AddShipped(scope.ServiceProvider.GetRequiredService<KernelDb>(), cancel);
    }
}
