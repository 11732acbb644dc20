using DieuHanh.Kernel.Contracts;
using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Directory;

/// <summary>Questions as of a date, over the real agencies.</summary>
public sealed class DirectoryBookTests(SampleWorld world) : IClassFixture<SampleWorld>
{
    private static readonly DateOnly Then = new(2015, 3, 31);
    private static readonly DateOnly Day2024 = new(2024, 6, 1);
    private static readonly DateOnly Now = new(2026, 11, 23);

    [Fact]
    public async Task One_hundred_and_seventy_eight_agencies_were_connected_in_2015() =>
        (await world.Book()).Connected(Then).Count().ShouldBe(178);

    [Theory]
    [InlineData("2015-03-31", AgencyKind.Province, 63)]
    [InlineData("2025-06-30", AgencyKind.Province, 63)]
    [InlineData("2025-07-01", AgencyKind.Province, 34)]
    [InlineData("2026-11-23", AgencyKind.Province, 34)]
    [InlineData("2025-02-28", AgencyKind.Ministry, 18)]
    [InlineData("2025-02-28", AgencyKind.MinisterialAgency, 4)]
    [InlineData("2025-03-01", AgencyKind.Ministry, 14)]
    [InlineData("2025-03-01", AgencyKind.MinisterialAgency, 3)]
    [InlineData("2025-03-01", AgencyKind.GovernmentAgency, 5)]
    [InlineData("2015-03-31", AgencyKind.GovernmentAgency, 8)]
    public async Task Agencies_of_a_kind_as_of_a_day(string day, AgencyKind kind, int count)
    {
        var book = await world.Book();
        book.Agencies.Count(a => a.Kind == kind && a.ValidOn(DateOnly.Parse(day))).ShouldBe(count);
    }

    [Theory]
    [InlineData("UBND các tỉnh, thành phố trực thuộc Trung ương", 63, 34)]
    [InlineData("Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương", 63, 34)]
    [InlineData("Uỷ ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", 63, 34)]
    [InlineData("Chủ tịch UBND các tỉnh, thành phố trực thuộc Trung ương", 63, 34)]
    [InlineData("các địa phương", 63, 34)]
    [InlineData("các bộ, cơ quan ngang bộ", 21, 16)] // without the office itself
    [InlineData("Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ", 29, 21)]
    public async Task A_group_is_its_members_on_the_day(string name, int before, int since)
    {
        var book = await world.Book();
        foreach (var (day, count) in new[] { (Then, before), (Now, since) })
        {
            var match = book.Resolve(name, day);
            match.IsGroup.ShouldBeTrue();
            match.Whole.ShouldBeTrue();
            match.Only.ShouldBeNull();
            match.Candidates.Count.ShouldBe(count);
            match.Candidates.ShouldAllBe(id => book.Agency(id)!.ValidOn(day));
        }
    }

