using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Agencies;

/// <summary>The words that open the name of an agency, a post or a group of agencies, and those that end it.</summary>
internal static class AgencyWords
{
    /// <summary>Followed by a name of their own. Written with a capital, or all in capitals when shortened.</summary>
    public static readonly PhraseSet Heads = new(
        """
        Bộ|Sở|Ủy ban nhân dân|UBND|Tổng Liên đoàn|Thuế|Ủy ban|UB|HĐND|Hội đồng nhân dân|Hội đồng|Cục|Vụ|Tổng cục|Chi cục|Văn phòng|Ban|Thanh tra|Kiểm toán|Tòa án|Tòa án nhân dân|Viện|Viện kiểm sát nhân dân|Ngân hàng|Bảo hiểm xã hội|Bảo hiểm|Đài
        Thông tấn xã|Tập đoàn|Tổng công ty|Công ty|Trường|Trường Đại học|Đại học|Học viện|Bệnh viện|Hội|Hiệp hội|Liên đoàn|Liên minh|Liên hiệp|Mặt trận|Mặt trận Tổ quốc|Đoàn|Trung ương Đoàn|Trung ương Hội|Tỉnh đoàn|Thành đoàn|Quỹ|Trung tâm|Công an
        Bộ Tư lệnh|Bộ đội|Bộ đội Biên phòng|Bộ Chỉ huy|Quân khu|Quân đoàn|Kho bạc|Kho bạc Nhà nước|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy|Đảng đoàn|Đảng bộ|Tổ đảng|Ban cán sự|Báo|Tạp chí|Cảng vụ|Hải quan|Đại sứ quán|Nhà xuất bản|Nhà máy|Đội|Phòng|Tổ công tác|Tổ
        Quốc hội|Chính phủ|Thường trực|Thường trực Tỉnh ủy|Thường trực Thành ủy|Cổng Thông tin điện tử|Cổng TTĐT|Phân viện|Chi nhánh|Điện lực|Bưu điện|Cảnh sát|Tòa soạn|Ban Quản lý dự án|Ban quản lý dự án|Ban Quản lý|Cơ quan|Ngành|Thành phố|Tỉnh|Vườn quốc gia|Khu|Lữ đoàn|Sư đoàn|Trạm|Xí nghiệp|Tổng hội|Hợp tác xã
        VPCP|VTV|VOV|TTXVN|EVN|VNPT|PVN|TKV|Viettel|NHNN|BHXH|MTTQ|UBTVQH|UBTW MTTQ|Petrolimex|Petrovietnam|VNA|ACV|VEC|CAND|TAND|VKSND|THVN|TNVN|SCIC|VCCI|FPT|Vinachem|Vinacomin
        """
    );

    public static readonly PhraseSet Posts = new(
        """
        Bộ trưởng|Thứ trưởng|Thủ trưởng|Chủ tịch|Chủ tịch nước|Phó Chủ tịch|Giám đốc|Phó Giám đốc|Tổng Giám đốc|Tổng giám đốc|Chánh Văn phòng|Chánh văn phòng|Chánh Thanh tra|Thống đốc|Tổng Thanh tra|Chủ nhiệm|Phó Chủ nhiệm|Bộ trưởng, Chủ nhiệm|Bí thư|Phó Bí thư|Trưởng ban|Trưởng Ban
        Tổ trưởng|Trưởng đoàn|Trưởng Đoàn|Cục trưởng|Vụ trưởng|Viện trưởng|Viện trưởng Viện|Chánh án|Hiệu trưởng|Tổng cục trưởng|Chi cục trưởng|Trưởng phòng|Lãnh đạo|Người đứng đầu|Các thành viên|Thành viên|Phó Thủ tướng|Thủ tướng|Tư lệnh|Chính ủy|Chỉ huy trưởng|Đại diện|Tổng Biên tập|Tổng biên tập|Chủ đầu tư|Kế toán trưởng|Trợ lý
        Phó Thủ tướng Chính phủ|Thủ tướng Chính phủ|Chủ tịch HĐQT|Chủ tịch Hội đồng thành viên|Chủ tịch Hội đồng quản trị|đồng chí|các đồng chí|Đồng chí|Các đồng chí
        """
    );

    /// <summary>Names that need nothing after them, so that "báo cáo Thủ tướng Chính phủ Đề án …" stops in time.</summary>
    public static readonly PhraseSet Whole = new(
        "Chính phủ|Quốc hội|Chủ tịch nước|Thủ tướng Chính phủ|UBTVQH|VPCP|VTV|VOV|TTXVN|EVN|PVN|TKV|NHNN|Văn phòng Chính phủ|Ủy ban Thường vụ Quốc hội"
    );

    /// <summary>Posts that are common nouns too and often written small.</summary>
    public static readonly PhraseSet SmallPosts = new(
        "thành viên|lãnh đạo|người đứng đầu|thủ trưởng|giám đốc|các thành viên"
    );

