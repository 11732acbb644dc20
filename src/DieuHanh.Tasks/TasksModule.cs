using DieuHanh.Kernel;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Events;
using DieuHanh.Kernel.Search;
using DieuHanh.Kernel.Words;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Boards;
using DieuHanh.Tasks.Counting;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Figures;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Heirs;
using DieuHanh.Tasks.Lists;
using DieuHanh.Tasks.MyWork;
using DieuHanh.Tasks.Notes;
using DieuHanh.Tasks.Petitions;
using DieuHanh.Tasks.Progress;
using DieuHanh.Tasks.Reports;
using DieuHanh.Tasks.Review;
using DieuHanh.Tasks.Rules;
using DieuHanh.Tasks.Transfers;
using DieuHanh.Ui.Frame;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tasks;

/// <summary>Directives become tasks, tasks become results: what each agency owes, and how it stands.</summary>
public static class TasksModule
{
    public static IServiceCollection AddTasks(this IServiceCollection services)
    {
        Phrases.Load(typeof(TasksModule).Assembly);
        TasksJournal.AddTo(services);
        return services
            .AddModuleDb<TasksDb>()
            .AddReview()
            .AddScoped<Desk>()
            .AddScoped<RuleBook>()
            .AddScoped<Attaching>()
            .AddScoped<ICarriedFiles, CarriedFiles>()
            .AddScoped<AgencyHeirs>()
            .AddScoped<ITasks, TasksOfDocuments>()
            .AddSingleton(new Remembered<TaskRules>(TaskRules.RevisionName, TaskRules.Read))
            .AddSingleton<TaskSweeper>()
            .AddHostedService(s => s.GetRequiredService<TaskSweeper>())
            .Listen<AgencyEnded, AgencyHeirs>()
            .AddScoped<IHeldWork, HeldTasks>()
            .AddMemoryCache()
            .AddScoped<IWorkItems, TaskWork>()
            .AddScoped<IPersonalData, TaskTraces>()
            .AddScoped<ISearchable, TaskSearch>()
            .AddScoped<ISearchSource, TaskSearch>()
            .AddSingleton(new NavEntry(10, "Việc của tôi", "house", "/", Right.SignedIn, 'v'))
            .AddSingleton(new NavEntry(50, "Nhiệm vụ", "list-check", "/tasks", Right.SignedIn, 'n'))
            .AddSingleton(new NavEntry(60, "Tiến độ", "eye", ProgressOverview.Address, Right.SignedIn, 't'))
            .AddSingleton(
                new NavEntry(
                    70,
                    "Đếm lại số liệu",
                    "arrow-counterclockwise",
                    RecountFigures.Address,
                    Right.Administer,
                    'r',
                    Administration: true
                )
            )
            .AddSingleton(
                new NavEntry(
                    71,
                    "Cách làm của cơ quan",
                    "gear",
                    ChooseWay.Address,
                    Right.DoTasks,
                    'l',
                    Administration: true
                )
            )
            .AddSingleton(
                new NavEntry(
                    80,
                    "Báo cáo",
                    "bar-chart",
                    AgencyBoard.Address,
                    Right.SeeBoards,
                    'b',
                    Also: LeadersFigures.Address
                )
            );
    }

    public static void MapTasks(this IEndpointRouteBuilder app)
    {
        WorkToday.Map(app);
        TaskList.Map(app);
        TaskListFile.Map(app);
        AgencyBoard.Map(app);
        LeadersFigures.Map(app);
        RecountFigures.Map(app);
        ProgressPages.Map(app);
        app.MapReview();
        ShowTask.Map(app);
        TaskJson.Map(app);
        WriteNote.Map(app);
        DownloadFile.Map(app);
        Contribute.Map(app);
        ChangeMonitor.Map(app);
        AttachDocument.Map(app);
        RequestTransfer.Map(app);
        AnswerTransfer.Map(app);
        AskExtension.Map(app);
        ProposeChange.Map(app);
        ConsiderPetition.Map(app);
        WithdrawPetition.Map(app);
        DecidePetition.Map(app);
        ResumePart.Map(app);
        ReopenPart.Map(app);
        SendReport.Map(app);
        ApproveInside.Map(app);
        CheckReport.Map(app);
        AnswerReport.Map(app);
        ConfirmProposed.Map(app);
        ChooseWay.Map(app);
    }
}
