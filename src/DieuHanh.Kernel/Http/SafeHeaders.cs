using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DieuHanh.Kernel.Http;

/// <summary>What every answer tells the browser not to do.</summary>
public static class SafeHeaders
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    public static IApplicationBuilder UseSafeHeaders(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                var headers = http.Response.Headers;
                headers.ContentSecurityPolicy = Policy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "same-origin";
                headers["Permissions-Policy"] =
                    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                if (http.Request.IsHttps)
                {
                    headers.StrictTransportSecurity = "max-age=31536000";
                }

                http.Response.OnStarting(() => ForgetPrivate(http));
                return next(http);
            }
        );

    // What someone signed in was shown stays in no cache, not even in that of their own browser: the next person may sit at the same desk.
    private static Task ForgetPrivate(HttpContext http)
    {
        if (http.User.Identity?.IsAuthenticated == true && http.Response.Headers.CacheControl.Count == 0)
        {
            http.Response.Headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
