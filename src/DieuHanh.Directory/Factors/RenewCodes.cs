using DieuHanh.Kernel.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Directory.Factors;

/// <summary>New recovery codes, shown once and kept nowhere; the old ones are worth nothing from then on.</summary>
public static class RenewCodes
{
    public const string Address = "/account/recovery-codes";

    public static void Map(IEndpointRouteBuilder app)
    {
        // Where a page that was reloaded leads: the codes are not shown again.
        app.MapGet(Address, () => TypedResults.LocalRedirect(SecurityPage.Url)).Needs(Right.SignedIn);
        app.MapPost(Address, Post).Needs(Right.SignedIn);
    }

    private static async Task<IResult> Post(DirectoryDb db, Proof proof, Codes codes)
    {
        var (account, instead) = await proof.Mine(SecurityPage.Url);
        if (account is null)
        {
            return instead;
        }

        if (!account.TwoFactorEnabled)
        {
            return TypedResults.LocalRedirect(SecurityPage.Url);
        }

        var fresh = await codes.Renew(account);
        db.Changed(
            account,
            "Tạo mã khôi phục mới",
            "Mã khôi phục mới đã được tạo; các mã cũ của anh/chị hết hiệu lực."
        );
        await db.SaveAsync("Tạo mã khôi phục mới");
        return Shown(fresh);
    }

    internal static RazorComponentResult<RecoveryCodesPage> Shown(IReadOnlyList<string> codes) =>
        new(new { Codes = codes });
}
