using DieuHanh.Ui.Parts;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Ui.Operations;

/// <summary>The operator's pages; each has its own address.</summary>
internal static class OperationsTabs
{
    public const string Health = "/operations";
    public const string Facts = "/operations/facts";
    public const string Jobs = "/operations/jobs";
    public const string Mail = "/operations/mail";
    public const string Disk = "/operations/disk";
    public const string Versions = "/operations/versions";

    public static IReadOnlyList<Tab> All =>
        [
            new(T["Sức khỏe"], Health),
            new(T["Sự kiện"], Facts),
            new(T["Việc nền"], Jobs),
            new(T["Thư"], Mail),
            new(T["Ổ đĩa"], Disk),
            new(T["Phiên bản"], Versions),
        ];
}
