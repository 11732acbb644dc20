using DieuHanh.Directory.People;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DieuHanh.Tests.Directory;

/// <summary>Checking a password is what takes time at sign-in: whoever measures it must not learn which names exist or are locked.</summary>
public sealed class SignInCostTests(SignInCostTests.CountingWorld world) : IClassFixture<SignInCostTests.CountingWorld>
{
    public sealed class CountingWorld : World
    {
        internal Counting Hasher { get; } = new();

        protected override void Tune(WebApplicationBuilder builder) =>
            builder.Services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<Account>>(Hasher));
    }

    [Fact]
    public async Task A_name_that_is_none_a_wrong_password_and_a_locked_account_cost_the_same()
    {
        (await Cost("khong-co")).ShouldBe(1);
        for (var i = 0; i < Account.MostFailures; i++)
        {
            (await Cost("hr")).ShouldBe(1);
        }

        (await Cost("hr")).ShouldBe(1, "it is locked now");
    }

    private async Task<int> Cost(string userName)
    {
        var before = world.Hasher.Checks;
        var answer = await world.Stranger().Submit("/sign-in", ("UserName", userName), ("Password", "không phải"));
        answer.Status.ShouldBe(422);
        return world.Hasher.Checks - before;
    }

    internal sealed class Counting()
        : PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 100 }))
    {
        public int Checks { get; private set; }

        public override PasswordVerificationResult VerifyHashedPassword(
            Account user,
            string hashedPassword,
            string providedPassword
        )
        {
            Checks++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
