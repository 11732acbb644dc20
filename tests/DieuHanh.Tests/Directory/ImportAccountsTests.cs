using DieuHanh.Directory;
using DieuHanh.Directory.People;
using DieuHanh.Directory.Sessions;
using DieuHanh.Directory.Workbooks;
using DieuHanh.Kernel.Access;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory;

/// <summary>
/// What a file does to accounts: it leaves a record as a page does, and takes the last administrator away as little as a page. And how long
/// one that nobody confirms is kept.
/// </summary>
public sealed class ImportAccountsTests : IAsyncLifetime
{
    private const string Url = "/directory/import";
    private const string People = "Khóa,Họ và tên,Chức danh,Thư điện tử\nnguoi.moi,Người Mới,Chuyên viên,\n";
    private const string Accounts = "Người,Tên đăng nhập,Ngừng\nnguoi.moi,nguoi.moi,";
    private const string Last = "Đây là quản trị viên cuối cùng";

    private readonly StartedWorld world = new();

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_account_that_a_file_opens_closes_and_opens_again_leaves_a_record_each_time()
    {
        var administrator = await world.As("administrator");
        await Put(administrator, ("nguoi.csv", People), ("tai-khoan.csv", $"{Accounts}\n"));
        await Put(administrator, ("tai-khoan.csv", $"{Accounts}có\n"));
        await Put(administrator, ("tai-khoan.csv", $"{Accounts}\n"));

        var keeper = await PersonOf("administrator");
        var person = await PersonOf("nguoi.moi");
        var records = await world.In(s =>
            s.GetRequiredService<DirectoryDb>()
                .Audit.Where(a => a.WholeId == person && a.Thing == nameof(Account))
                .OrderBy(a => a.Id)
                .ToListAsync()
        );
        records
            .Select(r => r.Action)
            .ShouldBe(["Mở tài khoản", "Ngừng tài khoản", "Cho tài khoản hoạt động lại"], ignoreOrder: true);
        records.ShouldAllBe(r => r.ActorId == keeper);
        (await administrator.Get($"/people/{person}")).Text(".timeline").ShouldContain("Cho tài khoản hoạt động lại");
    }

    [Fact]
    public async Task Who_has_no_password_yet_is_not_the_administrator_that_stays()
    {
        var administrator = await world.As("administrator");
        var posts = await Posts(administrator);
        var read = await administrator.Upload(
            Url,
            Url,
            [
                (
                    "File",
                    "danh-ba.zip",
                    Workbook.Archive(
                        ("nguoi.csv", People),
                        ("tai-khoan.csv", $"{Accounts}\n"),
                        (
                            "vi-tri.csv",
                            $"{posts[0]}\n{posts[1].Replace("administrator", "nguoi.moi", StringComparison.Ordinal)}\n{Workbook.Ending(posts[1], "22/11/2026")}\n"
                        )
                    )
                ),
            ]
        );

        (await administrator.Get(read.Location!)).Texts("#faults tbody tr").ShouldHaveSingleItem().ShouldContain(Last);
    }

