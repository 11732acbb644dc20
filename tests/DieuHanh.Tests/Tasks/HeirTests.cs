using DieuHanh.Directory;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Heirs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Tasks;

/// <summary>Nobody owes the same task twice, whichever way its parts come together.</summary>
public sealed class HeirTests(TaskWorld world) : IClassFixture<TaskWorld>
{
    [Fact]
    public async Task Two_agencies_that_merge_leave_one_part_even_when_two_nodes_pass_them_on_at_once()
    {
        var task = await world.Give(world.Said("nghean", "hatinh"));
        await End("nghean", "bxd");
        await End("hatinh", "bxd");

        await world.In(async services =>
        {
            // The other node passes on its part after this one has read the task and before it saves.
            var other = 0;
            services.GetRequiredService<TasksDb>().ChangeTracker.Tracked += (_, tracked) =>
            {
                if (tracked.Entry.Entity is Assignment && tracked.FromQuery && Interlocked.Exchange(ref other, 1) == 0)
                {
                    world.In(s => Handle(s, "hatinh")).GetAwaiter().GetResult();
                }
            };
            await Handle(services, "nghean");
            other.ShouldBe(1);
        });

        var parts = await world.Look(db =>
            db.Assignments.AsNoTracking().Where(a => a.TaskId == task.Id).OrderBy(a => a.Id).ToListAsync()
        );
        var heir = parts.Where(a => a.Open).ShouldHaveSingleItem();
        heir.AgencyId.ShouldBe(world.Staff.Agency("bxd"));
        parts.Where(a => !a.Open).ShouldAllBe(a => a.NextId == heir.Id && a.State == AssignmentState.Transferred);
        parts.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_confirmed_part_stays_closed_while_its_agency_owes_the_task_anew()
    {
        var task = await world.Give(world.Said("bct", "btc"));
        var (first, other) = (Part(task, "bct"), Part(task, "btc"));
        foreach (var part in new[] { first, other })
        {
            await world.Change(part.Id, a => a.Accept(DateTime.UtcNow));
        }

        await world.Change(
            first.Id,
            a =>
            {
                a.Report(TaskWorld.Today, null);
                a.Confirm(TaskWorld.Today);
            }
        );
        var moved = await (await world.As("unit-head")).Submit(
            $"/tasks/assignments/{other.Id}/transfer",
            ("Choice", "transfer"),
            ("To", $"{world.Staff.Agency("bct")}"),
            ("Why", "Đúng lĩnh vực")
        );
        moved.Status.ShouldBe(302, moved.Text("main"));

        var reopened = await (await world.As("office-leader")).Submit(
            $"/tasks/assignments/{first.Id}/reopening",
            ("Choice", "reopen"),
            ("Words", "Theo kết luận kiểm tra")
        );

        reopened.Status.ShouldBe(409);
        reopened.Text(".error-summary").ShouldContain("đang thực hiện chính nhiệm vụ này");
        (await world.State(first.Id)).ShouldBe(AssignmentState.Confirmed);
        await Should.ThrowAsync<RefusedException>(() =>
            world.In(async services =>
            {
                var db = services.GetRequiredService<TasksDb>();
                var whole = await db.Tasks.Include(t => t.Assignments).SingleAsync(t => t.Id == task.Id);
                whole.Reopen(whole.Assignments.First(a => a.Id == first.Id));
            })
        );

        // Whatever the program forgets, the database does not.
        await Should.ThrowAsync<DbUpdateException>(() => world.Change(first.Id, a => a.Reopen()));
    }

    private Assignment Part(SteeringTask task, string agency) =>
        task.Assignments.Single(a => a.AgencyId == world.Staff.Agency(agency));

    private async Task<bool> Handle(IServiceProvider services, string agency)
    {
        await services
            .GetRequiredService<AgencyHeirs>()
            .Handle(
                new AgencyEnded(world.Staff.Agency(agency), TaskWorld.Today.AddDays(-1), [], "Nghị quyết mẫu"),
                CancellationToken.None
            );
        return true;
    }

    private Task End(string agency, string heir) =>
        world.In(async services =>
        {
            var db = services.GetRequiredService<DirectoryDb>();
            var ending = await db
                .Agencies.Include(a => a.Successions)
                .SingleAsync(a => a.Id == world.Staff.Agency(agency));
            ending.End(TaskWorld.Today.AddDays(-1), "Nghị quyết mẫu", [world.Staff.Agency(heir)]);
            db.Moves(DirectoryDb.RevisionName);
            await db.SaveAsync("Kết thúc cơ quan");
        });
}
