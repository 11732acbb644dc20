using System.Reflection;
using DieuHanh.Directory;
using DieuHanh.Directory.Sessions;
using DieuHanh.Documents;
using DieuHanh.Kernel;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Files;
using DieuHanh.Kernel.Http;
using DieuHanh.Kernel.Words;
using DieuHanh.Tasks;
using DieuHanh.Ui;
using DieuHanh.Ui.Errors;
using DieuHanh.Ui.Frame;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Localization;

namespace DieuHanh.Web;

/// <summary>The office as one program: what it is made of, and the order in which a request passes through it.</summary>
public static class Office
{
    /// <summary>In the order in which their tables are made.</summary>
    public static readonly IReadOnlyList<Assembly> Modules =
    [
        typeof(DirectoryModule).Assembly,
        typeof(DocumentsModule).Assembly,
        typeof(TasksModule).Assembly,
    ];

    public static WebApplication Build(
        Database database,
        string filesFolder,
        Action<WebApplicationBuilder>? tune = null,
        Action<RouteGroupBuilder>? tunePages = null
    )
    {
        // The folder of the program, not the folder it was started from, holds its settings and static files.
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ContentRootPath = AppContext.BaseDirectory,
                ApplicationName = typeof(Office).Assembly.GetName().Name,
            }
        );
        builder.WebHost.UseStaticWebAssets();

        // Static files are what they were when the program was built, so browsers may keep them, in a folder of sources too.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = LargeForms.Ordinary;
        });
        builder.Logging.NameNobody();
        Phrases.Load(typeof(Office).Assembly);
        builder.Services.AddKernel(database, filesFolder).AddUi().AddDirectory().AddDocuments().AddTasks();
        builder.Services.AddResponseCompression();
        builder.Services.AddOpenApi();
        tune?.Invoke(builder);
        builder.ObserveWhereAsked();

        var app = builder.Build();
        app.UseProxies();
        app.UseResponseCompression();
        app.UseRequestLocalization(
            new RequestLocalizationOptions
            {
                DefaultRequestCulture = new RequestCulture(Phrases.Vietnamese),
                SupportedCultures = [Phrases.Vietnamese, Phrases.English],
                SupportedUICultures = [Phrases.Vietnamese, Phrases.English],
                RequestCultureProviders = [new CookieRequestCultureProvider()],
            }
        );
        app.UseSafeHeaders();
        app.UseErrorPages();
        app.UseAuthentication();
        app.UseActor();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseFormReading();
        app.UseAntiforgery();
        app.UseFormCheck();

        app.MapStaticAssets().AllowAnonymous();
        Asset.Learn(app);
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapOpenApi().Needs(Right.SignedIn);
        var pages = app.MapPages();
        tunePages?.Invoke(pages);
        pages.MapUploads();
        pages.MapUi();
        pages.MapDirectory();
        pages.MapDocuments();
        pages.MapTasks();
        return app;
    }

    /// <summary>Tables first, then what must be in them, and only then the office opens and its senders start.</summary>
    public static async Task Prepare(WebApplication office)
    {
        Schema.Upgrade(office.Services.GetRequiredService<Database>(), Modules);
        await KernelModule.Prepare(office.Services);
    }
}
