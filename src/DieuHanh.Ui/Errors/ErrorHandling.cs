using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace DieuHanh.Ui.Errors;

/// <summary>One place where errors become a page, or ProblemDetails under <c>/api</c>.</summary>
public static class ErrorHandling
{
    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) =>
        app.UseExceptionHandler(
                new ExceptionHandlerOptions
                {
                    ExceptionHandler = http =>
                        Show(http, ErrorModel.Of(http.Features.Get<IExceptionHandlerFeature>()!.Error)),
                    SuppressDiagnosticsCallback = context => ErrorModel.Of(context.Exception).Status < 500,
                }
            )
            .UseStatusCodePages(context =>
                Show(context.HttpContext, ErrorModel.Of(context.HttpContext.Response.StatusCode))
            );

    private static Task Show(HttpContext http, ErrorModel model)
    {
        http.Response.StatusCode = model.Status;
        if (model.Status == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = "30";
        }

        if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            var problem = new ProblemDetails
            {
                Status = model.Status,
                Title = model.Title,
                Extensions = { ["code"] = model.Code, ["reasons"] = model.Lines },
            };
            return TypedResults.Problem(problem).ExecuteAsync(http);
        }

        return new RazorComponentResult<ErrorPage>(new { Model = model }) { StatusCode = model.Status }.ExecuteAsync(
            http
        );
    }
}
