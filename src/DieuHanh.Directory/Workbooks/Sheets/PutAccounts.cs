using DieuHanh.Directory.People;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Workbooks.Sheets;

/// <summary>Accounts; one that is new has no password until one is handed out.</summary>
[VietnameseData]
internal sealed class PutAccounts(Standing standing) : SheetPut(standing)
{
    public override void Add(PutRow row)
    {
        var (person, name, off) = (
            row.Person("Người"),
            row.Text("Tên đăng nhập", AccountOpening.Longest),
            row.Flag("Ngừng")
        );
        row.Need(
            !Standing.All.Accounts.Any(a => a.UserName == name)
                && Standing.Accounts.Values.All(a => a.UserName != name),
            "Tên đăng nhập",
            T["Tên đăng nhập này đã có người dùng."]
        );
        row.Need(
            AccountOpening.Fits(name),
            "Tên đăng nhập",
            T[
                "Tên đăng nhập gồm từ 3 đến {0} ký tự: chữ không dấu, chữ số, dấu chấm, gạch ngang, gạch dưới.",
                AccountOpening.Longest
            ]
        );
        if (row.Sound)
        {
            var account = Account.WithoutPassword(person!.Id, name, off);
            Standing.Db.Accounts.Add(account);
            Standing.Accounts[person.Id] = account;
            Record("Mở tài khoản", account);
        }
    }

    public override void Alter(PutRow row, DateOnly? to, bool more)
    {
        var account = Standing.Accounts[Standing.People[row["Người"]].Id];
        if (row.Flag("Ngừng"))
        {
            account.Disable(Standing.Db.Scope.Actor.PersonId);
            Record("Ngừng tài khoản", account);
        }
        else
        {
            account.Enable();
            Record("Cho tài khoản hoạt động lại", account);
        }

        Standing.Db.Update(account);
    }

    // An account is no entity, so nothing else would say who opened or closed it.
    private void Record(string action, Account account) =>
        Standing.Db.Record(action, nameof(Account), account.Id, account.PersonId);
}
