using DieuHanh.Directory.Provider;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory.SignIn;

/// <summary>An office beside an identity provider, which is a real server.</summary>
public sealed class ProviderWorld : World, IAsyncDisposable
{
    internal const string Start = "/sign-in/provider";
    internal const string Failed = "/sign-in?problem=failed";
    internal const string Unknown = "/sign-in?problem=unknown";

    internal Issuer Issuer { get; } = Issuer.Start().GetAwaiter().GetResult();

    internal ProviderSettings Settings => App.Services.GetRequiredService<ProviderSettings>();

    protected override void Tune(WebApplicationBuilder builder)
    {
        builder.Configuration["Oidc:Authority"] = Issuer.Address;
        builder.Configuration["Oidc:ClientId"] = Issuer.ClientId;
        builder.Configuration["Oidc:ClientSecret"] = Issuer.Secret;
        builder.Configuration["Oidc:Name"] = "Tài khoản tỉnh";
        builder.Configuration["Oidc:Seconds"] = "120";
        builder.Configuration["Oidc:StrongAcr"] = "gold platinum";
        builder.Services.AddSingleton<IStartupFilter>(new FromElsewhere());
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await Issuer.DisposeAsync();
    }

    /// <summary>The browser goes to the provider, is let in there, and comes back.</summary>
    internal async Task<Page> Return(Visitor visitor, Page away, string subject)
    {
        Issuer.Says["sub"] = subject;
        var back = await Issuer.Visit(away.Location!);
        back.AbsolutePath.ShouldBe("/sign-in/provider/callback");
        return await visitor.Get(back.PathAndQuery);
    }

    internal async Task Link(string userName, string subject)
    {
        var admin = await As("administrator");
        var url = $"/people/{Staff[userName]}";
        (await admin.SubmitFrom(url, $"{url}/account/login", ("Subject", subject))).Status.ShouldBe(302);
    }

    /// <summary>A new browser, and what the provider says of who sits before it.</summary>
    internal async Task<Page> Come(string subject, params (string Name, string Value)[] says)
    {
        foreach (var name in Issuer.Says.Keys.ToList())
        {
            Issuer.Says.Remove(name);
        }

        foreach (var (name, value) in says)
        {
            Issuer.Says[name] = value;
        }

        var visitor = Stranger();
        return await Return(visitor, await visitor.Get(Start), subject);
    }
}
