using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;
using DieuHanh.Reading;

namespace DieuHanh.Documents.Uploads;

/// <summary>What the clerk's desk of both registers has at hand: what was sent up, who is who, the store, the books.</summary>
public sealed record RegisterDesk(
    DocumentsDb Db,
    UploadFolder Uploads,
    IDirectory Directory,
    Calendars Calendars,
    FileStore Store,
    Registrar Registrar
)
{
    /// <summary>The clerk at the desk.</summary>
    public Guid Me => Db.Scope.Actor.PersonId!.Value;

    /// <summary>
    /// The clerk said so, or a file bears the mark: it is turned away here whatever was looked at before, and nothing of it stays.
    /// </summary>
    public async Task<bool> TurnsAway(DocumentForm form, CancellationToken cancel)
    {
        var id = Typed.Id(form.Upload) ?? Guid.Empty;
        if (!form.IsSecret && !(await Uploads.Find(Me, id, cancel) is { } upload && Proposal.IsSecret(upload.Files)))
        {
            return false;
        }

        Uploads.Erase(Me, id);
        return true;
    }

    /// <summary>How many more wait for this register.</summary>
    public async Task<int> Waiting(Direction direction, Guid? but, CancellationToken cancel) =>
        (await Uploads.Waiting(Me, cancel)).Count(u => u.Direction == direction && u.Id != but);

    /// <summary>What the reader proposes from what was sent up.</summary>
    public async Task<Proposal> Propose(Upload? upload, CancellationToken cancel)
    {
        var calendar = await Calendars.Get(cancel);
        var directory = await Directory.Book(cancel);
        return Proposal.From(upload?.Text ?? "", new ReadingContext(calendar.IsWorking), directory, Db.Scope.Today);
    }

    /// <summary>Where the clerk goes on: what was sent up for the same register after this comes first, then what was left over.</summary>
    public async Task<string> Next(Direction direction, Upload? done, CancellationToken cancel)
    {
        var waiting = await Uploads.Waiting(Me, cancel);
        var next = waiting
            .Where(u => u.Direction == direction)
            .OrderByDescending(u => u.Id.CompareTo(done?.Id ?? Guid.Empty) > 0)
            .ThenBy(u => u.Id)
            .Select(u => (Guid?)u.Id)
            .FirstOrDefault();
        return next is null ? UploadFiles.UrlOf(direction) : UploadFiles.RegisterUrl(direction, next);
    }
}
