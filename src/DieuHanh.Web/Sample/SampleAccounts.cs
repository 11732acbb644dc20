using DieuHanh.Directory;
using DieuHanh.Directory.People;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Web.Sample;

/// <summary>The accounts shown when a sample office opens: one for each role, and each part of a task's way.</summary>
internal static class SampleAccounts
{
    private static readonly string[] Shown =
    [
        // Văn phòng Chính phủ
        "vanthu1",
        "cv.ktth1",
        "cv.ktth2",
        "vt.ktth",
        "pcn.kinhte",
        "ptt.kinhte",
        "ptt.nganh",
        "thutuong",
        "thuky.ptt.kinhte",
        "daumoi.btc",
        "chuyenvien.btc",
        "lanhdao.btc",
        "daumoi.bxd",
        "daumoi.nghean",
        // Văn phòng Ủy ban nhân dân tỉnh Sông Mẫu
        "cv.kgvx",
        "tp.kgvx",
        "pcvp.vanxa",
        "pct.vanxa",
        "chutich",
        "thuky.chutich",
        "daumoi.stc",
        "lanhdao.stc",
        "chuyenvien.snnmt",
        "daumoi.ubnd.maudong",
        // both
        "bientap",
        "nhansu",
        "quantri",
    ];

    public sealed record Line(string UserName, string Name, string Role, string Agency);

    public static async Task<IReadOnlyList<Line>> Of(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DirectoryDb>();
        var accounts = await db
            .Accounts.AsNoTracking()
            .Where(a => a.IsSample && !a.Disabled && Shown.Contains(a.UserName))
            .ToListAsync(cancel);
        if (accounts.Count == 0)
        {
            return [];
        }

        var ids = accounts.Select(a => a.PersonId).ToList();
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var posts = (await db.Posts.AsNoTracking().Where(p => ids.Contains(p.PersonId)).ToListAsync(cancel)).ToLookup(
            p => p.PersonId
        );
        var agencies = await db.Agencies.AsNoTracking().ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        return
        [
            .. accounts
                .OrderBy(a => Array.IndexOf(Shown, a.UserName))
                .Select(a =>
                {
                    var post = posts[a.PersonId].OrderBy(p => p.Role).First();
                    return new Line(
                        a.UserName!,
                        people[a.PersonId].FullName,
                        RoleWords.Of(post.Role),
                        agencies[post.AgencyId]
                    );
                }),
        ];
    }

    public static void Print(IReadOnlyList<Line> lines, TextWriter output)
    {
        Line[] all = [new(T["Tên đăng nhập"], T["Họ và tên"], T["Vai trò"], T["Cơ quan"]), .. lines];
        var widths = new[]
        {
            all.Max(l => l.UserName.Length),
            all.Max(l => l.Name.Length),
            all.Max(l => l.Role.Length),
        };
        output.WriteLine();
        foreach (var line in all)
        {
            output.WriteLine(
                $"  {line.UserName.PadRight(widths[0])}  {line.Name.PadRight(widths[1])}  {line.Role.PadRight(widths[2])}  {line.Agency}"
            );
        }

        output.WriteLine();
        output.WriteLine(
            T["Mật khẩu chung: {0} (tài khoản mẫu chỉ dùng được ngay trên máy này)", SampleOffice.Password]
        );
    }
}
