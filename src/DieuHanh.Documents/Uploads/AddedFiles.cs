using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;
using Microsoft.AspNetCore.Http;

namespace DieuHanh.Documents.Uploads;

/// <summary>
/// Files that come to a document after it was registered: the scan of what came on paper, an annex. Like any upload they are read and
/// searched, and turned away together when one of them bears a secrecy mark.
/// </summary>
public static class AddedFiles
{
    /// <summary>Name of the field on the forms.</summary>
    public const string Field = "Files";

    /// <summary>Saves the document with the files, unless there are faults, which then stand in <paramref name="errors"/>.</summary>
    /// <returns>False when one of them is marked secret: nothing is kept then.</returns>
    public static async Task<bool> Add(
        this RegisterDesk desk,
        Document document,
        IFormFileCollection files,
        FormErrors errors,
        CancellationToken cancel
    )
    {
        var sent = files.Chosen();
        if (errors.Require(sent.Count > 0, Field, "Chọn ít nhất một tệp.").Any)
        {
            return true;
        }

        Upload upload;
        try
        {
            var direction = document is Incoming.IncomingDocument ? Direction.Incoming : Direction.Outgoing;
            upload = await desk.Uploads.Save(desk.Me, direction, sent, cancel);
        }
        catch (SecretFoundException)
        {
            return false;
        }
        catch (RefusedException refused)
        {
            errors.All(Field, refused.Reasons);
            return true;
        }

        try
        {
            var added = await desk.Db.Attach(document, await desk.Uploads.Store(upload, desk.Store, cancel), cancel);
            if (errors.Require(added > 0, Field, "Văn bản đã có các tệp này.").None)
            {
                await desk.Db.SaveAsync("Thêm tệp", cancel: cancel);
            }

            return true;
        }
        finally
        {
            desk.Uploads.Erase(desk.Me, upload.Id);
        }
    }
}
