using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Kernel.Files;

/// <summary>What a reader is told of a file before opening it.</summary>
public sealed record FileMarks(string MediaType, Inside Inside, DateTime? ScannedAt, DateTime? InfectedAt)
{
    public bool IsInfected => InfectedAt is not null;

    /// <summary>Whether it may be shown in the browser: it was looked through, and nothing in it runs.</summary>
    public bool CanBeShown =>
        Inside is Inside.Plain
        && !IsInfected
        && MediaType is MediaTypes.Pdf or MediaTypes.Png or MediaTypes.Jpeg or MediaTypes.Text;

    /// <summary>As shown beside its name, the gravest first.</summary>
    public IEnumerable<string> Words
    {
        get
        {
            if (IsInfected)
            {
                yield return T["bị chặn: có mã độc"];
                yield break;
            }

            if (Inside is Inside.Active)
            {
                yield return T["có mã lệnh hoặc tệp nhúng"];
            }

            if (ScannedAt is null)
            {
                yield return T["chưa quét mã độc"];
            }
        }
    }
}
