namespace DieuHanh.Documents.Text;

/// <summary>The text read out of a file, or why none could be read: a Vietnamese sentence for the screen.</summary>
public sealed record Extraction(string Text, string? Problem)
{
    /// <summary>It unpacks to more than any document does.</summary>
    internal static readonly Extraction Unusual = Failed(
        "Tệp nén bất thường nên không được mở; hãy nhập các thông tin bằng tay."
    );

    internal static readonly Extraction TooSlow = Failed(
        "Đọc tệp quá lâu nên đã dừng; hãy nhập các thông tin bằng tay."
    );

    internal static readonly Extraction TooHeavy = Failed(
        "Đọc tệp cần quá nhiều bộ nhớ nên đã dừng; hãy nhập các thông tin bằng tay."
    );

    internal static readonly Extraction Damaged = Failed(
        "Tệp hỏng hoặc không đúng định dạng nên không đọc được văn bản; hãy nhập các thông tin bằng tay."
    );

    internal static readonly Extraction Locked = Failed(
        "Tệp có mật khẩu nên không đọc được văn bản; hãy gửi tệp không đặt mật khẩu hoặc nhập các thông tin bằng tay."
    );

    internal static readonly Extraction OtherKind = Failed(
        "Loại tệp này chưa đọc được văn bản; hãy nhập các thông tin bằng tay."
    );

    /// <summary>How many pages a PDF has.</summary>
    public int Pages { get; init; }

    /// <summary>The pages of a PDF that show a picture and hold no word, counted from 1: scans.</summary>
    public IReadOnlyList<int> Pictures { get; init; } = [];

    /// <summary>The text page by page, where some of the pages are pictures.</summary>
    public IReadOnlyList<string>? PageTexts { get; init; }

    internal static Extraction Failed(string problem) => new("", problem);
}

/// <summary>How far the reading of one file goes. Beyond it, what was read so far is kept and the problem says so.</summary>
/// <param name="Characters">Characters of text.</param>
/// <param name="Unpacked">Bytes that a compressed file may unpack to.</param>
public sealed record ExtractionLimits(int Pages, int Characters, long Unpacked, TimeSpan Time)
{
    /// <summary>In the background, where nobody waits.</summary>
    public static readonly ExtractionLimits Default = new(1_000, 5_000_000, 200L << 20, TimeSpan.FromSeconds(60));

    /// <summary>While the clerk waits for the form: the heading, the secrecy mark and the tasks of any directive lie within.</summary>
    public static readonly ExtractionLimits FirstLook = new(60, 500_000, 100L << 20, TimeSpan.FromSeconds(8));
}
