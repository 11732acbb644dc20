using DieuHanh.Kernel.Words;
using DieuHanh.Ui.Timelines;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Agencies;

/// <summary>What the pages of agencies say in several places.</summary>
public static class AgencyWords
{
    /// <summary>"từ 01/03/2025", "đến 28/02/2025"; empty for what has always been and still is.</summary>
    public static string Validity(DateOnly? from, DateOnly? to) =>
        (Known(from), to) switch
        {
            (null, null) => "",
            ({ } start, null) => T["từ {0}", start],
            (null, { } end) => T["đến {0}", end],
            ({ } start, { } end) => T["từ {0} đến {1}", start, end],
        };

    public static string Of(AliasKind kind) =>
        kind switch
        {
            AliasKind.Abbreviation => T["chữ viết tắt"],
            AliasKind.Short => T["tên gọi tắt"],
            AliasKind.Spelling => T["cách viết khác"],
            AliasKind.OldName => T["tên cũ"],
            AliasKind.NewName => T["tên mới"],
            AliasKind.Head => T["chức danh người đứng đầu"],
            _ => kind.ToString(),
        };

    /// <summary>How the audit records of an agency read on its timeline.</summary>
    public static readonly AuditWords Audit = new(
        new Dictionary<string, string>
        {
            ["Agency.Name"] = "Tên cơ quan",
            ["Agency.ShortName"] = "Viết tắt",
            ["Agency.Code"] = "Mã định danh",
            ["Agency.ValidTo"] = "Ngày kết thúc",
            ["Agency.Connected"] = "Kết nối",
            ["Agency.Note"] = "Ghi chú",
            ["HeldCode.ValidTo"] = "Thôi dùng mã",
            ["Alias.ValidTo"] = "Thôi dùng tên khác",
            ["Unit.ValidTo"] = "Đơn vị kết thúc",
        }
    );

    private static DateOnly? Known(DateOnly? day) => day == DateOnly.MinValue ? null : day;
}