    [Fact]
    public async Task A_part_of_a_group_is_for_a_person_to_choose()
    {
        var match = (await world.Book()).Resolve("các bộ, ngành, địa phương liên quan", Now);
        match.IsGroup.ShouldBeTrue();
        match.Whole.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Bộ KH&ĐT", "2015-03-31", "bo-ke-hoach-va-dau-tu")]
    [InlineData("Bộ Kế hoạch & Đầu tư", "2024-06-01", "bo-ke-hoach-va-dau-tu")]
    [InlineData("BỘ TÀI CHÍNH", "2024-06-01", "bo-tai-chinh-truoc-2025")]
    [InlineData("Bộ Tài chính", "2026-11-23", "bo-tai-chinh")]
    [InlineData("Bộ trưởng Bộ Tài chính", "2026-11-23", "bo-tai-chinh")]
    [InlineData("bo truong bo tai chinh", "2026-11-23", "bo-tai-chinh")]
    [InlineData("Bộ NN&PTNT", "2024-06-01", "bo-nong-nghiep-va-phat-trien-nong-thon")]
    [InlineData("Bộ GD&ĐT", "2026-11-23", "bo-giao-duc-va-dao-tao")]
    [InlineData("NHNN", "2026-11-23", "ngan-hang-nha-nuoc-viet-nam")]
    [InlineData("Thống đốc Ngân hàng Nhà nước Việt Nam", "2026-11-23", "ngan-hang-nha-nuoc-viet-nam")]
    [InlineData("Tổng Thanh tra Chính phủ", "2026-11-23", "thanh-tra-chinh-phu")]
    [InlineData("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "2026-11-23", "van-phong-chinh-phu")]
    [InlineData("UBND tỉnh Nghệ An", "2026-11-23", "ubnd-nghe-an")]
    [InlineData("Uỷ ban nhân dân tỉnh Nghệ An", "2015-03-31", "ubnd-nghe-an")]
    [InlineData("Chủ tịch UBND tỉnh Nghệ An", "2026-11-23", "ubnd-nghe-an")]
    [InlineData("Chủ tịch Ủy ban nhân dân tỉnh Nghệ An", "2026-11-23", "ubnd-nghe-an")]
    [InlineData("tỉnh Nghệ An", "2026-11-23", "ubnd-nghe-an")]
    [InlineData("Nghệ An", "2026-11-23", "ubnd-nghe-an")]
    [InlineData("UBND TP. Hồ Chí Minh", "2026-11-23", "ubnd-ho-chi-minh")]
    [InlineData("UBND TP. Hồ Chí Minh", "2025-06-30", "ubnd-ho-chi-minh-truoc-2025")]
    [InlineData("Thành phố Hồ Chí Minh", "2026-11-23", "ubnd-ho-chi-minh")]
    [InlineData("Chủ tịch Ủy ban nhân dân thành phố Hồ Chí Minh", "2026-11-23", "ubnd-ho-chi-minh")]
    [InlineData("UBND Thành phố Hà Nội", "2026-11-23", "ubnd-ha-noi")]
    [InlineData("TP. Hà Nội", "2026-11-23", "ubnd-ha-noi")]
    [InlineData("Tập đoàn Điện lực Việt Nam", "2026-11-23", "tap-doan-dien-luc-viet-nam")]
    public async Task A_spelling_stands_for_one_agency(string name, string day, string key)
    {
        var match = (await world.Book()).Resolve(name, DateOnly.Parse(day));
        match.IsGroup.ShouldBeFalse();
        match.Former.ShouldBeNull();
        match.Only.ShouldBe(world.Loaded.Agencies[key]);
    }

    [Fact]
    public async Task Decomposed_letters_are_the_same_name()
    {
        var name = "Uỷ ban nhân dân tỉnh Thừa Thiên Huế".Normalize(System.Text.NormalizationForm.FormD);
        (await world.Book()).Resolve(name, Then).Only.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Bộ NN&PTNT", "bo-nong-nghiep-va-phat-trien-nong-thon", "bo-nong-nghiep-va-moi-truong")]
    [InlineData("Bộ Kế hoạch và Đầu tư", "bo-ke-hoach-va-dau-tu", "bo-tai-chinh")]
    [InlineData("UBND tỉnh Bạc Liêu", "ubnd-bac-lieu", "ubnd-ca-mau")]
    public async Task A_name_of_before_stands_for_its_heir(string name, string former, string heir)
    {
        var match = (await world.Book()).Resolve(name, Now);
        match.Former.ShouldBe(world.Loaded.Agencies[former]);
        match.Only.ShouldBe(world.Loaded.Agencies[heir]);
    }

    [Fact]
    public async Task Between_several_heirs_nothing_is_guessed()
    {
        var match = (await world.Book()).Resolve("Bộ Lao động - Thương binh và Xã hội", Now);
        match.Only.ShouldBeNull();
        match.Former.ShouldBe(world.Loaded.Agencies["bo-lao-dong-thuong-binh-va-xa-hoi"]);
        match.Candidates[0].ShouldBe(world.Loaded.Agencies["bo-noi-vu"]);
        match.Candidates.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("Chủ tịch ")]
    [InlineData("Bộ Không Có Thật")]
    [InlineData("🙂")]
    public async Task An_unknown_name_stands_for_nothing(string name) =>
        (await world.Book()).Resolve(name, Now).None.ShouldBeTrue();

    [Fact]
    public void Names_alike_without_marks_are_told_apart_by_their_marks()
    {
        var ha = Entry("Sở Mẫu Hà");
        var below = Entry("Sở Mẫu Hạ");
        var book = new DirectoryBook(Guid.Empty, [ha, below], [], [], [], [], []);
        book.Resolve("sở mẫu hà", Now).Only.ShouldBe(ha.Id);
        book.Resolve("Giám đốc Sở Mẫu Hạ", Now).Only.ShouldBe(below.Id);
        book.Resolve("so mau ha", Now).Candidates.ShouldBe([ha.Id, below.Id], ignoreOrder: true);

        static AgencyEntry Entry(string name) =>
            new(
                Guid.NewGuid(),
                name,
                name,
                AgencyKind.ProvinceDepartment,
                "",
                "",
                DateOnly.MinValue,
                null,
                [],
                Connected: true
            );
    }

    [Fact]
    public void Agencies_that_name_each_other_as_heirs_end_nowhere()
    {
        var (a, b) = (Guid.NewGuid(), Guid.NewGuid());
        var book = new DirectoryBook(Guid.Empty, [Ended(a, b), Ended(b, a)], [], [], [], [], []);
        book.HeirsOn(a, Now).ShouldBeEmpty();

        static AgencyEntry Ended(Guid id, Guid heir) =>
            new(
                id,
                $"Cơ quan {id}",
                "",
                AgencyKind.Other,
                "",
                "",
                DateOnly.MinValue,
                new DateOnly(2020, 1, 1),
                [heir],
                Connected: true
            );
    }

    [Fact]
    public async Task Heirs_are_followed_from_merger_to_merger()
    {
        // Thừa Thiên Huế became the city of Huế, Đồng Nai merged with Bình Phước and then became a city.
        var book = await world.Book();
        var heirs = book.HeirsOn(world.Loaded.Agencies["ubnd-binh-phuoc"], Now);
        heirs.Select(a => a.Id).ShouldBe([world.Loaded.Agencies["ubnd-dong-nai"]]);
        book.HeirsOn(world.Loaded.Agencies["ubnd-binh-phuoc"], new(2025, 12, 1))
            .ShouldHaveSingleItem()
            .Name.ShouldBe("Ủy ban nhân dân tỉnh Đồng Nai");
        book.HeirsOn(world.Loaded.Agencies["ubnd-binh-phuoc"], Day2024)
            .ShouldHaveSingleItem()
            .Id.ShouldBe(world.Loaded.Agencies["ubnd-binh-phuoc"]);
    }

    [Fact]
    public async Task Every_agency_that_ended_but_the_fillers_has_an_heir_today()
    {
        var book = await world.Book();
        var ended = book.Agencies.Where(a => a.ValidTo is not null && a.Kind is not AgencyKind.Other).ToList();
        ended.Count.ShouldBeGreaterThan(50);
        ended.Where(a => book.HeirsOn(a.Id, Now).Count == 0).Select(a => a.Name).ShouldBeEmpty();
        ended.ShouldAllBe(a => a.Successors.All(s => book.Agency(s)!.ValidOn(a.ValidTo!.Value.AddDays(1))));
    }

    [Fact]
    public async Task Every_name_and_short_name_leads_back_to_its_agency()
    {
        var book = await world.Book();
        var checkedNames = 0;
        foreach (var day in new[] { Then, Day2024, Now })
        {
            foreach (var agency in book.Agencies.Where(a => a.ValidOn(day)))
            {
                book.Resolve(agency.Name, day).Candidates.ShouldBe([agency.Id], agency.Name);
                book.Resolve(agency.ShortName, day).Candidates.ShouldContain(agency.Id, agency.ShortName);
                checkedNames++;
            }
        }

        checkedNames.ShouldBeGreaterThan(300);
    }

    [Fact]
    public async Task No_two_agencies_carry_a_code_on_the_same_day()
    {
        var book = await world.Book();
        foreach (var day in new[] { Then, Day2024, Now })
        {
            book.Agencies.Where(a => a.ValidOn(day) && a.Code.Length > 0)
                .GroupBy(a => a.Code)
                .Where(g => g.Count() > 1)
                .Select(g => string.Join(" = ", g.Select(a => a.Name)))
                .ShouldBeEmpty();
        }
    }
}
