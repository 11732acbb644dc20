using DieuHanh.Documents;
using DieuHanh.Documents.Registers;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents;

public sealed class NumberingTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Sixty_four_clerks_at_once_leave_no_gap_and_no_duplicate()
    {
        var book = await Sample.OpenBook(world, Direction.Incoming);
        var clerk = await world.As("clerk");
        var seen = await clerk.Get("/documents/incoming/register");

        var answers = await Task.WhenAll(
            Enumerable
                .Range(1, 64)
                .Select(n =>
                    Task.Run(() =>
                        clerk.Send(
                            seen,
                            "/documents/incoming/register",
                            [
                                ("_once", Guid.NewGuid().ToString()),
                                .. Sample.Fields(book, code: $"{n}/SS-BTC", subject: $"Văn bản gửi cùng lúc {n}"),
                            ]
                        )
                    )
                )
        );

        answers.ShouldAllBe(a => a.Status == 302);
        var numbers = await world.In(s =>
            s.GetRequiredService<DocumentsDb>()
                .Incoming.Where(d => d.BookId == book)
                .Select(d => d.Number)
                .ToListAsync()
        );
        numbers.Order().ShouldBe(Enumerable.Range(1, 64));
    }

    [Fact]
    public async Task A_failure_gives_its_number_back()
    {
        var book = await Sample.OpenBook(world, Direction.Incoming);
        var given = Sample.Particulars("700/HN-BTC");
        await world.In(s => s.GetRequiredService<Registrar>().Incoming(book, Sample.Today, given));

        // The same document again, as if nobody had been warned: the unique index refuses it after its number was taken.
        await Should.ThrowAsync<DbUpdateException>(() =>
            world.In(s => s.GetRequiredService<Registrar>().Incoming(book, Sample.Today, given))
        );
        var next = await world.In(s =>
            s.GetRequiredService<Registrar>()
                .Incoming(book, Sample.Today, given with { Code = DocumentCode.Parse("701/HN-BTC")!.Value })
        );

        next.Number.ShouldBe(2);
    }

    [Fact]
    public async Task Each_year_and_each_book_begin_at_one()
    {
        var book = await Sample.OpenBook(world, Direction.Incoming);
        var other = await Sample.OpenBook(world, Direction.Incoming);

        async Task<int> Register(Guid into, DateOnly day, string code) =>
            (
                await world.In(s =>
                    s.GetRequiredService<Registrar>()
                        .Incoming(into, day, Sample.Particulars(code) with { IssuedOn = day })
                )
            ).Number;

        (await Register(book, new(2025, 12, 31), "1/NAM-A")).ShouldBe(1);
        (await Register(book, new(2026, 1, 1), "2/NAM-A")).ShouldBe(1);
        (await Register(book, new(2026, 1, 1), "3/NAM-A")).ShouldBe(2);
        (await Register(other, new(2026, 1, 1), "4/NAM-A")).ShouldBe(1);
        (await Register(book, new(2025, 12, 31), "5/NAM-A")).ShouldBe(2);
    }

    [Fact]
    public async Task A_number_is_taken_only_inside_a_transaction()
    {
        var book = await Sample.OpenBook(world, Direction.Incoming);

        await Should.ThrowAsync<InvalidOperationException>(() =>
            world.In(s => s.GetRequiredService<DocumentsDb>().TakeNumber(book, 2026))
        );
    }
}
