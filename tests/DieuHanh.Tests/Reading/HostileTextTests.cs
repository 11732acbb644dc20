using System.Diagnostics;
using System.Text;
using CsCheck;
using DieuHanh.Reading;

namespace DieuHanh.Tests.Reading;

[Trait("engine", "sqlite")]
public sealed class HostileTextTests
{
    private static readonly string[] Words =
        "Bộ Y tế các , ; : . giao yêu cầu chủ trì phối hợp với ngày tháng năm 30 8 2026 trước ( ) - và của tỉnh UBND | \n \t 1. a) (i) Điều đã báo cáo trình về QUYẾT ĐỊNH Số: 1/TB-VPCP Kính gửi Nơi nhận: Phụ lục nhiệm vụ chủ trì".Split(
            ' '
        );

    [Fact]
    public void Any_text_is_read_without_a_fault_and_spans_lie_inside_it() => Gen.String.Sample(Check);

    [Fact]
    public void Any_heap_of_official_words_is_read_without_a_fault() =>
        Gen.Int[0, Words.Length - 1]
            .Array[0, 120]
            .Select(picks => string.Join(' ', picks.Select(i => Words[i])))
            .Sample(Check);

    [Fact]
    public void Any_body_of_a_notice_is_read_the_same_twice() =>
        Gen.Int[0, Words.Length - 1]
            .Array[0, 60]
            .Select(picks => Documents.Notice(string.Join(' ', picks.Select(i => Words[i]))))
            .Sample(text =>
            {
                Check(text);
                ReadingJson.Write(Documents.Read(text)).ShouldBe(ReadingJson.Write(Documents.Read(text)));
            });

    [Theory]
    [InlineData("(", 100_000)]
    [InlineData("(a ", 300_000)]
    [InlineData("Bộ Y tế, ", 100_000)]
    [InlineData("các bộ, ngành, ", 60_000)]
    [InlineData("giao ", 300_000)]
    [InlineData("phối hợp với ", 100_000)]
    [InlineData("trước ngày 1 tháng ", 60_000)]
    [InlineData("trong thời hạn 5 ( ", 60_000)]
    [InlineData("a\u0301\u0323", 300_000)]
    [InlineData("| a | b ", 100_000)]
    [InlineData("1. Bộ Y tế:\n", 50_000)]
    [InlineData("- a\n", 200_000)]
    [InlineData("(i) rà soát; ", 60_000)]
    [InlineData("Bộ Y tế rà soát; xây dựng trước ngày 30/8/2026; ", 20_000)]
    [InlineData("\n", 2_000_000)]
    [InlineData("x", 5_000_000)]
    [InlineData("\0", 2_000_000)]
    public void Long_and_crooked_texts_take_bounded_time(string piece, int times)
    {
        var text = Documents.Notice(new StringBuilder().Insert(0, piece, times).ToString());
        var watch = Stopwatch.StartNew();
        Documents.Read(text);

        // No measure of speed, which depends on the machine: what is quadratic takes many minutes here.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Broken_surrogates_and_control_characters_are_endured() =>
        Check(Documents.Notice("1. Giao Bộ Y tế \uD800 kiểm\u0000 tra \uDC00\u001F bến."));

    private static void Check(string text)
    {
        var reading = Documents.Read(text);
        foreach (var task in reading.Tasks)
        {
            task.Start.ShouldBeInRange(0, text.Length);
            task.End.ShouldBeInRange(task.Start + 1, text.Length);
            task.Text.ShouldBe(text[task.Start..task.End]);
            task.Action.ShouldNotContain('\n');
            task.Cues.ShouldAllBe(c => c.Start >= 0 && c.Start < c.End && c.End <= text.Length);
            if (task.Deadline is { } deadline)
            {
                text[deadline.Start..deadline.End].ShouldBe(deadline.Raw);
            }

            task.Doubts.ShouldAllBe(d => Remark.Sentences.Contains(d.Remark.Sentence));
        }
    }
}
