using DieuHanh.Documents.Outgoing;
using DieuHanh.Tests.Directory;

namespace DieuHanh.Tests.Documents.Outgoing;

/// <summary>"Nơi nhận" as real documents write it, over the real agencies: who is meant, and what a clerk is shown.</summary>
public sealed class AddresseesTests(SampleWorld world) : IClassFixture<SampleWorld>
{
    private static readonly DateOnly Now = new(2026, 11, 23);
    private static readonly DateOnly Day2024 = new(2024, 6, 1);

    [Theory]
    [InlineData("- Các Bộ: TC, NN&MT, XD;", "bo-nong-nghiep-va-moi-truong bo-tai-chinh bo-xay-dung")]
    [InlineData("- Bộ TC;", "bo-tai-chinh")]
    [InlineData("- Bộ CA;", "bo-cong-an")]
    [InlineData("- Bộ NN và MT (b/c);", "bo-nong-nghiep-va-moi-truong")]
    [InlineData("- Bộ Y tế, Bộ Công Thương (b/c);", "bo-cong-thuong bo-y-te")]
    [InlineData("- Bộ: TC; XD và YT;", "bo-tai-chinh bo-xay-dung bo-y-te")]
    [InlineData("- Các Bộ: Y tế, Văn hóa, Thể thao và Du lịch;", "bo-van-hoa-the-thao-va-du-lich bo-y-te")]
    [InlineData("- Các Bộ: VHTT&DL, VH, TT&DL, NG;", "bo-ngoai-giao bo-van-hoa-the-thao-va-du-lich")]
    [InlineData(
        "- Các Bộ, cơ quan: Tài chính, Nông nghiệp và Môi trường, Xây dựng, Công Thương, Tư pháp;",
        "bo-cong-thuong bo-nong-nghiep-va-moi-truong bo-tai-chinh bo-tu-phap bo-xay-dung"
    )]
    [InlineData("- Các Bộ, cơ quan: TC, NHNN, TTCP;", "bo-tai-chinh ngan-hang-nha-nuoc-viet-nam thanh-tra-chinh-phu")]
    [InlineData(
        "- Bộ trưởng các Bộ: Quốc phòng, Công an, Ngoại giao, Xây dựng;",
        "bo-cong-an bo-ngoai-giao bo-quoc-phong bo-xay-dung"
    )]
    [InlineData(
        "- TTXVN, Đài THVN, Đài TNVN;",
        "dai-tieng-noi-viet-nam dai-truyen-hinh-viet-nam thong-tan-xa-viet-nam"
    )]
    [InlineData("- HĐND, UBND các tỉnh, thành phố: Hà Nội, Ninh Bình;", "ubnd-ha-noi ubnd-ninh-binh")]
    [InlineData("- UBND các tỉnh: Nghệ An và Hà Tĩnh;", "ubnd-ha-tinh ubnd-nghe-an")]
    [InlineData("- UBND thành phố Đồng Nai, UBND Thành phố Hồ Chí Minh;", "ubnd-dong-nai ubnd-ho-chi-minh")]
    [InlineData("- Tập đoàn Điện lực VN;", "tap-doan-dien-luc-viet-nam")]
    public async Task Everyone_named_is_meant_and_nothing_is_doubtful(string places, string keys)
    {
        (await Meant(places, Now)).ShouldBe(keys.Split(' '));
        (await Doubtful(places, Now)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("- UBND các tỉnh, thành phố trực thuộc TW;", 34)]
    [InlineData("- UBND các tỉnh, TP trực thuộc TƯ;", 34)]
    [InlineData("- UBND các tỉnh, TP (để phối hợp chỉ đạo);", 34)]
    [InlineData("- HĐND, UBND các tỉnh, thành phố trực thuộc trung ương;", 34)]
    [InlineData("- HĐND, UBND các tỉnh, TP trực thuộc Trung ương;", 34)]
    [InlineData("- Các bộ, cơ quan ngang bộ;", 16)]
    [InlineData("- Các bộ, cơ quan ngang bộ, cơ quan thuộc CP;", 21)]
    public async Task A_group_is_all_its_members(string places, int members)
    {
        (await Meant(places, Now)).Count.ShouldBe(members);
        (await Doubtful(places, Now)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Abbreviations_mean_the_agencies_of_the_documents_day()
    {
        const string places = "- Các Bộ: KH&ĐT, TC, NN&PTNT, GTVT, LĐ-TB&XH, TT&TT;";
        (await Meant(places, Day2024)).ShouldBe([
            "bo-giao-thong-van-tai",
            "bo-ke-hoach-va-dau-tu",
            "bo-lao-dong-thuong-binh-va-xa-hoi",
            "bo-nong-nghiep-va-phat-trien-nong-thon",
            "bo-tai-chinh-truoc-2025",
            "bo-thong-tin-va-truyen-thong",
        ]);
        (await Doubtful(places, Day2024)).ShouldBeEmpty();

        // Written today, what has ended is its only heir's, and a person is told so; between several heirs nothing is guessed.
        (await Meant("- Các Bộ: GTVT, LĐTBXH;", Now)).ShouldBe(["bo-xay-dung"]);
        var doubtful = await Doubtful("- Các Bộ: GTVT, LĐTBXH;", Now);
        doubtful.Count.ShouldBe(2);
        doubtful[0].ShouldBe("GTVT (đã kết thúc, hiểu là Bộ Xây dựng)");
        doubtful[1].ShouldStartWith("LĐTBXH (có thể là Bộ Nội vụ, ");
    }

    [Theory]
    [InlineData("- Các Bộ: TC, XYZ;", "XYZ")]
    [InlineData("- Thành ủy, HĐND, UBND Thành phố Hồ Chí Minh;", "Thành ủy|HĐND")]
    [InlineData("- UBND 28 tỉnh, thành phố ven biển;", "UBND 28 tỉnh|thành phố ven biển")]
    [InlineData(
        "- Các bộ, ngành, địa phương liên quan;",
        "Các bộ, ngành, địa phương liên quan (chưa rõ những cơ quan nào)"
    )]
    [InlineData("- Công ty Không Có Thật;", "Công ty Không Có Thật")]
    public async Task What_is_not_certain_is_shown_and_not_guessed(string places, string shown)
    {
        (await Doubtful(places, Now)).ShouldBe(shown.Split('|'));
    }

    [Theory]
    [InlineData("- Như trên;")]
    [InlineData("- Như Điều 4;")]
    [InlineData("- Thủ tướng, các Phó Thủ tướng Chính phủ (để báo cáo);")]
    [InlineData("- TTg, PTTg Ngô Mẫu Thành (để b/c);")]
    [InlineData("- Các đồng chí Thành viên Chính phủ;")]
    [InlineData("- VPCP: BTCN, các PCN; Trợ lý, Thư ký Thủ tướng; Các Vụ: KTTH, CN, NN, TH; Cục TTHC;")]
    [InlineData("- CVP, các PCVP;")]
    [InlineData("- Lưu: VT, QHĐP (2).")]
    public async Task People_and_the_offices_own_are_no_agencies(string places)
    {
        (await Meant(places, Now)).ShouldBeEmpty();
        (await Doubtful(places, Now)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_line_without_end_is_not_read_to_its_end()
    {
        var hostile =
            $"{string.Concat(Enumerable.Repeat("a,", 900))}: {string.Concat(Enumerable.Repeat("b,", 500_000))}";
        (await Doubtful(hostile, Now)).ShouldBe(["b"]);
    }

    private async Task<IReadOnlyList<string>> Meant(string places, DateOnly day)
    {
        var keys = world.Loaded.Agencies.ToDictionary(a => a.Value, a => a.Key);
        return
        [
            .. Drafting
                .RecipientsOf(await world.Book(), places, day)
                .Select(a => keys[a])
                .Order(StringComparer.Ordinal),
        ];
    }

    private async Task<IReadOnlyList<string>> Doubtful(string places, DateOnly day) =>
        Drafting.DoubtfulIn(await world.Book(), places, day);
}
