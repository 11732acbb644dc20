using DieuHanh.Kernel.Domain;

namespace DieuHanh.Tests.Kernel;

public sealed class NewIdTests
{
    [Fact]
    public void Ids_grow_as_both_databases_order_them()
    {
        var ids = Enumerable.Range(0, 10_000).Select(_ => NewId.Next()).ToList();

        ids.Select(i => i.ToString()).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        ids.ShouldAllBe(i => i.Version == 7 && (i.Variant & 0xC) == 0x8);
    }

    [Fact]
    public async Task Ids_made_at_once_differ()
    {
        var made = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => Task.Run(() => Enumerable.Range(0, 5_000).Select(_ => NewId.Next()).ToList()))
        );

        made.SelectMany(m => m).ShouldBeUnique();
    }
}
