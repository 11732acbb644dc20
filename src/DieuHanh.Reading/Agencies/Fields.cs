using DieuHanh.Reading.Text;

namespace DieuHanh.Reading.Agencies;

/// <summary>
/// The fields that name ministries and provincial departments ("Bộ …", "Sở …"), past and present. The table is needed because their names
/// hold commas, "và" and verbs ("Văn hóa, Thể thao và Du lịch", "Xây dựng") and stand bare in lists ("các Bộ: Xây dựng, Y tế").
/// </summary>
internal static class Fields
{
    public static readonly PhraseSet Ministries = new(
        """
        Quốc phòng|Công an|Ngoại giao|Nội vụ|Tư pháp|Kế hoạch và Đầu tư|Kế hoạch - Đầu tư|Tài chính|Công Thương|Xây dựng|Y tế|Giao thông vận tải|Giao thông Vận tải|Giao thông công chính
        Nông nghiệp và Phát triển nông thôn|Nông nghiệp và Phát triển Nông thôn|Nông nghiệp và PTNT|Nông nghiệp & Phát triển nông thôn|Nông nghiệp và Môi trường|Nông nghiệp|Thủy sản
        Tài nguyên và Môi trường|Thông tin và Truyền thông|Lao động - Thương binh và Xã hội|Lao động – Thương binh và Xã hội|Lao động-Thương binh và Xã hội|Lao động, Thương binh và Xã hội|Lao động Thương binh và Xã hội
        Văn hóa, Thể thao và Du lịch|Văn hóa, Thể thao|Văn hóa và Thể thao|Văn hóa - Thông tin|Văn hóa, Thông tin|Văn hóa|Du lịch|Khoa học và Công nghệ|Khoa học, Công nghệ và Môi trường|Giáo dục và Đào tạo
        Dân tộc và Tôn giáo|Dân tộc|Thương mại|Công nghiệp|Bưu chính, Viễn thông|Bưu chính Viễn thông|Quy hoạch - Kiến trúc|Ngoại vụ|An toàn thực phẩm
        """
    );

    public static readonly PhraseSet Cities = new("Hà Nội|Hải Phòng|Đà Nẵng|Cần Thơ|Hồ Chí Minh|Huế|TP. Hồ Chí Minh");
}
