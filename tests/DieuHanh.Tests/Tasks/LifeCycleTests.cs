using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;
using static DieuHanh.Tasks.Assignments.AssignmentState;

namespace DieuHanh.Tests.Tasks;

/// <summary>The life cycle of an assignment as docs/states/task.md draws it: from each state exactly these moves, and no other.</summary>
public sealed class LifeCycleTests(TaskWorld world) : IClassFixture<TaskWorld>
{
    private static readonly DateOnly Today = TaskWorld.Today;

    public static TheoryData<AssignmentState, string> Allowed =>
        new()
        {
            { Assigned, "Accept RequestTransfer Transfer Extend Discontinue" },
            { Accepted, "RequestTransfer Transfer Suspend Extend Report Discontinue" },
            { TransferRequested, "Insist Transfer Extend Discontinue" },
            { Suspended, "Resume Transfer Extend Discontinue" },
            { Reported, "Return Confirm Transfer Extend Discontinue" },
            { Confirmed, "Reopen" },
            { Transferred, "" },
            { Discontinued, "" },
        };

    [Theory]
    [MemberData(nameof(Allowed))]
    public async Task From_each_state_exactly_these_moves(AssignmentState state, string moves)
    {
        var part = await In(state);
        part.State.ShouldBe(state);

        var possible = Moves(part).Where(m => m.Value.None).Select(m => m.Key);

        possible.ShouldBe(moves.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Allowed))]
    public async Task What_is_not_allowed_says_why_in_words_and_changes_nothing(AssignmentState state, string moves)
    {
        var part = await In(state);
        foreach (var (move, why) in Moves(part).Where(m => m.Value.Any))
        {
            moves.Split(' ').ShouldNotContain(move);
            why.ShouldAllBe(reason => reason.ToString().EndsWith('.'));
        }

        if (state is not (Assigned or Confirmed))
        {
            Should.Throw<RefusedException>(() => part.Accept(world.Clock.Now.UtcDateTime));
            Should.Throw<RefusedException>(part.Reopen);
        }

        part.State.ShouldBe(state);
    }

    [Fact]
    public async Task A_pause_moves_the_deadline_by_its_working_days()
    {
        // Due Monday 30/11; suspended on Monday 23/11, resumed on Friday: four working days were lost and are given back.
        var part = await In(Suspended);
        part.Resume(new DateOnly(2026, 11, 27), WorkingCalendar.WeekendsOnly);

        part.Due.ShouldBe(new DateOnly(2026, 12, 4));
        part.FirstDue.ShouldBe(new DateOnly(2026, 11, 30));
        part.Extensions.ShouldBe(0);
    }

    [Theory]
    [InlineData("27/11/2026", "29/11/2026", "01/12/2026")] // suspended on Friday, resumed on Sunday: the Friday was lost
    [InlineData("28/11/2026", "30/11/2026", "30/11/2026")] // from Saturday to Monday: no working day was lost
    [InlineData("28/11/2026", "01/12/2026", "01/12/2026")] // from Saturday to Tuesday: the Monday was lost
    public async Task A_pause_that_begins_or_ends_on_a_day_off_counts_its_working_days(
        string from,
        string to,
        string due
    )
    {
        var part = await In(Accepted);
        part.Suspend(Typed.Date(from)!.Value);
        part.Resume(Typed.Date(to)!.Value, WorkingCalendar.WeekendsOnly);

        part.Due.ShouldBe(Typed.Date(due));
    }

    [Fact]
    public async Task The_heir_of_a_suspended_part_has_it_suspended_since_the_same_day()
    {
        var book = await world.Book();
        var task = SteeringTask.Give(world.Said("btc"), book);
        var part = task.Assignments[0];
        part.Accept(world.Clock.Now.UtcDateTime);
        part.Suspend(Today.AddDays(-30));

        var heir = task.Transfer(part, book.Agency(world.Staff.Agency("bxd"))!, book, Today);

        (heir.State, heir.StoppedOn).ShouldBe((Suspended, (DateOnly?)Today.AddDays(-30)));
        heir.StatusOn(Today.AddDays(60)).ShouldBe(AssignmentStatus.OpenInTerm);
    }

    [Fact]
    public async Task A_deadline_set_during_a_pause_gets_back_only_what_is_left_of_the_pause()
    {
        var book = await world.Book();
        var task = SteeringTask.Give(world.Said("btc"), book);
        var part = task.Assignments[0];
        part.Accept(world.Clock.Now.UtcDateTime);
        part.Suspend(Today);
        var document = new DocumentSource(Guid.NewGuid(), "10/CT-TTg", Today.AddDays(2), "", "", null, null, "");
        task.Follow(new(TaskChain.ChangeOfDeadline, document, new DateOnly(2026, 12, 14)), Today.AddDays(2));

        // Told on Wednesday, resumed on Friday: two working days.
        part.Resume(Today.AddDays(4), WorkingCalendar.WeekendsOnly);

        part.Due.ShouldBe(new DateOnly(2026, 12, 16));
    }

    [Fact]
    public async Task An_extension_keeps_the_first_deadline_and_the_lateness_of_asking()
    {
        var part = await In(Accepted);
        part.WhyNotExtend(part.Due).Single().ToString().ShouldBe("Hạn mới phải sau hạn đang áp dụng (30/11/2026).");
        part.Extend(Today.AddDays(20), null, askedLate: true);
        part.Extend(Today.AddDays(30), null, askedLate: false);

        (part.FirstDue, part.Due, part.Extensions, part.AskedLate).ShouldBe(
            (Today.AddDays(7), Today.AddDays(30), 2, true)
        );
    }

    [Fact]
    public async Task What_ended_names_the_day_it_ended()
    {
        var part = await In(Discontinued);
        part.WhyNotReport().Select(r => r.ToString()).ShouldContain("Nhiệm vụ đã kết thúc ngày 23/11/2026.");
    }

    private static Dictionary<string, Reasons> Moves(Assignment part) =>
        new()
        {
            ["Accept"] = part.WhyNotAccept(),
            ["RequestTransfer"] = part.WhyNotRequestTransfer(),
            ["Insist"] = part.WhyNotInsist(),
            ["Transfer"] = part.WhyNotTransfer(Guid.NewGuid()),
            ["Suspend"] = part.WhyNotSuspend(),
            ["Resume"] = part.WhyNotResume(),
            ["Extend"] = part.WhyNotExtend(Today.AddDays(60)),
            ["Report"] = part.WhyNotReport(),
            ["Return"] = part.WhyNotReturn(),
            ["Confirm"] = part.WhyNotConfirm(),
            ["Reopen"] = part.WhyNotReopen(),
            ["Discontinue"] = part.WhyNotDiscontinue(),
        };

    /// <summary>An assignment walked to a state the way the office walks it; nothing is stored.</summary>
    private async Task<Assignment> In(AssignmentState state)
    {
        var book = await world.Book();
        var task = SteeringTask.Give(world.Said("btc"), book);
        var part = task.Assignments[0];
        if (state is Assigned)
        {
            return part;
        }

        part.Accept(world.Clock.Now.UtcDateTime);
        switch (state)
        {
            case TransferRequested:
                part.RequestTransfer("không thuộc chức năng", world.Staff.Agency("bxd"));
                break;
            case Suspended:
                part.Suspend(Today);
                break;
            case Reported:
                part.Report(Today, null);
                break;
            case Confirmed:
                part.Report(Today, null);
                part.Confirm(Today);
                break;
            case Transferred:
                task.Transfer(part, book.Agency(world.Staff.Agency("bxd"))!, book, Today);
                break;
            case Discontinued:
                part.Discontinue(Today);
                break;
        }

        return part;
    }
}
