using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Decisions;
using DieuHanh.Directory.Delegations;
using DieuHanh.Directory.Factors;
using DieuHanh.Directory.Groups;
using DieuHanh.Directory.JobTitles;
using DieuHanh.Directory.Opening;
using DieuHanh.Directory.People;
using DieuHanh.Directory.Personal;
using DieuHanh.Directory.Portfolios;
using DieuHanh.Directory.Provider;
using DieuHanh.Directory.Resets;
using DieuHanh.Directory.Sessions;
using DieuHanh.Directory.Workbooks;
using DieuHanh.Kernel;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Http;
using DieuHanh.Kernel.Words;
using DieuHanh.Ui.Frame;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Directory;

/// <summary>Who is who: agencies over time, units, people, accounts, and signing in.</summary>
public static class DirectoryModule
{
    public static IServiceCollection AddDirectory(this IServiceCollection services)
    {
        Phrases.Load(typeof(DirectoryModule).Assembly);
        DirectoryJournal.AddTo(services);
        services
            .AddModuleDb<DirectoryDb>()
            .AddScoped<DirectoryReader>()
            .AddScoped<IDirectory>(s => s.GetRequiredService<DirectoryReader>())
            .AddScoped<ISearchable, AgencySearch>()
            .AddScoped<ISearchable, PersonSearch>()
            .AddScoped<IPersonalData, DirectoryTraces>()
            .AddScoped<Erasure>()
            .AddScoped<TurnBook>()
            .AddSingleton(new Remembered<IReadOnlyList<Turn>>(DirectoryDb.RevisionName, TurnBook.Read))
            .AddSingleton(new Remembered<DirectoryState>(DirectoryDb.RevisionName, DirectoryReader.Read));

        services
            .AddScoped<Attempts>()
            .AddScoped<Guesses>()
            .AddScoped<Resume>()
            .AddScoped<AccountOpening>()
            .AddScoped<UserAdding>()
            .AddScoped<Arrival>()
            .AddScoped<SecondStep>()
            .AddScoped<Proof>()
            .AddScoped<Codes>()
            .AddScoped<Passkeys>()
            .AddScoped<Tickets>()
            .AddSingleton(Cookie.Asked)
            .AddProvider()
            .AddSingleton<ResetMailer>()
            .AddHostedService(s => s.GetRequiredService<ResetMailer>())
            .AddSingleton<SignInSweeper>()
            .AddHostedService(s => s.GetRequiredService<SignInSweeper>())
            .AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>()
            .Configure<IdentityPasskeyOptions>(o =>
                o.UserVerificationRequirement = o.ResidentKeyRequirement = "required"
            )
            .AddIdentityCore<Account>()
            .AddUserStore<AccountStore>();

        services
            .AddAuthentication(Cookie.Scheme)
            .AddCookie(
                Cookie.Scheme,
                options =>
                {
                    options.Cookie.Name = "dieuhanh";
                    options.Cookie.Path = "/";
                    options.CookieManager = new HostCookies();
                    options.Cookie.HttpOnly = true;
                    options.Cookie.SameSite = SameSiteMode.Lax;
                    options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                    options.ExpireTimeSpan = Session.IdleFor;
                    options.SlidingExpiration = true;
                    options.Events = new CookieAuthenticationEvents
                    {
                        OnRedirectToLogin = Cookie.Ask,
                        OnRedirectToAccessDenied = Cookie.Deny,
                        OnCheckSlidingExpiration = Cookie.OnlyUseRenews,
                    };
                }
            );
        return services
            .AddSingleton(
                new NavEntry(
                    81,
                    "Danh bạ cơ quan",
                    "building",
                    AgencyList.Url,
                    Right.SeeDirectory,
                    'c',
                    Administration: true
                )
            )
            .AddSingleton(
                new NavEntry(82, "Người", "people", PersonList.Url, Right.SeeDirectory, 'g', Administration: true)
            )
            .AddSingleton(
                new NavEntry(
                    83,
                    "Bảng phân công công tác",
                    "diagram-3",
                    PortfolioList.Url,
                    Right.SeeDirectory,
                    'p',
                    Administration: true
                )
            )
            .AddSingleton(
                new NavEntry(89, "Dữ liệu về tôi", "shield-lock", MyData.Url, Right.SignedIn, 'u', Administration: true)
            )
            .AddSingleton(
                new NavEntry(
                    84,
                    "Bắt buộc xác thực hai lớp",
                    "shield-lock",
                    KeepFactorRules.Address,
                    Right.Administer,
                    'x',
                    Administration: true
                )
            )
            .AddSingleton(
                new NavEntry(
                    90,
                    "Đăng nhập và bảo mật",
                    "key",
                    SecurityPage.Url,
                    Right.SignedIn,
                    'm',
                    Administration: true,
                    Also: "/account"
                )
            );
    }

    public static void MapDirectory(this IEndpointRouteBuilder app)
    {
        SignIn.Map(app);
        Language.Map(app);
        ChangePassword.Map(app);
        SecondStep.Map(app);
        PasskeySignIn.Map(app);
        Proof.Map(app);
        SecurityPage.Map(app);
        EnrolAuthenticator.Map(app);
        RenewCodes.Map(app);
        KeepPasskeys.Map(app);
        KeepFactorRules.Map(app);
        AskReset.Map(app);
        UseReset.Map(app);
        ProviderSignIn.Map(app);
        KeepLogin.Map(app);
        FirstAdministrator.Map(app);
        AgencyList.Map(app);
        AgencyPage.Map(app);
        KeepAgency.Map(app);
        KeepAliases.Map(app);
        KeepCodes.Map(app);
        DecisionList.Map(app);
        MakeDecision.Map(app);
        DecisionPage.Map(app);
        GroupList.Map(app);
        GroupPage.Map(app);
        KeepGroup.Map(app);
        KeepUnits.Map(app);
        PersonList.Map(app);
        PersonPage.Map(app);
        KeepPerson.Map(app);
        KeepPosts.Map(app);
        JobTitleList.Map(app);
        KeepJobTitle.Map(app);
        UsualJobTitles.Map(app);
        KeepAccount.Map(app);
        MyData.Map(app);
        PersonData.Map(app);
        LeaveOffice.Map(app);
        KeepDelegations.Map(app);
        ActAs.Map(app);
        ImportStructure.Map(app);
        PortfolioList.Map(app);
        AssignPortfolio.Map(app);
        EndPortfolio.Map(app);
        PortfolioHistory.Map(app);
        HandOverPortfolios.Map(app);
    }
}
