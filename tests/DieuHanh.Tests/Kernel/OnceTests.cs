using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Http;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Kernel;

/// <summary>The same form sent twice at once, where the second finds what the first has just done and is refused by it.</summary>
public sealed class OnceTests(OnceTests.Clicked world) : IClassFixture<OnceTests.Clicked>
{
    [Fact]
    public async Task The_second_is_led_to_the_result_of_the_first()
    {
        var answer = await Send("/test/done-meanwhile");

        answer.Status.ShouldBe(302);
        answer.Location.ShouldBe("/test/result");
    }

    [Fact]
    public async Task What_is_refused_for_its_own_reasons_stays_refused()
    {
        var answer = await Send("/test/refused");

        answer.Status.ShouldBe(409);
        answer.Text("main").ShouldContain("Việc này đã xong.");
    }

    private async Task<Page> Send(string address)
    {
        var visitor = world.Stranger();
        var seen = await visitor.Get("/sign-in");
        return await visitor.Send(seen, address, (Forms.OnceField, $"{Guid.CreateVersion7()}"));
    }

    public sealed class Clicked : World
    {
        protected override void TunePages(RouteGroupBuilder pages)
        {
            pages.MapPost("/test/refused", IResult () => throw new RefusedException("Việc này đã xong.")).OpenToAll();
            pages
                .MapPost(
                    "/test/done-meanwhile",
                    async Task<IResult> (HttpRequest request) =>
                    {
                        await Done(Typed.Id(request.Form[Forms.OnceField])!.Value);
                        throw new RefusedException("Việc này đã xong.");
                    }
                )
                .OpenToAll();
        }

        // The other sending of this form, which was first.
        private Task Done(Guid key) =>
            In(async services =>
            {
                var db = services.GetRequiredService<KernelDb>();
                db.Add(
                    new OnceRow
                    {
                        Key = key,
                        At = db.Scope.Now,
                        Location = "/test/result",
                    }
                );
                await db.SaveChangesAsync();
            });
    }
}