    /// <summary>Halves of names joined by a comma.</summary>
    public static readonly PhraseSet CommaNames = new(
        "Phát thanh, Truyền hình|Khám, chữa bệnh|Thi đua, khen thưởng|Thi đua, Khen thưởng|Văn hóa, Thể thao|Khoa học, Công nghệ|Phòng, chống|Phòng, Chống|phòng, chống|Văn học, Nghệ thuật|Văn học, nghệ thuật|Giáo dục, Thanh niên|Công nghiệp, Thương mại|Phòng cháy, chữa cháy|Phòng cháy, Chữa cháy|Tìm kiếm cứu nạn|Tìm kiếm Cứu nạn|sự cố, thiên tai|Cứu nạn, cứu hộ|Cứu hộ, cứu nạn|phát triển nông thôn|Hợp tác quốc tế|chính trị - xã hội|nghề nghiệp"
    );

    /// <summary>Compounds that begin like an agency and are none.</summary>
    public static readonly PhraseSet NoHeads = new(
        "Hội nghị|Hội thảo|Trường hợp|Viện dẫn|Khu vực|Đoàn kết|Phòng ngừa|Ban đầu|Tổ hợp|Hội nhập|Bảo hiểm y tế|Đài thọ|Báo chí|Hội chợ|Đoàn công tác|Ngành nghề|Khu dân cư"
    );

    /// <summary>Nouns of groups: "các bộ, ngành, địa phương liên quan" is one addressee.</summary>
    public static readonly PhraseSet Groups = new(
        """
        bộ|ngành|cơ quan|cơ quan ngang bộ|địa phương|đơn vị|sở|ban|ban, ngành|phòng|tổ chức|doanh nghiệp|tập đoàn|tổng công ty|công ty|tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu|đoàn thể|hội|hiệp hội|cá nhân|trường|trường đại học
        viện|bệnh viện|lực lượng|nhà thầu|chủ đầu tư|ban quản lý|ban quản lý dự án|cục|vụ|ngân hàng|tổ chức tín dụng|đoàn đại biểu|đại biểu|đoàn|cấp|nhà đầu tư|chủ hồ|chủ hồ chứa|cơ sở|thành viên|lãnh đạo|thủ trưởng|nhà trường|tổ|đội|ban cán sự|hợp tác xã|viện nghiên cứu|học viện|nhà khoa học|chuyên gia|cảng|chủ rừng|chủ tàu|chủ phương tiện|hộ gia đình|ban chỉ đạo|ban chỉ huy|trung tâm|khu kinh tế|khu công nghiệp|cảng hàng không|hãng|hãng hàng không
        """
    );

    public static readonly PhraseSet Many = new("các|những|một số|toàn thể|tất cả các|từng|mỗi");

    /// <summary>Narrow a group down and belong to its name.</summary>
    public static readonly PhraseSet Qualifiers = new(
        "liên quan|có liên quan|hữu quan|chức năng|nêu trên|trên|nói trên|trực thuộc|thuộc|ngang|ngang bộ|ngang Bộ|khác|được giao|được giao chủ trì|được giao nhiệm vụ|được phân công|được lựa chọn|sau đây|dưới đây|sau|tương ứng|bị ảnh hưởng|bị thiệt hại|bị thiên tai|chịu ảnh hưởng|đi qua|nêu tại|ven biển|mới|mới khác"
    );

    /// <summary>Written before a place: "Công an tỉnh", "Sở Công Thương các tỉnh, thành phố".</summary>
    public static readonly PhraseSet Places = new(
        "tỉnh|thành phố|Thành phố|TP|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu|cấp tỉnh|cấp huyện|cấp xã|các cấp|các tỉnh|các thành phố|các huyện|các quận|các xã|các phường|các địa phương|các thị xã|nơi|vùng|khu vực"
    );

    public static readonly PhraseSet NoPlaces = new("xã hội|huyện ủy|tỉnh ủy|vùng trời|nơi nhận");

    public static readonly PhraseSet Ends = new(
        """
        về|để|theo|trong|trước|tại|trên cơ sở|nhằm|khi|nếu|đối với|với|bằng|từ|đến|do|cho|qua|gồm|như|bởi|mà|thì|nên|hoặc|đã|vừa|sẽ|đang|được|bị|là|có|cùng|sau khi|sau đó|sau đây|ngay|không|chưa|vào|vì|hết|chậm nhất|kể từ|hằng|hàng|nhưng|trường hợp|nêu|căn cứ|cũng|riêng|nghe|tổ chức|lên|tới
        tình hình|kết quả|nội dung|phương án|hình thức|vấn đề|những|việc|đề án|dự thảo|hồ sơ|số liệu|danh sách|nguyên nhân|tiến độ|nhu cầu|giải pháp|biện pháp|chủ trương|danh mục|dự án|kế hoạch|các vấn đề|các nội dung|các giải pháp|các phương án|các biện pháp|các dự án|mức|khó khăn
        """
    );

    public static readonly PhraseSet HasDuty = new(
        "có trách nhiệm|có phương án|có kế hoạch|có giải pháp|có biện pháp|có văn bản|có báo cáo|có hình thức|có ý kiến|có cơ chế|có chính sách|có nhiệm vụ|có chủ trương|có lộ trình"
    );
}
