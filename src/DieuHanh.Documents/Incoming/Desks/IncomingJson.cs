using DieuHanh.Documents.Registers;

namespace DieuHanh.Documents.Incoming.Desks;

/// <summary>
/// The page of an incoming document for programs: the same data, to the same people. States are the names of the enums. What belongs to the
/// office's register is null or empty for an agency that only reads the document.
/// </summary>
/// <param name="Readers">The agencies that read it because a task of it names them.</param>
public sealed record IncomingJson(
    Guid Id,
    string? Book,
    int? Year,
    int? Number,
    DateOnly? ArrivedOn,
    string Code,
    DateOnly IssuedOn,
    Guid? AgencyId,
    string Issuer,
    string TypeName,
    string Subject,
    string Urgency,
    DateOnly? DueOn,
    string? DueTime,
    string? Signer,
    string? SignerCapacity,
    string? DirectedBy,
    string Language,
    int? Pages,
    string? ToPlaces,
    string? Note,
    bool? Open,
    string? State,
    string? Hands,
    string? SentBackReason,
    Guid? SubmittedToId,
    DateTime? SubmittedAt,
    string? Instruction,
    Guid? DirectedById,
    Guid? EnteredById,
    DateTime? DirectedAt,
    IReadOnlyList<IncomingJson.Recipient> Recipients,
    IReadOnlyList<Guid> Readers,
    IReadOnlyList<IncomingJson.File> Files,
    IReadOnlyList<Kernel.Contracts.TaskBrief> Tasks,
    IReadOnlyList<Ui.Timelines.TimelineEntry> Timeline,
    string Text
)
{
    public sealed record Recipient(
        Guid Id,
        Guid? UnitId,
        Guid? PersonId,
        string Name,
        string Part,
        string State,
        DateOnly? DueOn,
        DateTime RoutedAt,
        DateTime? ReceivedAt,
        Guid? OfficerId,
        string? PassedBackReason,
        string? Resolution,
        Guid? ReplyId,
        string? ResolutionNote,
        DateTime? EndedAt
    );

    public sealed record File(Guid Id, string Name, long Size, string Url);

    internal static IncomingJson Of(ShowIncoming.Model model)
    {
        var d = model.Open.Document;
        return new IncomingJson(
            d.Id,
            model.BookName,
            d.Year,
            d.Number,
            d.BookedOn,
            d.Code,
            d.IssuedOn,
            d.AgencyId,
            d.Issuer,
            d.TypeName,
            d.Subject,
            d.Urgency.ToString(),
            d.DueOn,
            d.DueTime,
            d.Signer,
            d.SignerCapacity,
            d.DirectedBy,
            d.Language,
            d.Pages,
            d.ToPlaces,
            d.Note,
            d.Open,
            d.State.ToString(),
            model.Open.Hands,
            d.SentBackReason,
            d.SubmittedToId,
            d.SubmittedAt,
            d.Instruction,
            d.DirectedById,
            d.EnteredById,
            d.DirectedAt,
            [
                .. model.Open.Routings.Select(r => new Recipient(
                    r.Id,
                    r.UnitId,
                    r.PersonId,
                    model.Open.NameOf(r),
                    r.Part.ToString(),
                    r.State.ToString(),
                    r.DueOn,
                    r.RoutedAt,
                    r.ReceivedAt,
                    r.OfficerId,
                    r.PassedBackReason,
                    r.Resolution?.ToString(),
                    r.ReplyId,
                    r.ResolutionNote,
                    r.EndedAt
                )),
            ],
            [.. d.Readers.Select(r => r.AgencyId)],
            Of(model.Files),
            model.Tasks,
            model.Timeline,
            model.Text
        );
    }

    /// <summary>What the document says itself; everything else stays with the office.</summary>
    internal static IncomingJson Of(ReadIncoming.Model model)
    {
        var d = model.Document;
        return new IncomingJson(
            d.Id,
            Book: null,
            Year: null,
            Number: null,
            ArrivedOn: null,
            d.Code,
            d.IssuedOn,
            d.AgencyId,
            d.Issuer,
            d.TypeName,
            d.Subject,
            d.Urgency.ToString(),
            DueOn: null,
            DueTime: null,
            d.Signer,
            d.SignerCapacity,
            d.DirectedBy,
            d.Language,
            d.Pages,
            d.ToPlaces,
            Note: null,
            Open: null,
            State: null,
            Hands: null,
            SentBackReason: null,
            SubmittedToId: null,
            SubmittedAt: null,
            Instruction: null,
            DirectedById: null,
            EnteredById: null,
            DirectedAt: null,
            Recipients: [],
            Readers: [],
            Of(model.Files),
            model.Tasks,
            Timeline: [],
            model.Text
        );
    }

    private static IReadOnlyList<File> Of(IReadOnlyList<FileRow> files) =>
        [.. files.Select(f => new File(f.Id, f.Name, f.Size, DownloadFile.Url(f.Id)))];
}
