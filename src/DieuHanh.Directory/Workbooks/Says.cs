namespace DieuHanh.Directory.Workbooks;

/// <summary>What can be wrong with a row, and what it does that no row says. These are shown, so they have their English; the names of columns beside them are the file's own.</summary>
internal static class Says
{
    public static readonly string Twice = "Dòng này trùng với một dòng trên.";
    public static readonly string Fixed = "Không sửa được cột này của dòng đã có: {0}.";
    public static readonly string NoDecision =
        "Cơ quan kết thúc ngày {0} mà trang Quyết định không có quyết định nào từ ngày hôm sau.";
    public static readonly string OtherEnd = "Cơ quan kết thúc ngày {0} theo quyết định, khác ngày ghi ở đây.";
    public static readonly string OneOffice = "Chỉ một cơ quan là cơ quan dùng phần mềm.";
    public static readonly string YesOrNothing = "Ghi “có” hoặc để trống.";
    public static readonly string NoChoice = "“{0}” không phải một lựa chọn của cột này.";
    public static readonly string Empty = "Ô này không được để trống.";
    public static readonly string NotFound = "Không tìm thấy “{0}”.";
    public static readonly string TwoCodes = "Cơ quan có mã {0} vào những ngày ấy.";
    public static readonly string NoKey =
        "“{0}” phải là tên đăng nhập ghi cho chính người ấy ở trang Tài khoản, hoặc mã của người ấy trong tệp xuất ra.";
    public static readonly string NoNumber = "Nhập một số.";
    public static readonly string OldDecision = "Quyết định này chỉ có trong dữ liệu cũ, không sửa được.";
    public static readonly string EndElsewhere = "Kết thúc sớm việc thay trong trang của người được thay.";
    public static readonly string HoldsNot = "Người được thay không giữ vị trí ấy vào ngày bắt đầu.";

    // What becomes of a post that a decision of the file ends.
    public static readonly string There = "{0}, từ {1}";
    public static readonly string ThereUntil = "{0}, từ {1} đến {2}";
    public static readonly string Ends = "kết thúc {0}";
    public static readonly string NeverBegins = "không bắt đầu";
}
