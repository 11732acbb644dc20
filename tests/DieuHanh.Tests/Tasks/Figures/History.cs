using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Reading.Assignments;
using DieuHanh.Tasks;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;
using DieuHanh.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Tasks.Figures;

/// <summary>
/// Two years of an office, the same each time: tasks of every kind, to several agencies, with every way in which a part can go on or end.
/// </summary>
public static class History
{
    private static readonly string[] Agencies = ["btc", "bxd", "bct", "nghean", "hatinh", "tapdoan"];

    /// <param name="tasks">How many tasks are given.</param>
    public static Task Write(World world, int tasks, DateOnly today, int seed = 1) =>
        world.In(async services =>
        {
            var random = new Random(seed);
            var db = services.GetRequiredService<TasksDb>();
            var book = await services.GetRequiredService<IDirectory>().Book();
            foreach (var chunk in Enumerable.Range(0, tasks).Chunk(200))
            {
                foreach (var number in chunk)
                {
                    var task = db.Give(Said(world, number, today, random), book);
                    foreach (var part in task.Assignments.ToList())
                    {
                        Live(task, part, today, random, book, world);
                    }
                }

                await db.SaveAsync("Lịch sử thử nghiệm");
                db.ChangeTracker.Clear();
            }
        });

    private static GivenTask Said(World world, int number, DateOnly today, Random random)
    {
        var given = today.AddDays(-random.Next(0, 700));
        var dated = random.Next(10) < 7;
        var agencies = random.GetItems(Agencies, random.Next(1, 4)).Distinct().ToArray();
        return new GivenTask
        {
            Action = $"Rà soát, tổng hợp, báo cáo kết quả thực hiện nhóm việc số {number} trong kế hoạch công tác",
            Document = new DocumentSource(
                new Guid(number / 3, 7, 7, [0, 0, 0, 0, 0, 0, 0, 1]),
                $"{number / 3}/TB-VPCP",
                given,
                "Văn phòng Chính phủ",
                "Hoàng Thị Chủ Nhiệm",
                0,
                40,
                "giao rà soát, tổng hợp, báo cáo"
            ),
            DirectedById = world.Staff["government-leader"],
            MonitoringUnitId = world.Staff.Unit(random.Next(2) == 0 ? "th" : "cn"),
            MonitoringOfficerId = world.Staff[random.Next(2) == 0 ? "officer" : "officer-cn"],
            KeyTask = random.Next(12) == 0,
            Kind =
                dated ? TaskKind.WithDeadline
                : random.Next(3) == 0 ? TaskKind.Standing
                : TaskKind.WithoutDeadline,
            Due = dated ? given.AddDays(random.Next(0, 200)) : null,
            DueHour = dated && random.Next(6) == 0 ? new TimeOnly(10, 0) : null,
            Openness =
                random.Next(8) == 0 ? Openness.OwnAgency
                : random.Next(3) == 0 ? Openness.Internet
                : Openness.Connected,
            Owed = [.. agencies.Select(world.Staff.Agency)],
            GivenOn = given,
        };
    }

    private static void Live(
        SteeringTask task,
        Assignment part,
        DateOnly today,
        Random random,
        DirectoryBook book,
        World world
    )
    {
        var way = random.Next(20);
        if (way == 0)
        {
            return;
        }

        part.Accept(World.Morning.UtcDateTime);
        if (part.Due is { } due && random.Next(5) == 0)
        {
            part.Extend(due.AddDays(random.Next(1, 60)), null, random.Next(3) == 0);
        }

        var later = Later(part.GivenOn);
        switch (way)
        {
            case < 4:
                break;
            case 4:
                part.RequestTransfer("không thuộc chức năng", null);
                break;
            case 5:
                part.Suspend(later);
                break;
            case 6:
                part.Suspend(later);
                part.Resume(Later(later), WorkingCalendar.WeekendsOnly);
                break;
            case 7:
                part.Discontinue(later);
                break;
            case 8:
                var heir = world.Staff.Agency(part.AgencyId == world.Staff.Agency("nghean") ? "hatinh" : "nghean");
                task.Transfer(part, book.Agency(heir)!, book, later);
                break;
            case < 11:
                part.Report(later, random.Next(2) == 0 ? new TimeOnly(9, 0) : null);
                break;
            case 11:
                part.Report(later, null);
                part.Return();
                break;
            default:
                part.Report(later, random.Next(2) == 0 ? new TimeOnly(15, 0) : null);
                part.Confirm(Later(later));
                if (way == 19 && random.Next(4) == 0)
                {
                    part.Reopen();
                }

                break;
        }

        // Most things happen within some months; nothing happens after today.
        DateOnly Later(DateOnly day)
        {
            var then = day.AddDays(random.Next(0, 150));
            return then > today ? today : then;
        }
    }
}
