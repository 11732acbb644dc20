namespace DieuHanh.Reading.Text;

/// <summary>Keys of the small words that grammar hangs on.</summary>
internal static class W
{
    public static readonly string Va = Of("và");
    public static readonly string Cua = Of("của");
    public static readonly string Co = Of("có");
    public static readonly string Tai = Of("tại");
    public static readonly string O = Of("ở");
    public static readonly string Bo = Of("bộ");
    public static readonly string So = Of("sở");
    public static readonly string Uy = Of("ủy");
    public static readonly string Cac = Of("các");
    public static readonly string Dong = Of("đồng");
    public static readonly string Phong = Of("phòng");
    public static readonly string Chong = Of("chống");
    public static readonly string Dia = Of("địa");
    public static readonly string Phu = Of("phụ");
    public static readonly string Trach = Of("trách");
    public static readonly string Quy = Of("quý");
    public static readonly string Ngay = Of("ngày");
    public static readonly string Thang = Of("tháng");
    public static readonly string Nam = Of("năm");
    public static readonly string Tuan = Of("tuần");
    public static readonly string Den = Of("đến");
    public static readonly string Truoc = Of("trước");
    public static readonly string Trong = Of("trong");
    public static readonly string Tu = Of("từ");
    public static readonly string Ke = Of("kể");
    public static readonly string Ve = Of("về");
    public static readonly string Do = Of("do");
    public static readonly string Tinh = Of("tỉnh");
    public static readonly string Thanh = Of("thành");
    public static readonly string Pho = Of("phố");

    private static string Of(string word) => Tokenizer.KeysOf(word)[0];
}
