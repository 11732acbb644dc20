using System.Buffers.Binary;
using System.IO.Compression;
using DieuHanh.Kernel.Files;
using DieuHanh.Ui.Days;

namespace DieuHanh.Tests.Kernel.Files;

[Trait("engine", "sqlite")]
public sealed class PackedFileTests
{
    [Fact]
    public void Parts_and_their_sizes_fit_up_to_the_last_byte()
    {
        using var archive = new ZipArchive(Claiming(7, 5));
        PackedFile.Fits(archive, 2, 12).ShouldBeTrue();
        PackedFile.Fits(archive, 2, 11).ShouldBeFalse();
        PackedFile.Fits(archive, 1, 12).ShouldBeFalse();
    }

    [Fact]
    public void Sizes_that_together_are_more_than_a_number_holds_do_not_fit()
    {
        using var archive = new ZipArchive(Claiming(long.MaxValue, long.MaxValue));
        PackedFile.Fits(archive, 2, long.MaxValue).ShouldBeFalse();
    }

    [Fact]
    public void A_calendar_of_such_sizes_is_a_fault_of_the_file()
    {
        var (days, faults) = CalendarFile.Read(Claiming(long.MaxValue, long.MaxValue), xlsx: true);
        days.ShouldBeEmpty();
        faults.ShouldHaveSingleItem().Reason.ToString().ShouldStartWith("Không đọc được tệp");
    }

    // A list of parts alone: no part is there, each only says, in the field of ZIP64, how large it would be.
    private static MemoryStream Claiming(params long[] sizes)
    {
        var list = new List<byte>();
        foreach (var size in sizes)
        {
            var entry = new byte[46 + 1 + 12];
            "PK\u0001\u0002"u8.CopyTo(entry);
            entry.AsSpan(24, 4).Fill(0xFF);
            BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(28), 1);
            BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(30), 12);
            entry[46] = (byte)'a';
            BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(47), 1);
            BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(49), 8);
            BinaryPrimitives.WriteInt64LittleEndian(entry.AsSpan(51), size);
            list.AddRange(entry);
        }

        var end = new byte[22];
        "PK\u0005\u0006"u8.CopyTo(end);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)sizes.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)sizes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(12), list.Count);
        return new([.. list, .. end]);
    }
}
