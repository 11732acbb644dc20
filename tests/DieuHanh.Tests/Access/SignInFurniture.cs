using DieuHanh.Directory;
using DieuHanh.Directory.Factors;
using DieuHanh.Directory.Sessions;
using DieuHanh.Kernel.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Access;

// A session and a passkey of somebody, which are nobody else's business.
public sealed partial class AccessWorld
{
    private Task FurnishSignIn() =>
        In(async services =>
        {
            var db = services.GetRequiredService<DirectoryDb>();
            var officer = Staff["officer"];
            var account = await db.Accounts.SingleAsync(a => a.PersonId == officer);
            var session = Session.Open(account, Way.Password, "203.0.113.1", "", db.Scope.Now);
            db.Add(session);
            var key = Passkey.Of(
                account.Id,
                new UserPasskeyInfo([1], [2], DateTimeOffset.UnixEpoch, 0, [], true, false, false, [], []),
                db.Scope.Now
            );
            db.Add(key);

            // Ahead, so that it binds nobody of this world.
            var day = db.Scope.Today.AddYears(1);
            var rule = FactorRule.Of(Role.HumanResources, day, day, "Thử nghiệm");
            db.Add(rule);
            await db.SaveAsync("Thử nghiệm");
            Add("session", new([session.Id], ["officer"], [], ""));
            AddCommon("factor-rule", null, rule.Id);
            Add("passkey", new([key.Id], ["officer"], [], ""));
        });
}
