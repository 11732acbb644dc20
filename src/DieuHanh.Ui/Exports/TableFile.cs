using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DieuHanh.Ui.Exports;

/// <summary>A table as a download (xlsx, csv) or as JSON, written while its rows are read.</summary>
public sealed class TableFile<T>(Sheet<T> sheet, string format, Func<string?>? next = null) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var answer = httpContext.Response;
        var cancel = httpContext.RequestAborted;
        answer.Headers.CacheControl = "no-store";
        switch (format)
        {
            case "xlsx":
                Attach(answer, XlsxFile.MediaType);
                await XlsxFile.Write(sheet, answer.Body, cancel);
                break;
            case "csv":
                Attach(answer, CsvFile.MediaType + "; charset=utf-8");
                await CsvFile.Write(sheet, answer.Body, cancel);
                break;
            default:
                answer.ContentType = JsonFile.MediaType + "; charset=utf-8";
                await JsonFile.Write(sheet, answer.Body, cancel, next);
                break;
        }
    }

    private void Attach(HttpResponse answer, string type)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{sheet.FileName}.{format}");
        answer.Headers.ContentDisposition = disposition.ToString();
        answer.ContentType = type;
    }
}

public static class TableFiles
{
    /// <exception cref="RefusedException">There are more rows than one file takes.</exception>
    public static void RefuseTooMany(long rows)
    {
        if (rows > SheetLimit.Rows)
        {
            throw new RefusedException(
                "Danh sách có {0} dòng, một tệp chứa nhiều nhất {1} dòng. Hãy thu hẹp bộ lọc rồi tải lại.",
                rows,
                SheetLimit.Rows
            );
        }
    }
}
