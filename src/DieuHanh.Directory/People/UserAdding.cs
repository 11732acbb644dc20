using DieuHanh.Directory.Agencies;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.People;

/// <summary>Adds a person with a post and an account in one go, for the command line.</summary>
public sealed class UserAdding(DirectoryDb db, AccountOpening accounts, TimeProvider clock)
{
    /// <param name="Agency">Key, code or name of an agency; null for the office itself.</param>
    /// <param name="Unit">Name or short name of a unit of it.</param>
    /// <param name="Password">Null makes one up, which must be changed at the first sign-in.</param>
    public sealed record User(
        string Name,
        string UserName,
        Role Role,
        string? Agency = null,
        string? Unit = null,
        string? Title = null,
        string? Password = null
    );

    /// <param name="Password">Null where it was given and is known.</param>
    public sealed record Added(string UserName, string Agency, string? Password);

    /// <exception cref="RefusedException">Something given is wrong; all reasons are carried.</exception>
    public async Task<Added> Add(User user, CancellationToken cancel = default)
    {
        var userName = AccountOpening.Name(user.UserName);
        var given = Passwords.Typed(user.Password);
        var agency = await Find(user.Agency, cancel);
        var unit =
            agency is null || user.Unit is null
                ? null
                : await db.Units.FirstOrDefaultAsync(
                    u => u.AgencyId == agency.Id && (u.Name == user.Unit || u.ShortName == user.Unit),
                    cancel
                );
        var reasons = (await accounts.WhyNotName(userName, cancel))
            .When(Typed.Text(user.Name) is null, "Nhập họ và tên.")
            .When(
                agency is null && user.Agency is null,
                "Chưa mở văn phòng: hãy lập quản trị viên đầu tiên tại địa chỉ mà lệnh dieuhanh serve in ra."
            )
            .When(agency is null && user.Agency is not null, "Không có cơ quan {0}.", user.Agency ?? "")
            .When(user.Unit is not null && unit is null, "Không có đơn vị {0}.", user.Unit)
            .When(user.Role is Role.Secretary, "Thư ký phải gắn với một lãnh đạo.");
        if (given is not null)
        {
            reasons.And(Passwords.WhyNot(given, userName, user.Name));
        }

        if (agency is not null && user.Role is not Role.Secretary)
        {
            reasons.And(Post.WhyNotGive(user.Role, agency, unit, clock.Today(), to: agency.ValidTo));
        }

        reasons.Refuse();
        var person = Person.Named(Typed.Text(user.Name)!, user.Title ?? RoleWords.Of(user.Role), email: null);
        db.Add(person);
        db.Add(Post.Give(person.Id, user.Role, agency!, unit, clock.Today(), to: agency!.ValidTo));
        var password = given ?? Passwords.New();
        accounts.Open(person.Id, userName!, password, oneTime: given is null);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Thêm người dùng", cancel: cancel);
        return new Added(userName!, agency!.Name, given is null ? password : null);
    }

    private Task<Agency?> Find(string? agency, CancellationToken cancel)
    {
        var today = clock.Today();
        return agency is null
            ? db.Agencies.FirstOrDefaultAsync(a => a.IsOffice, cancel)
            : db
                .Agencies.Where(a => a.ValidFrom <= today && (a.ValidTo == null || a.ValidTo >= today))
                .OrderBy(a => a.Key)
                .FirstOrDefaultAsync(
                    a => a.Key == agency || a.Code == agency || a.Name == agency || a.ShortName == agency,
                    cancel
                );
    }
}
