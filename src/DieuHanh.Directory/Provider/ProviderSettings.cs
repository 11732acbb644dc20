using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Directory.Provider;

/// <summary>How a subject of the provider that nobody linked yet finds its account.</summary>
public enum Match
{
    /// <summary>Not at all: an administrator links each account.</summary>
    Subject,

    /// <summary>By the e-mail address, where the provider says it verified it and exactly one account has it.</summary>
    Email,

    /// <summary>By the user name (<c>preferred_username</c>), which must be the same on both sides.</summary>
    UserName,
}

/// <summary>The agency's own identity provider (OpenID Connect), configuration section <c>Oidc</c>. Off until it is named. It opens accounts that are there and never makes one.</summary>
public sealed class ProviderSettings
{
    /// <summary>Name of the authentication scheme.</summary>
    public const string Scheme = "oidc";

    /// <summary>The issuer's address; HTTPS, save for a provider on the same machine.</summary>
    public string Authority { get; set; } = "";
    public string ClientId { get; set; } = "";
    public string ClientSecret { get; set; } = "";

    /// <summary>What the button calls it.</summary>
    public string Name { get; set; } = "";
    public Match Match { get; set; } = Match.Subject;

    /// <summary>Values of <c>acr</c>, separated by spaces, by which the provider says that it asked for two factors; <c>mfa</c> in <c>amr</c> says so as well.</summary>
    public string StrongAcr { get; set; } = "";

    /// <summary>So long the provider may take to answer, in seconds; somebody waits for it.</summary>
    public int Seconds { get; set; } = 10;

    public bool On => Authority.Length > 0 && ClientId.Length > 0;

    /// <summary>Under which issuer subjects are linked.</summary>
    public string Issuer => Authority.TrimEnd('/');

    public bool IsLoopback => Uri.TryCreate(Authority, UriKind.Absolute, out var address) && address.IsLoopback;

    internal static ProviderSettings Read(IServiceProvider services)
    {
        var settings =
            services.GetRequiredService<IConfiguration>().GetSection("Oidc").Get<ProviderSettings>() ?? new();
        settings.Name = settings.Name.Length > 0 ? settings.Name : "OpenID";
        return settings;
    }
}
