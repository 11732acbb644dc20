using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Incoming.Desks;
using DieuHanh.Documents.Incoming.Routes;
using DieuHanh.Documents.Incoming.Upkeep;
using DieuHanh.Documents.Outgoing;
using DieuHanh.Documents.Registers;
using DieuHanh.Documents.SecretLines;
using DieuHanh.Documents.Text;
using DieuHanh.Documents.Uploads;
using DieuHanh.Kernel;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Events;
using DieuHanh.Kernel.Search;
using DieuHanh.Kernel.Words;
using DieuHanh.Ui.Frame;
using DieuHanh.Ui.Operations;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Documents;

/// <summary>The registers of incoming and outgoing documents ("văn thư").</summary>
public static class DocumentsModule
{
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        Phrases.Load(typeof(DocumentsModule).Assembly);
        DocumentsJournal.AddTo(services);
        return services
            .AddModuleDb<DocumentsDb>()
            .AddScoped<Registrar>()
            .AddScoped<IncomingDesk>()
            .AddScoped<OutgoingDesk>()
            .AddScoped<IDocuments, DocumentAnswers>()
            .AddScoped<ISearchable, IncomingSearch>()
            .AddScoped<IWorkItems, IncomingWork>()
            .AddScoped<IPersonalData, DocumentTraces>()
            .AddScoped<IHeldWork, HeldDocuments>()
            .AddScoped<ISearchable, OutgoingSearch>()
            .AddScoped<ISearchSource>(s => new DocumentSource<IncomingDocument>(
                s.GetRequiredService<DocumentsDb>(),
                Attaching.IncomingKind
            ))
            .AddScoped<ISearchSource>(s => new DocumentSource<OutgoingDocument>(
                s.GetRequiredService<DocumentsDb>(),
                Attaching.OutgoingKind
            ))
            .Listen<AgenciesNamed, TaskReaders>()
            .AddSingleton<UploadFolder>()
            .AddHostedService<UploadSweep>()
            .AddSingleton<ISecrecyCheck, SecrecyCheck>()
            .AddSingleton(s => s.GetRequiredService<IConfiguration>().GetSection("Text").Get<TextSettings>() ?? new())
            .AddSingleton<TextTools>()
            .AddTool("soffice", "Đọc tệp .doc, .xls, .ppt, .rtf, .odt, .ods", t => t.Office)
            .AddTool("tesseract", "Nhận dạng chữ trong bản quét", t => t.Ocr)
            .AddTool("pdftoppm", "Chuyển trang PDF quét thành ảnh để nhận dạng", t => t.Pages)
            .AddSingleton<BackgroundReading>()
            .AddHostedService(s => s.GetRequiredService<BackgroundReading>())
            .AddSingleton(new NavEntry(20, "Văn bản đến", "inbox", "/documents/incoming", Right.SeeRegisters, 'd'))
            .AddSingleton(new NavEntry(21, "Văn bản đi", "send", "/documents/outgoing", Right.SeeRegisters, 'i'))
            .AddSingleton(
                new NavEntry(
                    86,
                    "Ghi số lượng tại sổ mật",
                    "shield-lock",
                    RuleSecretLines.Url,
                    Right.Administer,
                    'y',
                    Administration: true
                )
            );
    }

    private static IServiceCollection AddTool(
        this IServiceCollection services,
        string command,
        string use,
        Func<TextTools, string?> find
    ) => services.AddSingleton(s => new ToolBeside(command, use, () => find(s.GetRequiredService<TextTools>())));

    public static void MapDocuments(this IEndpointRouteBuilder app)
    {
        UploadFiles.Map(app);
        RegisterIncoming.Map(app);
        IncomingList.Map(app);
        IncomingExports.Map(app);
        ShowIncoming.Map(app);
        SubmitIncoming.Map(app);
        DirectIncoming.Map(app);
        ShareIncoming.Map(app);
        TakeRouting.Map(app);
        GiveRouting.Map(app);
        ResolveRouting.Map(app);
        PassBackRouting.Map(app);
        CorrectIncoming.Map(app);
        SendBackIncoming.Map(app);
        AddIncomingFiles.Map(app);
        ReadIncomingTasks.Map(app);
        DownloadFile.Map(app);
        Withheld.Map(app);
        RegisterOutgoing.Map(app);
        OutgoingList.Map(app);
        OutgoingExports.Map(app);
        ShowOutgoing.Map(app);
        OutgoingJson.Map(app);
        CorrectOutgoing.Map(app);
        AddOutgoingFiles.Map(app);
        HandOverForReading.Map(app);
        DispatchOutgoing.Map(app);
        VoidNumber.Map(app);
        WriteSecretLine.Map(app);
        RuleSecretLines.Map(app);
    }
}
