using DieuHanh.Kernel.Words;

namespace DieuHanh.Directory.Workbooks;

/// <summary>
/// A sheet of the workbook that holds the structure. Names of sheets and columns are the file's own language: they are the same whatever
/// language the reader's screen speaks.
/// </summary>
/// <param name="File">Name of the same table in the archive of CSV files.</param>
/// <param name="Identity">The columns by which a row is known again.</param>
/// <param name="Changeable">The columns a file may change in a row that is there already.</param>
[VietnameseData]
internal sealed record SheetKind(
    string Name,
    string File,
    IReadOnlyList<string> Columns,
    IReadOnlyList<string> Identity,
    IReadOnlyList<string> Changeable
)
{
    public const string From = "Từ ngày";
    public const string To = "Đến ngày";
    public const string Yes = "có";

    /// <summary>The columns in which a person is named, besides the key in the sheet of people.</summary>
    public static readonly IReadOnlySet<string> OfPeople = new HashSet<string>
    {
        "Người",
        "Nhập thay",
        "Lãnh đạo",
        "Lãnh đạo văn phòng",
        "Chuyên viên",
        "Người được thay",
        "Người thay",
    };

    /// <summary>Stands in a row for a column the file does not have: what is there stays. It cannot be typed.</summary>
    public const string Absent = "\u0001";

    /// <summary>The columns a file need not have; those made before a column was thought of have none.</summary>
    public IReadOnlyList<string> Optional { get; init; } = [];

    public static readonly SheetKind Agencies = new(
        "Cơ quan",
        "co-quan",
        ["Khóa", "Tên", "Viết tắt", "Loại", "Mã", From, To, "Kết nối", "Văn phòng", "Ghi chú"],
        ["Khóa"],
        ["Tên", "Viết tắt", "Loại", "Mã", To, "Kết nối", "Ghi chú"]
    );

    public static readonly SheetKind Decisions = new(
        "Quyết định",
        "quyet-dinh",
        [
            "Số",
            "Việc",
            "Cơ quan ban hành",
            "Ngày ký",
            "Hiệu lực",
            "Cơ quan trước",
            "Cơ quan sau",
            "Chuyển người",
            "Ghi chú",
        ],
        ["Số", "Hiệu lực", "Cơ quan trước", "Cơ quan sau"],
        ["Cơ quan ban hành", "Ngày ký", "Ghi chú"]
    );

    public static readonly SheetKind Codes = new(
        "Mã định danh",
        "ma-dinh-danh",
        ["Cơ quan", "Mã", From, To, "Theo văn bản"],
        ["Cơ quan", From],
        [To]
    );

    public static readonly SheetKind Aliases = new(
        "Tên khác",
        "ten-khac",
        ["Cơ quan", "Tên", "Loại tên", From, To],
        ["Cơ quan", "Tên"],
        [To]
    );

    public static readonly SheetKind Groups = new(
        "Nhóm",
        "nhom",
        ["Tên", "Cách viết khác", "Loại cơ quan", "Mọi cơ quan"],
        ["Tên"],
        ["Cách viết khác", "Loại cơ quan", "Mọi cơ quan"]
    );

    public static readonly SheetKind Members = new(
        "Thành viên nhóm",
        "thanh-vien-nhom",
        ["Nhóm", "Cơ quan", "Loại ra", From, To],
        ["Nhóm", "Cơ quan", From],
        [To]
    );

    public static readonly SheetKind Units = new(
        "Đơn vị",
        "don-vi",
        ["Cơ quan", "Tên", "Viết tắt", "Thứ tự", "Thuộc đơn vị", To],
        ["Cơ quan", "Tên"],
        ["Viết tắt", "Thứ tự", To]
    );

    public static readonly SheetKind People = new(
        "Người",
        "nguoi",
        ["Khóa", "Họ và tên", "Chức danh", "Thư điện tử"],
        ["Khóa"],
        ["Họ và tên", "Chức danh", "Thư điện tử"]
    );

    public static readonly SheetKind Posts = new(
        "Vị trí",
        "vi-tri",
        ["Người", "Vai trò", "Cơ quan", "Đơn vị", "Nhập thay", From, To, "Chức vụ"],
        ["Người", "Vai trò", "Cơ quan", "Đơn vị", "Nhập thay", From],
        [To, "Chức vụ"]
    )
    {
        Optional = ["Chức vụ"],
    };

    public static readonly SheetKind JobTitles = new(
        "Chức vụ",
        "chuc-vu",
        ["Tên", "Ở văn phòng", "Thứ tự", "Vai trò thường đi cùng", To],
        ["Tên", "Ở văn phòng"],
        ["Thứ tự", "Vai trò thường đi cùng", To]
    );

    public static readonly SheetKind Accounts = new(
        "Tài khoản",
        "tai-khoan",
        ["Người", "Tên đăng nhập", "Ngừng"],
        ["Người"],
        ["Ngừng"]
    );

    public static readonly SheetKind Portfolios = new(
        "Phân công",
        "phan-cong",
        ["Lĩnh vực", "Cơ quan", "Lãnh đạo", "Lãnh đạo văn phòng", "Đơn vị", "Chuyên viên", From, To],
        ["Lĩnh vực", "Cơ quan", From],
        [To]
    );

    public static readonly SheetKind Delegations = new(
        "Thay mặt",
        "thay-mat",
        ["Người được thay", "Vai trò", "Cơ quan", "Đơn vị", "Người thay", "Tư cách", "Theo văn bản", From, To],
        ["Người được thay", "Vai trò", "Cơ quan", "Đơn vị", From],
        [To]
    );

    /// <summary>In the order in which their rows are put in: what is named stands before what names it.</summary>
    public static readonly IReadOnlyList<SheetKind> All =
    [
        Agencies,
        Decisions,
        Codes,
        Aliases,
        Groups,
        Members,
        Units,
        People,
        JobTitles,
        Posts,
        Accounts,
        Portfolios,
        Delegations,
    ];

    public int At(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == column)
            {
                return i;
            }
        }

        throw new KeyNotFoundException($"There is no column {column} in {Name}.");
    }

    public string KeyOf(IReadOnlyList<string> cells) => string.Join('\u001f', Identity.Select(c => cells[At(c)]));
}

/// <summary>A row of a sheet as it stands in a file.</summary>
/// <param name="Number">As the spreadsheet counts, the heading being the first.</param>
internal sealed record SheetRow(string Sheet, int Number, string[] Cells);

/// <summary>Something wrong in a file, at its place.</summary>
/// <param name="Row">Zero where the whole sheet is meant.</param>
public sealed record SheetFault(string Sheet, int Row, string Column, string Fault);
