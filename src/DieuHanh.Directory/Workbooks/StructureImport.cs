using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Directory.Workbooks;

/// <summary>A file with the structure that was read and waits for its owner to confirm what it would do.</summary>
public sealed class StructureImport : Entity
{
    /// <summary>Not confirmed within this time, it is forgotten: it holds names and addresses.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private StructureImport() { }

    internal static StructureImport Of(
        string fileName,
        IReadOnlyList<SheetRow> rows,
        long revision,
        Guid? by,
        DateTime at
    ) =>
        new()
        {
            FileName = fileName,
            Content = JsonSerializer.Serialize(rows, Plain),
            Revision = revision,
            ById = by,
            At = at,
        };

    /// <summary>A file without rows.</summary>
    public static StructureImport Empty(DateTime at) => Of("", [], 0, null, at);

    public DateTime At { get; private init; }
    public Guid? ById { get; private init; }
    public string FileName { get; private init; } = "";

    /// <summary>Its rows as they were read; empty once they are put in.</summary>
    [NotAudited]
    public string Content { get; private set; } = "";

    /// <summary>The state of the directory for which it was read.</summary>
    public long Revision { get; private init; }
    public DateTime? AppliedAt { get; private set; }

    internal IReadOnlyList<SheetRow> Rows() => JsonSerializer.Deserialize<List<SheetRow>>(Content, Plain) ?? [];

    /// <param name="seen">The preview that is confirmed shows the directory as it is at this moment.</param>
    public Reasons WhyNotApply(bool seen) =>
        new Reasons()
            .When(AppliedAt is not null, "Tệp này đã được nhập.")
            .When(
                AppliedAt is null && !seen,
                "Danh bạ đã thay đổi từ lúc xem trước: xem lại những gì tệp làm thay đổi rồi xác nhận."
            );

    public void Apply(DateTime at) => (AppliedAt, Content) = (at, "[]");
}
