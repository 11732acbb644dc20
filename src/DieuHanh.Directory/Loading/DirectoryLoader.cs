using System.Security.Cryptography;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Directory.Loading;

/// <summary>What was loaded, by the keys of the data files.</summary>
/// <param name="Fields">Names of the fields of work by key.</param>
/// <param name="Accounts">Who can sign in, in the order of the data file.</param>
/// <param name="Password">Of every sample account; it works on the machine itself only.</param>
public sealed record LoadedDirectory(
    IReadOnlyDictionary<string, Guid> Agencies,
    IReadOnlyDictionary<string, Guid> Units,
    IReadOnlyDictionary<string, Guid> People,
    IReadOnlyDictionary<string, string> Fields,
    IReadOnlyList<SampleAccount> Accounts,
    string Password
);

/// <summary>An account of a person that was loaded, as it is told to who tries the sample office.</summary>
public sealed record SampleAccount(
    string UserName,
    string Name,
    string Title,
    string Agency,
    IReadOnlyList<Role> Roles
);

/// <summary>Fills an empty directory from the data files, through the entities and with the same ids each time.</summary>
public static class DirectoryLoader
{
    /// <summary>Loads a sample office: agencies, units, people with one password for all, the table of portfolios.</summary>
    /// <param name="password">Null makes one up.</param>
    /// <exception cref="RefusedException">There are agencies already.</exception>
    public static async Task<LoadedDirectory> Load(
        IServiceProvider services,
        DataSet set,
        string? password = null,
        CancellationToken cancel = default
    )
    {
        var db = services.GetRequiredService<DirectoryDb>();
        await RefuseUnlessEmpty(db, cancel);
        password ??= RandomPassword();

        var agencies = AgencyData.Read(set, set.OfficeKey, sample: true);
        var people = new PeopleData(set, agencies.ByKey);
        agencies.AddTo(db);
        people.AddTo(db);
        db.AddRange(PortfolioData.Read(set));
        var accounts = Accounts(services, people, password);
        db.AddRange(accounts);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Nạp văn phòng mẫu", cancel: cancel);

        return new LoadedDirectory(
            agencies.ByKey.ToDictionary(a => a.Key, a => a.Value.Id),
            people.Units.ToDictionary(u => u.Key, u => u.Value.Id),
            people.People.ToDictionary(p => p.Key, p => p.Value.Id),
            set.Rows("fields").ToDictionary(f => f["key"], f => f["name"]),
            Shown(accounts, people, agencies),
            password
        );
    }

    /// <summary>Loads the agencies, their other names, the groups and the usual job titles only, for an office of its own people.</summary>
    /// <param name="officeKey">The agency whose office this is; null where it is none of them.</param>
    internal static async Task AddAgencies(
        DirectoryDb db,
        DataSet set,
        string? officeKey,
        CancellationToken cancel = default
    )
    {
        await RefuseUnlessEmpty(db, cancel);
        AgencyData.Read(set, officeKey, sample: false).AddTo(db);
        db.AddRange(JobTitleData.Read(set));
    }

    private static async Task RefuseUnlessEmpty(DirectoryDb db, CancellationToken cancel) =>
        new Reasons()
            .When(await db.Agencies.AnyAsync(cancel), "Danh bạ đã có cơ quan: chỉ nạp được vào danh bạ trống.")
            .Refuse();

    // One password, one hash: making one takes a tenth of a second on purpose, and sample accounts are refused off this machine anyway.
    private static List<Account> Accounts(IServiceProvider services, PeopleData people, string password)
    {
        var hash = services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(new Account(), password);
        var names = services.GetRequiredService<ILookupNormalizer>();
        var today = services.GetRequiredService<TimeProvider>().Today();
        var active = people
            .Posts.Where(p => p.ValidTo is null || p.ValidTo >= today)
            .Select(p => p.PersonId)
            .ToHashSet();
        return
        [
            .. people
                .People.Where(p => active.Contains(p.Value.Id))
                .Select(p => new Account
                {
                    Id = DataIds.Of("account", p.Key),
                    PersonId = p.Value.Id,
                    UserName = p.Key,
                    NormalizedUserName = names.NormalizeName(p.Key),
                    PasswordHash = hash,
                    SecurityStamp = RandomNumberGenerator.GetHexString(32),
                    LockoutEnabled = true,
                    IsSample = true,
                }),
        ];
    }

    private static List<SampleAccount> Shown(List<Account> accounts, PeopleData people, AgencyData agencies)
    {
        var names = agencies.ByKey.Values.ToDictionary(a => a.Id, a => a.Name);
        var posts = people.Posts.ToLookup(p => p.PersonId);
        return
        [
            .. accounts.Select(a =>
            {
                var person = people.People[a.UserName!];
                return new SampleAccount(
                    a.UserName!,
                    person.FullName,
                    person.Title,
                    names[posts[person.Id].First().AgencyId],
                    [.. posts[person.Id].Select(p => p.Role).Distinct()]
                );
            }),
        ];
    }

    private static string RandomPassword() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 12);
}
