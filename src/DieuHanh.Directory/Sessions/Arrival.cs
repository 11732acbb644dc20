using DieuHanh.Directory.Factors;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Http;

namespace DieuHanh.Directory.Sessions;

/// <summary>What happens once somebody proved who they are, by whichever way: a session opens, it is written down, and they go where they were going.</summary>
public sealed class Arrival(DirectoryDb db, DirectoryReader directory, Resume resume)
{
    /// <summary>Why this account may not be entered here, however well its owner proved who they are.</summary>
    public static Reasons WhyNot(Account account, HttpContext http) =>
        new Reasons()
            .When(account.Disabled, "Tài khoản đã ngừng hoạt động.")
            .When(
                account.IsSample && !Loopback.Is(http),
                "Tài khoản mẫu chỉ đăng nhập được ngay trên máy đang chạy phần mềm."
            );

    /// <param name="action">How they came in, for the audit record.</param>
    public async Task<IResult> Enter(
        HttpContext http,
        Account account,
        Way way,
        string? back,
        string? unsent,
        string action = "Đăng nhập"
    )
    {
        await Cookie.SignIn(http, account, way);
        db.Record(action, nameof(Account), account.Id, account.PersonId);
        await db.SaveAsync(action);
        if (account.MustChangePassword && way is Way.Password)
        {
            return ChangePassword.After(unsent);
        }

        if (!string.IsNullOrEmpty(unsent))
        {
            return await resume.Page(unsent);
        }

        var due = (await directory.State()).FactorDue(account.Id);
        return TypedResults.LocalRedirect(
            due is not null && !account.TwoFactorEnabled
                ? SecurityPage.Reminding(SignIn.Local(back))
                : SignIn.Local(back)
        );
    }
}