    [Fact]
    public async Task Of_two_files_that_end_each_others_administrator_at_once_one_is_put_in()
    {
        await world.In(async s =>
        {
            var db = s.GetRequiredService<DirectoryDb>();
            var person = Person.Named("Người Thứ Hai", "Quản trị", null);
            db.Add(person);
            var office = await db.Agencies.SingleAsync(a => a.IsOffice);
            db.Add(Post.Give(person.Id, Role.Administrator, office, null, new(2020, 1, 1)));
            db.Moves(DirectoryDb.RevisionName);
            await db.SaveAsync("Thử nghiệm");
            var made = await s.GetRequiredService<UserManager<Account>>()
                .CreateAsync(
                    new Account
                    {
                        Id = Guid.CreateVersion7(),
                        UserName = "second",
                        PersonId = person.Id,
                    },
                    Staff.Password
                );
            made.Succeeded.ShouldBeTrue();
        });
        var (first, second) = (await world.As("administrator"), await world.As("second"));
        var posts = await Posts(first);
        var (ofFirst, ofSecond) = (
            posts.Single(p => p.StartsWith("\"administrator\",", StringComparison.Ordinal)),
            posts.Single(p => p.StartsWith("\"second\",", StringComparison.Ordinal))
        );
        var pages = new[]
        {
            await Preview(first, ("vi-tri.csv", $"{posts[0]}\n{Workbook.Ending(ofSecond, "22/11/2026")}\n")),
            await Preview(second, ("vi-tri.csv", $"{posts[0]}\n{Workbook.Ending(ofFirst, "22/11/2026")}\n")),
        };

        var answers = await Task.WhenAll(
            first.Send(pages[0].Page, pages[0].Url),
            second.Send(pages[1].Page, pages[1].Url)
        );

        answers.Count(a => a.Location == pages[0].Url || a.Location == pages[1].Url).ShouldBe(1);
        var left = await world.In(s =>
            s.GetRequiredService<DirectoryDb>().Posts.CountAsync(p => p.Role == Role.Administrator && p.ValidTo == null)
        );
        left.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_nobody_confirms_is_forgotten_after_a_day()
    {
        var administrator = await world.As("administrator");
        await Preview(administrator, ("nguoi.csv", People), ("tai-khoan.csv", $"{Accounts}\n"));
        var put = await Preview(
            administrator,
            ("nguoi.csv", People.Replace("nguoi.moi", "nguoi.khac", StringComparison.Ordinal)),
            ("tai-khoan.csv", $"{Accounts}\n".Replace("nguoi.moi", "nguoi.khac", StringComparison.Ordinal))
        );
        (await administrator.Send(put.Page, put.Url)).Status.ShouldBe(302);
        var sweeper = world.App.Services.GetRequiredService<SignInSweeper>();
        await sweeper.Sweep(TestContext.Current.CancellationToken);
        (await Waiting()).ShouldBe(1);

        world.Clock.Now += StructureImport.KeptFor + TimeSpan.FromMinutes(1);
        await sweeper.Sweep(TestContext.Current.CancellationToken);

        (await Waiting()).ShouldBe(0);
        (await world.In(s => s.GetRequiredService<DirectoryDb>().Imports.CountAsync())).ShouldBe(1, "what was put in");
    }

    [Fact]
    public async Task An_erasure_takes_the_files_that_wait()
    {
        var administrator = await world.As("administrator");
        var gone = (await administrator.Submit("/people/new", ("Name", "Đã Nghỉ"), ("Title", "Chuyên viên"))).Location!;
        await Preview(administrator, ("nguoi.csv", People), ("tai-khoan.csv", $"{Accounts}\n"));

        (await administrator.SubmitFrom($"{gone}/data", $"{gone}/data/erase", ("Why", "Đơn số 5"))).Status.ShouldBe(
            302
        );

        (await Waiting()).ShouldBe(0);
    }

    private Task<int> Waiting() =>
        world.In(s => s.GetRequiredService<DirectoryDb>().Imports.CountAsync(i => i.AppliedAt == null));

    private Task<Guid> PersonOf(string userName) =>
        world.In(s =>
            s.GetRequiredService<DirectoryDb>()
                .Accounts.Where(a => a.UserName == userName)
                .Select(a => a.PersonId)
                .SingleAsync()
        );

    private static async Task<string[]> Posts(Visitor visitor) =>
        [
            .. Workbook
                .Tables(await visitor.Bytes("/directory/export?format=zip"))["vi-tri.csv"]
                .Select(l => l.Trim('\uFEFF')),
        ];

    private static async Task<(Page Page, string Url)> Preview(
        Visitor visitor,
        params (string Name, string Text)[] tables
    )
    {
        var read = await visitor.Upload(Url, Url, [("File", "danh-ba.zip", Workbook.Archive(tables))]);
        read.Status.ShouldBe(302, read.Text("main"));
        var page = await visitor.Get(read.Location!);
        page.Texts("#faults tbody tr").ShouldBeEmpty();
        return (page, read.Location!);
    }

    private static async Task Put(Visitor visitor, params (string Name, string Text)[] tables)
    {
        var (page, url) = await Preview(visitor, tables);
        (await visitor.Send(page, url)).Status.ShouldBe(302);
    }
}
