using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Search;
using DieuHanh.Tasks.Desks;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Given;

/// <summary>What belongs to giving a task besides the task itself. Nothing is stored before the caller saves.</summary>
public static class Giving
{
    /// <summary>Gives a task: it can be found by its words, and everyone concerned is told.</summary>
    /// <exception cref="Kernel.Domain.RefusedException">See <see cref="SteeringTask.WhyNotGive"/>.</exception>
    public static SteeringTask Give(this TasksDb db, GivenTask what, DirectoryBook book)
    {
        // Every figure of today counts what is owed today, so nothing can be owed from tomorrow.
        new Reasons()
            .When(what.GivenOn > db.Scope.Today, "Ngày giao {0} chưa đến; giao vào ngày đó.", what.GivenOn)
            .Refuse();
        var task = SteeringTask.Give(what, book);
        db.Tasks.Add(task);
        db.IndexAnew(task, book);

        var url = TaskUrl.Of(task.Id);
        foreach (var agency in what.Owed.Distinct())
        {
            db.Notify(book.FocalPoints(agency), url, "Nhiệm vụ mới: {0}", task.Action);
        }

        foreach (var agency in what.Coordinating.Distinct())
        {
            db.Notify(book.FocalPoints(agency), url, "Đề nghị phối hợp: {0}", task.Action);
        }

        return task;
    }

    /// <summary>The words of a task or the agencies that owe it have changed: it is found by those it has now.</summary>
    public static void IndexAnew(this TasksDb db, SteeringTask task, DirectoryBook book) =>
        db.Index(SearchedBy(task, book));

    /// <summary>
    /// By what a task is found. Where each agency sees only its own part, the names of the others would tell who else owes it.
    /// </summary>
    internal static Searched SearchedBy(SteeringTask task, DirectoryBook book) =>
        new(
            Lists.TaskSearch.IndexedAs,
            task.Id,
            task.GivenOn,
            [
                task.Action,
                task.DocumentCode,
                task.DirectedBy,
                .. task.Openness is Openness.OwnAgency && task.Assignments.Count > 1
                    ? []
                    : task.Assignments.Select(a => book.NameOf(a.AgencyId)),
            ],
            [task.Quote]
        );

    /// <summary>Chains a later document to an earlier task; see <see cref="SteeringTask.Follow"/>. Everyone who owes it is told.</summary>
    /// <exception cref="RefusedException">See <see cref="SteeringTask.WhyNotFollow"/>.</exception>
    public static async Task<FollowUp> Follow(
        this TasksDb db,
        SteeringTask task,
        LaterDocument later,
        DirectoryBook book
    )
    {
        var concerned = task.Assignments.Where(a => a.Open).Select(a => a.AgencyId).ToList();
        var followUp = task.Follow(later, db.Scope.Today);
        if (later.Kind is TaskChain.Replacement)
        {
            await db.CloseWaiting([.. task.Assignments.Select(a => a.Id)]);
        }

        db.Notify(
            concerned.SelectMany(a => book.FocalPoints(a)).Concat(book.Officer(task)),
            TaskUrl.Of(task.Id),
            later.Kind switch
            {
                TaskChain.Reminder => "Nhắc lại nhiệm vụ: {0}",
                TaskChain.ChangeOfDeadline => "Thay đổi thời hạn nhiệm vụ: {0}",
                TaskChain.Replacement => "Nhiệm vụ được thay thế: {0}",
                _ => "Giao thêm nhiệm vụ cùng nội dung: {0}",
            },
            task.Action
        );
        return followUp;
    }

    /// <summary>What still waits for an answer about parts that end is closed with them.</summary>
    internal static async Task CloseWaiting(
        this TasksDb db,
        IReadOnlyList<Guid> parts,
        CancellationToken cancel = default
    )
    {
        (await db.Petitions.Where(p => parts.Contains(p.AssignmentId)).ToListAsync(cancel)).ForEach(p => p.Close());
        (await db.Reports.Where(r => parts.Contains(r.AssignmentId)).ToListAsync(cancel)).ForEach(r => r.Close());
    }
}

/// <summary>Addresses of a task.</summary>
public static class TaskUrl
{
    public static string Of(Guid taskId) => $"/tasks/{taskId}";
}
