using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Words;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Personal;

/// <summary>What the directory keeps about a person: name, ways to reach them, account, posts.</summary>
internal sealed class DirectoryTraces(DirectoryDb db, IDirectory directory) : IPersonalData
{
    public int Order => 10;

    public async Task<IReadOnlyList<PersonalPart>> Of(Guid personId, CancellationToken cancel)
    {
        var (person, account, posts) = await Read(personId, cancel);
        if (person is null)
        {
            return [];
        }

        var book = await directory.Book(cancel);
        var (keys, sessions, logins) = await WaysIn(account?.Id, cancel);
        return
        [
            new(
                T["Họ tên và chức danh"],
                T[
                    "Biết ai làm, ai ký, ai chịu trách nhiệm. Tên trong văn bản, hồ sơ và nhật ký là một phần của tài liệu lưu trữ (Luật Lưu trữ 33/2024/QH15), nên giữ lại khi xóa dữ liệu cá nhân."
                ],
                Fate.Kept,
                [new(T[PersonFields.Name.Label], person.FullName), new(T[PersonFields.Title.Label], person.Title)]
            ),
            new(
                T["Liên hệ"],
                T["Gửi thông báo, liên hệ công vụ."],
                Fate.Erased,
                [
                    new(T[PersonFields.Email.Label], person.Email ?? "", Private: true),
                    new(T[PersonFields.Phone.Label], person.Phone ?? "", Private: true),
                ]
            ),
            new(
                T["Tài khoản"],
                T[PersonFields.Account.Why],
                Fate.Erased,
                account is null
                    ? []
                    :
                    [
                        new(T["Tên đăng nhập"], account.UserName ?? "", Private: true),
                        new(T["Trạng thái"], account.Disabled ? T["đã ngừng"] : T["đang hoạt động"]),
                        new(T["Xác thực hai lớp"], account.TwoFactorEnabled ? T["đang bật"] : T["chưa bật"]),
                    ]
            ),
            new(
                T["Đăng nhập"],
                T["Để anh/chị thấy và kết thúc các phiên của mình; phiên hết hạn bị xóa."],
                Fate.Erased,
                [
                    .. keys.Select(k => new PersonalValue(T["Khóa truy cập"], k, Private: true)),
                    .. sessions.Select(s => new PersonalValue(T["Phiên đăng nhập"], s, Private: true)),
                    .. logins.Select(l => new PersonalValue(T["Mã định danh ở hệ thống khác"], l, Private: true)),
                ]
            ),
            new(
                T["Vị trí công tác"],
                T[PersonFields.Posts.Why],
                Fate.Kept,
                [.. posts.OrderBy(p => p.ValidFrom).Select(p => new PersonalValue(Place(p, book), Days(p)))]
            ),
        ];
    }

    public async IAsyncEnumerable<PersonalRecord> Details(Guid personId)
    {
        var lines = await db
            .Portfolios.AsNoTracking()
            .Where(p => p.LeaderId == personId || p.OfficeLeaderId == personId || p.OfficerId == personId)
            .OrderBy(p => p.ValidFrom)
            .ToListAsync();
        foreach (var line in lines)
        {
            yield return new(T["Bảng phân công công tác"], Dates.StartOf(line.ValidFrom), line.Field, "/portfolios");
        }
    }

    private static string Place(Post post, DirectoryBook book) =>
        string.Join(
            ", ",
            new[] { RoleWords.Of(post.Role), book.Unit(post.UnitId)?.Name ?? "", book.NameOf(post.AgencyId) }.Where(w =>
                w.Length > 0
            )
        );

    private static string Days(Post post) =>
        AgencyWords.Validity(post.ValidFrom, post.ValidTo) is { Length: > 0 } days ? days : T["hiện nay"];

    private async Task<(List<string> Keys, List<string> Sessions, List<string> Logins)> WaysIn(
        Guid? accountId,
        CancellationToken cancel
    )
    {
        var batch = db.Batch();
        var keys = batch.List(db.Passkeys.Where(p => p.AccountId == accountId).Select(p => p.Name));
        var sessions = batch.List(
            db.Sessions.Where(s => s.AccountId == accountId).OrderBy(s => s.Id).Select(s => s.Device + ", " + s.Address)
        );
        var logins = batch.List(db.Logins.Where(l => l.AccountId == accountId).Select(l => l.Subject));
        await batch.Run(cancel);
        return (keys.Value, sessions.Value, logins.Value);
    }

    private async Task<(Person? Person, Account? Account, List<Post> Posts)> Read(Guid id, CancellationToken cancel)
    {
        var batch = db.Batch();
        var person = batch.One(db.People.AsNoTracking().Where(p => p.Id == id));
        var account = batch.One(db.Accounts.AsNoTracking().Where(a => a.PersonId == id));
        var posts = batch.List(db.Posts.AsNoTracking().Where(p => p.PersonId == id));
        await batch.Run(cancel);
        return (person.Value, account.Value, posts.Value);
    }
}
