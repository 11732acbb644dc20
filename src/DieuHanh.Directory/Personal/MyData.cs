using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Directory.Personal;

/// <summary>What is kept about oneself, who sees which of it, why it is kept, and the same to take away.</summary>
public static class MyData
{
    public const string Url = "/me/data";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Url, Get).Needs(Right.SignedIn);
        app.MapPost(Url + "/export", Export).Needs(Right.SignedIn).IsHeavy();
    }

    public sealed record Model(IReadOnlyList<PersonalPart> Parts);

    private static async Task<RazorComponentResult<MyDataPage>> Get(
        CurrentActor current,
        IEnumerable<IPersonalData> sources,
        CancellationToken cancel
    ) => new(new { Model = new Model(await Parts(sources, current.Actor.PersonId!.Value, cancel)) });

    private static async Task<IResult> Export(DirectoryDb db, IEnumerable<IPersonalData> sources)
    {
        var me = db.Scope.Actor.PersonId!.Value;
        db.Record("Tải dữ liệu về mình", nameof(People.Person), me);
        await db.SaveAsync("Tải dữ liệu về mình");
        return new ExportFile(sources, me, db.Scope.Now);
    }

    internal static async Task<IReadOnlyList<PersonalPart>> Parts(
        IEnumerable<IPersonalData> sources,
        Guid personId,
        CancellationToken cancel
    )
    {
        var parts = new List<PersonalPart>();
        foreach (var source in sources.OrderBy(s => s.Order))
        {
            parts.AddRange(await source.Of(personId, cancel));
        }

        return parts;
    }
}
