using DieuHanh.Directory;
using DieuHanh.Directory.Loading;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory;

public sealed class DirectoryLoaderTests(SampleWorld world, ProvinceWorld province)
    : IClassFixture<SampleWorld>,
        IClassFixture<ProvinceWorld>
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task Every_connected_agency_of_today_has_someone_who_can_sign_in()
    {
        foreach (var (office, loaded) in new[] { ((World)world, world.Loaded), (province, province.Loaded) })
        {
            var book = await office.Book();
            var signIn = await office.In(s =>
                s.GetRequiredService<DirectoryDb>().Accounts.Select(a => a.PersonId).ToListAsync()
            );
            var connected = book.Connected(Today).Where(a => a.Id != book.OfficeId).ToList();
            connected.Count.ShouldBeGreaterThan(30);
            connected
                .Where(a => !book.Holders(a.Id, null, Role.FocalPoint).Any(p => signIn.Contains(p.Id)))
                .Select(a => a.Name)
                .ShouldBeEmpty();
            loaded.Accounts.Count.ShouldBe(signIn.Count);
        }
    }

    [Fact]
    public async Task Nobody_has_a_post_in_an_agency_that_has_ended()
    {
        var book = await world.Book();
        book.People.ShouldNotBeEmpty();
        book.People.SelectMany(p => p.Positions).Where(p => !book.Agency(p.AgencyId)!.ValidOn(Today)).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_sample_people_are_recognisable_and_all_their_accounts_are_samples()
    {
        var book = await world.Book();
        book.People.ShouldAllBe(p => p.Name.Contains(" Mẫu ", StringComparison.Ordinal));
        await world.In(async s =>
        {
            var accounts = await s.GetRequiredService<DirectoryDb>().Accounts.ToListAsync();
            accounts.Count.ShouldBeGreaterThan(100);
            accounts.ShouldAllBe(a => a.IsSample);
        });
    }

    [Fact]
    public async Task Ids_are_the_same_on_every_load()
    {
        var again = new SampleWorld();
        await again.InitializeAsync();
        again.Loaded.Agencies.ShouldBe(world.Loaded.Agencies, ignoreOrder: true);
        again.Loaded.People.ShouldBe(world.Loaded.People, ignoreOrder: true);
        again.Loaded.Units.ShouldBe(world.Loaded.Units, ignoreOrder: true);
        await again.DisposeAsync();
    }

    [Fact]
    public async Task A_directory_that_is_not_empty_is_left_alone()
    {
        var before = (await world.Book()).Agencies.Count;
        await Should.ThrowAsync<RefusedException>(() =>
            world.In(async s => await DirectoryLoader.Load(s, DataSet.Province))
        );
        (await world.Book()).Agencies.Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_secretary_enters_for_her_leader()
    {
        var book = await world.Book();
        var secretary = book.Person(world.Loaded.People["thuky.thutuong"])!;
        secretary.Positions.ShouldHaveSingleItem().ActsFor.ShouldBe(world.Loaded.People["thutuong"]);
    }

    [Fact]
    public async Task A_person_with_two_posts_is_one_person()
    {
        var book = await world.Book();
        var person = book.Person(world.Loaded.People["vt.tccb"])!;
        person.Positions.Select(p => p.Role).ShouldBe([Role.UnitHead, Role.HumanResources], ignoreOrder: true);
    }

    [Fact]
    public async Task The_table_of_portfolios_changes_hands_on_its_day()
    {
        var book = await world.Book();
        var field = world.Loaded.Fields["chuyen-doi-so"];
        book.Portfolio(field, null, new(2026, 5, 31))!.LeaderId.ShouldBe(world.Loaded.People["ptt.vanxa"]);
        book.Portfolio(field, null, new(2026, 6, 1))!.LeaderId.ShouldBe(world.Loaded.People["thutuong"]);
        book.FieldsOn(Today).Count.ShouldBe(world.Loaded.Fields.Count);
    }

    [Fact]
    public async Task The_field_goes_before_the_agency()
    {
        var book = await world.Book();
        var agency = world.Loaded.Agencies["bo-tai-chinh"];
        var field = world.Loaded.Fields["chuyen-doi-so"];
        book.Portfolio(field, agency, Today)!.Field.ShouldBe(field);
        book.Portfolio(null, agency, Today)!.AgencyId.ShouldBe(agency);
        book.Portfolio("không có lĩnh vực này", agency, Today)!.AgencyId.ShouldBe(agency);
    }
}
