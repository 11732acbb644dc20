using DieuHanh.Reading.Layout;
using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Assignments;

/// <summary>What stands before the work is handed out: legal bases, the story so far, until "… kết luận như sau:", "… yêu cầu:", "QUYẾT ĐỊNH:".</summary>
internal static class Preamble
{
    private const int Deepest = 40;

    private static readonly PhraseSet Near = new(
        "yêu cầu|kết luận|ý kiến|chỉ đạo|quyết nghị|quyết định|chỉ thị|như sau|thống nhất"
    );
    private static readonly PhraseSet Far = new("yêu cầu|kết luận|có ý kiến|chỉ thị");

    /// <summary>The first block that may hand out work.</summary>
    public static int End(Sheet sheet, List<Block> blocks)
    {
        for (var b = 0; b < Math.Min(blocks.Count, Deepest); b++)
        {
            var block = blocks[b];
            if (
                block.EndsWithColon
                && !block.IsEmpty
                && !block.Marker.Exists
                && (
                    Near.In(sheet.Tokens, Math.Max(block.From, block.To - 8), block.To)
                    || Far.In(sheet.Tokens, Math.Max(block.From, block.To - 60), block.To)
                )
            )
            {
                return b;
            }
        }

        return 0;
    }
}
