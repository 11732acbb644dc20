using DieuHanh.Kernel.Domain;
using DieuHanh.Reading.Assignments;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Counting;
using DieuHanh.Tasks.Given;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tests.Tasks;

public sealed class GivingTests(TaskWorld world) : IClassFixture<TaskWorld>
{
    [Fact]
    public async Task The_office_follows_tasks_and_owes_none()
    {
        var book = await world.Book();
        SteeringTask
            .WhyNotGive(world.Said() with { Owed = [book.OfficeId] }, book)
            .Select(r => r.ToString())
            .ShouldBe([
                "Văn phòng theo dõi nhiệm vụ, không phải cơ quan thực hiện: chọn cơ quan khác hoặc loại đề xuất này.",
            ]);
    }

    [Fact]
    public async Task Each_agency_that_owes_it_has_its_own_assignment_and_is_counted()
    {
        var before = await Assigned("hatinh");

        var task = await world.Give(world.Said("nghean", "hatinh") with { Coordinating = [world.Staff.Agency("btc")] });

        var rows = await world.Look(db => db.Assignments.Where(a => a.TaskId == task.Id).ToListAsync());
        rows.Count.ShouldBe(2);
        rows.ShouldAllBe(a => a.State == AssignmentState.Assigned && a.DueSort == TaskWorld.Today.AddDays(7));
        (await Assigned("hatinh")).ShouldBe(before + 1);
    }

    [Fact]
    public async Task All_reasons_against_giving_are_told_at_once()
    {
        var book = await world.Book();
        var what = world.Said("bgtvt") with
        {
            Action = "",
            Due = new DateOnly(2026, 11, 1),
            MonitoringUnitId = Guid.NewGuid(),
        };

        var reasons = SteeringTask.WhyNotGive(what, book).Select(r => r.ToString()).ToList();

        reasons.ShouldBe([
            "Nhập nội dung nhiệm vụ.",
            "Chọn đơn vị theo dõi của Văn phòng.",
            "Thời hạn 01/11/2026 trước ngày ban hành văn bản 02/11/2026.",
            "Bộ Giao thông vận tải không hoạt động vào ngày giao 03/11/2026.",
        ]);
        Should.Throw<RefusedException>(() => SteeringTask.Give(what, book));
    }

    [Fact]
    public async Task A_kind_without_a_deadline_takes_none_and_sorts_last()
    {
        var book = await world.Book();
        SteeringTask
            .WhyNotGive(world.Said("btc") with { Kind = TaskKind.Standing }, book)
            .ShouldHaveSingleItem()
            .Sentence.ShouldBe("Nhiệm vụ không thời hạn hoặc thường xuyên không có ngày đến hạn.");

        var standing = await world.Give("btc", w => w with { Kind = TaskKind.Standing, Due = null });

        var row = await world.Row(standing.Id);
        row.DueSort.ShouldBe(Assignment.NoDue);
        row.StatusOn(TaskWorld.Today).ShouldBe(AssignmentStatus.OpenWithoutDeadline);
    }

    private Task<int> Assigned(string agency)
    {
        var id = world.Staff.Agency(agency);
        return world.Look(db =>
            db.Counters.Where(c => c.AgencyId == id && c.Measure == Measure.Assigned).SumAsync(c => c.N)
        );
    }
}
