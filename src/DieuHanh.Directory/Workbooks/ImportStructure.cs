using System.Globalization;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Http;
using DieuHanh.Ui.Exports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Workbooks;

/// <summary>
/// Takes the whole structure out as a file, and a file in: it is read, everything it would change and everything wrong with it is shown, and
/// it is put in as a whole or not at all. The same file put in twice changes nothing.
/// </summary>
public static class ImportStructure
{
    public const string Url = "/directory/import";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/directory/export", Export).Needs(Right.Administer).IsHeavy();
        app.MapGet(Url, () => Page(new FormErrors())).Needs(Right.Administer);
        app.MapPost(Url, (Delegate)Upload).Needs(Right.Administer).TakesLargeFiles();
        app.MapGet(Url + "/{id:guid}", Preview).Needs(Right.Administer);
        app.MapPost(Url + "/{id:guid}", Apply).Needs(Right.Administer);
    }

    public sealed record Model(
        StructureImport Import,
        IReadOnlyDictionary<string, (int Added, int Changed, int Ended, int Same)> Tallies,
        IReadOnlyList<(string Sheet, int Row, string What, string Column, string From, string To)> Changes,
        IReadOnlyList<SheetFault> Faults,
        bool Nothing,
        FormErrors Errors,
        long Revision
    );

    /// <param name="Revision">The state of the directory for which the preview was made that is confirmed.</param>
    public sealed record ApplyForm(string? Revision);

    private static async Task Export(string? format, DirectoryDb db, HttpContext http)
    {
        var rows = (await Structure.Load(db, http.RequestAborted)).Rows();
        var archive = format == "zip";
        await using var packed = new FileStream(
            Path.Combine(Path.GetTempPath(), $"dieuhanh-{Guid.NewGuid():N}.tmp"),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            1 << 16,
            FileOptions.DeleteOnClose
        );
        await (archive ? StructureFiles.WriteArchive(rows, packed) : StructureFiles.WriteWorkbook(rows, packed));
        db.ChangeTracker.Clear();
        db.Record("Xuất danh bạ", nameof(Structure), Guid.Empty);
        await db.SaveAsync("Xuất danh bạ");
        packed.Position = 0;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition =
            $"attachment; filename=danh-ba-{db.Scope.Today:yyyy-MM-dd}.{(archive ? "zip" : "xlsx")}";
        http.Response.ContentType = archive ? "application/zip" : XlsxFile.MediaType;
        await packed.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static async Task<IResult> Upload(HttpRequest request, DirectoryDb db, Revisions revisions)
    {
        var file = request.Form.Files.GetFile("File");
        var errors = new FormErrors()
            .Require(file is { Length: > 0 }, "File", "Chọn tệp cần nhập.")
            .Require(
                file is null || file.Length <= StructureFiles.MostMegabytes << 20,
                "File",
                "Tệp lớn quá {0} MB.",
                StructureFiles.MostMegabytes
            );
        if (errors.Any)
        {
            return Page(errors);
        }

        await using var content = file!.OpenReadStream();
        var (rows, faults) = StructureFiles.Read(content, request.HttpContext.RequestAborted);
        if (faults.Count > 0)
        {
            return Page(errors.Require(false, "File", "Tệp có lỗi: sửa rồi chọn lại."), faults);
        }

        var import = StructureImport.Of(
            Typed.Text(Path.GetFileName(file.FileName)) ?? "",
            rows,
            await revisions.Of(DirectoryDb.RevisionName, request.HttpContext.RequestAborted),
            db.Scope.Actor.PersonId,
            db.Scope.Now
        );
        db.Add(import);
        await db.SaveAsync("Đọc tệp danh bạ");
        return TypedResults.LocalRedirect($"{Url}/{import.Id}");
    }

    private static async Task<IResult> Preview(Guid id, DirectoryDb db, Revisions revisions, CancellationToken cancel)
    {
        if (await db.Imports.FirstOrDefaultAsync(i => i.Id == id, cancel) is not { } import)
        {
            return TypedResults.NotFound();
        }

        return await Shown(import, db, new FormErrors(), await revisions.Of(DirectoryDb.RevisionName, cancel), cancel);
    }

    private static async Task<IResult> Apply(
        Guid id,
        [FromForm] ApplyForm form,
        DirectoryDb db,
        CancellationToken cancel
    )
    {
        if (await db.Imports.FirstOrDefaultAsync(i => i.Id == id, cancel) is not { } import)
        {
            return TypedResults.NotFound();
        }

        // From here on nothing else changes the directory: what another file or page did meanwhile is seen, and counted among the revisions.
        await using var held = await Administrators.Hold(db);
        var now = await Administrators.RevisionBefore(db, cancel);
        var errors = new FormErrors().Against(import.WhyNotApply(form.Revision == Written(now)));
        if (errors.Any)
        {
            return await Shown(import, db, errors, now, cancel);
        }

        var result = await StructurePut.Put(db, import.Rows(), cancel);
        if (result.Faults.Count > 0)
        {
            db.ChangeTracker.Clear();
            return Shown(import, result, errors.Against(new Reasons().When(true, "Tệp còn lỗi: chưa nhập gì.")), now);
        }

        import.Apply(db.Scope.Now);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Nhập danh bạ từ tệp", import.FileName, cancel: cancel);
        await held.CommitAsync(cancel);
        return TypedResults.LocalRedirect($"{Url}/{id}");
    }

    private static async Task<IResult> Shown(
        StructureImport import,
        DirectoryDb db,
        FormErrors errors,
        long revision,
        CancellationToken cancel
    )
    {
        var result = await StructurePut.Put(db, import.Rows(), cancel);
        db.ChangeTracker.Clear();
        return Shown(import, result, errors, revision);
    }

    internal static string Written(long revision) => revision.ToString(CultureInfo.InvariantCulture);

    private static RazorComponentResult<ImportPreviewPage> Shown(
        StructureImport import,
        StructurePut.Result result,
        FormErrors errors,
        long revision
    ) =>
        new(
            new
            {
                Model = new Model(
                    import,
                    result.Tallies.ToDictionary(
                        t => t.Key,
                        t => (t.Value.Added, t.Value.Changed, t.Value.Ended, t.Value.Same)
                    ),
                    [.. result.Changes.Select(c => (c.Sheet, c.Row, c.What, c.Column, c.From, c.To))],
                    result.Faults,
                    result.Nothing,
                    errors,
                    revision
                ),
            }
        )
        {
            StatusCode = errors.Status,
        };

    private static RazorComponentResult<ImportStructurePage> Page(
        FormErrors errors,
        IReadOnlyList<SheetFault>? faults = null
    ) => new(new { Errors = errors, Faults = faults ?? [] }) { StatusCode = errors.Status };
}
