using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Builder;

namespace DieuHanh.Tests.Directory.SignIn;

/// <summary>A provider that does not answer, and an office that knows none.</summary>
public sealed class ProviderAwayTests(ProviderAwayTests.Alone world) : IClassFixture<ProviderAwayTests.Alone>
{
    public sealed class Alone : World
    {
        protected override void Tune(WebApplicationBuilder builder)
        {
            builder.Configuration["Oidc:Authority"] = "http://127.0.0.1:1";
            builder.Configuration["Oidc:ClientId"] = "dieuhanh";
        }
    }

    [Fact]
    public async Task It_is_said_clearly_and_the_password_still_works()
    {
        var visitor = world.Stranger();
        var answer = await visitor.Get("/sign-in/provider");
        answer.Location.ShouldBe("/sign-in?problem=away");

        var page = await visitor.Follow(answer);

        page.Text(".error-summary").ShouldContain("hiện không trả lời");
        (await visitor.Send(page, "/sign-in", ("UserName", "clerk"), ("Password", Staff.Password))).Status.ShouldBe(
            302
        );
    }
}
