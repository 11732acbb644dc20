using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Groups;
using DieuHanh.Directory.JobTitles;
using DieuHanh.Directory.People;
using DieuHanh.Directory.Portfolios;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Directory.Workbooks;

/// <summary>The structure as it stands with the rows that were put in so far, found by the names that a file uses.</summary>
[VietnameseData]
internal sealed class Standing
{
    private readonly ILookup<Guid, Post> before;
    private readonly Dictionary<Guid, List<Post>> added = [];
    private readonly Dictionary<(string, Guid?), List<Portfolio>> lines;
    private readonly Dictionary<Guid, Agency> agencies;
    private readonly Dictionary<Guid, string> userNames;
    private readonly HashSet<string> opened;
    private readonly IReadOnlySet<Guid> withoutPassword;
    private readonly bool hadTrueAdministrator;

    /// <param name="withoutPassword">Accounts that need no password to come in.</param>
    public Standing(DirectoryDb db, Structure all, IEnumerable<SheetRow> rows, IReadOnlySet<Guid> withoutPassword)
    {
        Db = db;
        All = all;
        Agencies = all.Agencies.ToDictionary(a => a.Key);
        agencies = all.Agencies.ToDictionary(a => a.Id);
        Accounts = all.Accounts.ToDictionary(a => a.PersonId);
        People = all.People.ToDictionary(p => p.Id.ToString(), StringComparer.OrdinalIgnoreCase);
        foreach (var known in all.People.Where(p => Accounts.ContainsKey(p.Id)))
        {
            People[Accounts[known.Id].UserName!] = known;
        }

        userNames = all.Accounts.ToDictionary(a => a.PersonId, a => a.UserName!);
        var (called, userName) = (SheetKind.Accounts.At("Người"), SheetKind.Accounts.At("Tên đăng nhập"));
        opened = rows.Where(r => r.Sheet == SheetKind.Accounts.Name && r.Cells[called] == r.Cells[userName])
            .Select(r => r.Cells[userName])
            .ToHashSet();
        Units = all.Units.ToDictionary(u => (u.AgencyId, u.Name));
        Groups = all.Groups.ToDictionary(g => g.Name);
        Titles = all.JobTitles.ToDictionary(t => (t.OfOffice, t.Name));
        before = all.Posts.ToLookup(p => p.PersonId);
        lines = all.Portfolios.GroupBy(p => (p.Field, p.AgencyId)).ToDictionary(g => g.Key, g => g.ToList());
        this.withoutPassword = withoutPassword;
        hadTrueAdministrator = IsAdministered(orSample: false);
    }

    public DirectoryDb Db { get; }

    /// <summary>What stood before the first row; decisions, codes and other names with those of the rows.</summary>
    public Structure All { get; }
    public Dictionary<string, Agency> Agencies { get; }

    /// <summary>By user name, or by id where there is no account.</summary>
    public Dictionary<string, Person> People { get; }
    public Dictionary<Guid, Account> Accounts { get; }
    public Dictionary<(Guid AgencyId, string Name), Unit> Units { get; }
    public Dictionary<string, AgencyGroup> Groups { get; }
    public Dictionary<(bool OfOffice, string Name), JobTitle> Titles { get; }

    /// <summary>The name by which a person is known who had only an id when the file was written.</summary>
    public string KeyOf(string person) => Typed.Id(person) is { } id ? userNames.GetValueOrDefault(id, person) : person;

    /// <summary>The file opens an account of this name for the person it calls so: the key means them the next time too.</summary>
    public bool Opens(string person) => opened.Contains(person);

    public TEntity Kept<TEntity>(TEntity entity)
        where TEntity : Entity
    {
        Db.Add(entity);
        return entity;
    }

    public void Remember(Post post)
    {
        if (!added.TryGetValue(post.PersonId, out var held))
        {
            added[post.PersonId] = held = [];
        }

        held.Add(post);
    }

    public IEnumerable<Post> PostsOf(Guid personId) => before[personId].Concat(added.GetValueOrDefault(personId) ?? []);

    /// <summary>Who followed an agency so far.</summary>
    public IEnumerable<Guid> HeirsOf(Guid agencyId) =>
        agencies.GetValueOrDefault(agencyId)?.Successions.Select(s => s.SuccessorId) ?? [];

    public void Remember(Agency agency) => (Agencies[agency.Key], agencies[agency.Id]) = (agency, agency);

    /// <summary>Lines of the table of portfolios for one field and agency.</summary>
    public List<Portfolio> Lines(string field, Guid? agencyId)
    {
        if (!lines.TryGetValue((field, agencyId), out var same))
        {
            lines[(field, agencyId)] = same = [];
        }

        return same;
    }

    /// <summary>Somebody still holds the role for good and can sign in by themselves, as <see cref="Administrators"/> asks of every other way.</summary>
    public bool Administered() => IsAdministered(orSample: !hadTrueAdministrator);

    private bool IsAdministered(bool orSample) =>
        All
            .Posts.Concat(added.Values.SelectMany(p => p))
            .Any(p =>
                p.Role is Role.Administrator
                && p.ValidFrom <= Db.Scope.Today
                && p.ValidTo is null
                && Accounts.GetValueOrDefault(p.PersonId) is { Disabled: false, OneTimeUntil: null } account
                && (account.PasswordHash is not null || withoutPassword.Contains(account.Id))
                && (orSample || !account.IsSample)
            );
}
