using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Reading.Assignments;
using DieuHanh.Tasks;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Notes;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Tasks;

/// <summary>The small office with a hand for giving tasks and for looking at what became of them.</summary>
public class TaskWorld : World
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    private int given;

    /// <summary>A task as tests need it: one directive of 02/11/2026, watched by Vụ Tổng hợp, due in a week unless said otherwise.</summary>
    public GivenTask Said(params string[] agencies) =>
        new()
        {
            Action = $"Báo cáo tình hình giải ngân lần {Interlocked.Increment(ref given)}",
            Document = new DocumentSource(
                Guid.CreateVersion7(),
                "9/CT-TTg",
                new DateOnly(2026, 11, 2),
                "Thủ tướng Chính phủ",
                "Nguyễn Văn Lãnh Đạo",
                10,
                60,
                "giao Bộ Tài chính báo cáo"
            ),
            DirectedById = Staff["government-leader"],
            MonitoringUnitId = Staff.Unit("th"),
            MonitoringOfficerId = Staff["officer"],
            Owed = [.. agencies.Select(Staff.Agency)],
            GivenOn = new DateOnly(2026, 11, 3),
            Due = Today.AddDays(7),
            DeadlineRaw = "trước ngày 30/11/2026",
        };

    public async Task<SteeringTask> Give(GivenTask what) =>
        await In(async services =>
        {
            var db = services.GetRequiredService<TasksDb>();
            var task = db.Give(what, await services.GetRequiredService<IDirectory>().Book());
            await db.SaveAsync("Giao nhiệm vụ");
            return task;
        });

    /// <summary>Gives it to one agency and answers the assignment.</summary>
    public async Task<Assignment> Give(string agency, Func<GivenTask, GivenTask>? change = null) =>
        (await Give((change ?? (w => w))(Said(agency)))).Assignments[0];

    public Task<T> Look<T>(Func<TasksDb, Task<T>> look) => In(s => look(s.GetRequiredService<TasksDb>()));

    public Task<Assignment> Row(Guid id) => Look(db => db.Assignments.AsNoTracking().SingleAsync(a => a.Id == id));

    public async Task<AssignmentState> State(Guid id) => (await Row(id)).State;

    /// <summary>Does something to an assignment as the program itself.</summary>
    public Task Change(Guid id, Action<Assignment> change) =>
        In(async services =>
        {
            var db = services.GetRequiredService<TasksDb>();
            change(await db.Assignments.SingleAsync(a => a.Id == id));
            await db.SaveAsync("Thử nghiệm");
        });

    /// <summary>The page of its task, as a person sees it after opening has received it.</summary>
    public async Task<Page> Open(string userName, Assignment part)
    {
        var visitor = await As(userName);
        return await visitor.Follow(await visitor.Get(TaskUrl.Of(part.TaskId)));
    }

    /// <summary>What a person was told about a page.</summary>
    public async Task<IReadOnlyList<string>> NoticesOf(string userName, string url)
    {
        var person = Staff[userName];
        var notices = await Look(db => db.Notices.Where(n => n.PersonId == person && n.Url == url).ToListAsync());
        return [.. notices.Select(n => n.Text)];
    }

    /// <summary>Words on a part by someone who holds no post any more.</summary>
    public async Task<string> Leaver(Assignment part, string words)
    {
        var actor = new Actor(Guid.CreateVersion7(), "Người Đã Chuyển", (await Book()).OfficeId, []);
        await In(
            async services =>
            {
                var db = services.GetRequiredService<TasksDb>();
                db.Notes.Add(
                    ProgressNote.Write(part.TaskId, part.Id, part.AgencyId, actor.PersonId!.Value, words, db.Scope.Now)
                );
                await db.SaveAsync("Cập nhật tiến độ", words);
            },
            actor
        );
        return words;
    }

    public Task<string> ActionOf(Assignment part) =>
        Look(db => db.Tasks.Where(t => t.Id == part.TaskId).Select(t => t.Action).SingleAsync());
}
