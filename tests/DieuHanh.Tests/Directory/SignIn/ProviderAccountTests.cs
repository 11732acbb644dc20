using DieuHanh.Directory;
using DieuHanh.Directory.Provider;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static DieuHanh.Tests.Directory.SignIn.ProviderWorld;

namespace DieuHanh.Tests.Directory.SignIn;

/// <summary>Which account somebody at the identity provider comes into, and who says so.</summary>
public sealed class ProviderAccountTests(ProviderWorld world) : IClassFixture<ProviderWorld>
{
    [Fact]
    public async Task A_subject_nobody_linked_opens_nothing_and_makes_no_account()
    {
        var before = await world.In(s => s.GetRequiredService<DirectoryDb>().Accounts.CountAsync());
        var visitor = world.Stranger();
        world.Issuer.Says["preferred_username"] = "clerk";
        world.Issuer.Says["email"] = "clerk@example.invalid";
        world.Issuer.Says["email_verified"] = "true";

        (await world.Return(visitor, await visitor.Get(Start), "sub-stranger")).Location.ShouldBe(Unknown);

        (await visitor.Get(Unknown)).Text(".error-summary").ShouldContain("không có tài khoản");
        (await world.In(s => s.GetRequiredService<DirectoryDb>().Accounts.CountAsync())).ShouldBe(before);
    }

    [Fact]
    public async Task A_disabled_account_stays_closed()
    {
        await world.Link("hr", "sub-hr");
        var admin = await world.As("administrator");
        var url = $"/people/{world.Staff["hr"]}";
        await admin.SubmitFrom(url, $"{url}/account/disable");
        var visitor = world.Stranger();

        (await world.Return(visitor, await visitor.Get(Start), "sub-hr")).Location.ShouldBe(Unknown);
    }

    [Fact]
    public async Task A_password_that_was_handed_out_need_not_be_changed_by_who_does_not_use_it()
    {
        await world.Link("secretary", "sub-secretary");
        var admin = await world.As("administrator");
        var url = $"/people/{world.Staff["secretary"]}";
        (await admin.SubmitFrom(url, $"{url}/account/password")).Status.ShouldBe(200);
        var visitor = world.Stranger();

        await world.Return(visitor, await visitor.Get(Start), "sub-secretary");

        (await visitor.Get("/tasks")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task By_rule_a_name_or_a_verified_address_finds_its_account_once()
    {
        try
        {
            world.Settings.Match = Match.UserName;
            (await world.Come("sub-nghean", ("preferred_username", "focal-nghean"))).Location.ShouldBe("/");
            (await world.Come("sub-other", ("preferred_username", "focal-nghean"))).Location.ShouldBe(Unknown);

            world.Settings.Match = Match.Email;
            var address = ("email", "Focal-HaTinh@example.invalid");
            (await world.Come("sub-hatinh", address, ("email_verified", "false"))).Location.ShouldBe(Unknown);
            (await world.Come("sub-hatinh", address)).Location.ShouldBe(Unknown);
            (await world.Come("sub-hatinh", address, ("email_verified", "true"))).Location.ShouldBe("/");

            // Linked for good: the address may go to somebody else over there.
            world.Settings.Match = Match.Subject;
            (await world.Come("sub-hatinh", ("email", "other@example.invalid"))).Location.ShouldBe("/");
        }
        finally
        {
            world.Settings.Match = Match.Subject;
        }
    }

    [Fact]
    public async Task A_subject_has_one_account()
    {
        await world.Link("focal-bct", "sub-bct");
        var admin = await world.As("administrator");
        var url = $"/people/{world.Staff["focal-bxd"]}";

        (await admin.SubmitFrom(url, $"{url}/account/login", ("Subject", "sub-bct")))
            .Error("Subject")
            .ShouldStartWith("Mã định danh này đã gắn");
        (await admin.SubmitFrom(url, $"{url}/account/login", ("Subject", "sub-bxd"))).Status.ShouldBe(302);
        (await admin.Get(url)).Value("#Subject").ShouldBe("sub-bxd");
        (await admin.SubmitFrom(url, $"{url}/account/login", ("Subject", ""))).Status.ShouldBe(302);
        (await world.Come("sub-bxd")).Location.ShouldBe(Unknown);
    }

    [Fact]
    public async Task Who_somebody_is_at_the_provider_stays_out_of_the_record()
    {
        await world.Link("focal-tapdoan", "001099000001");
        try
        {
            world.Settings.Match = Match.UserName;
            (await world.Come("001099000002", ("preferred_username", "government-leader"))).Location.ShouldBe("/");
        }
        finally
        {
            world.Settings.Match = Match.Subject;
        }

        var record = await world.In(s => s.GetRequiredService<DirectoryDb>().Audit.ToListAsync());
        record.Count(a => a.Action == "Gắn với hệ thống định danh").ShouldBeGreaterThan(1);
        record.ShouldAllBe(a => !$"{a.Changes}{a.Why}".Contains("00109900000", StringComparison.Ordinal));
    }
}
