using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Words;
using DieuHanh.Reading;
using DieuHanh.Reading.Heading;

namespace DieuHanh.Documents.Uploads;

/// <summary>What the reader proposes for the form, and which of it a person should look at first.</summary>
/// <param name="Doubts">Field → why it is doubtful, a sentence for the screen.</param>
/// <param name="Tasks">How many tasks the text seems to give.</param>
public sealed record Proposal(DocumentForm Form, IReadOnlyDictionary<string, string> Doubts, int Tasks)
{
    private const string NotRead = "Chưa đọc được từ văn bản, cần nhập.";

    public static readonly Proposal Nothing = new(new(), new Dictionary<string, string>(), 0);

    /// <summary>The secrecy mark stamped on any of the files; each is looked at by itself, an annex may bear it too.</summary>
    public static SecrecyMark SecrecyOf(IEnumerable<string?> texts) =>
        texts
            .OfType<string>()
            .Select(t => DirectiveReader.Read(t, ReadingContext.Default).Header.Secrecy)
            .DefaultIfEmpty(SecrecyMark.None)
            .Max();

    /// <summary>Whether one of these files is turned away.</summary>
    public static bool IsSecret(IEnumerable<UploadedFile> files) =>
        SecrecyOf(files.Select(f => f.Text)) is not SecrecyMark.None;

    /// <summary>Proposes from the text; an empty text proposes nothing and doubts nothing.</summary>
    public static Proposal From(string text, ReadingContext context, DirectoryBook directory, DateOnly today)
    {
        if (text.Length == 0)
        {
            return Nothing;
        }

        var reading = DirectiveReader.Read(text, context);
        var h = reading.Header;
        var form = new DocumentForm
        {
            Code = h.Number,
            Notation = h.Symbol,
            IssuedOn = Dates.Show(h.Date),
            Issuer = h.Issuer,
            TypeName = Registers.DocumentTypes.Named(h.DocumentType)?.Name,
            Subject = h.Subject,
            Urgency = UrgencyOf(h.Urgency).ToString(),
            Signer = h.Signer,
            SignerCapacity = h.SignerCapacity,
            DirectedBy = h.DirectedBy,
            ToPlaces = h.Recipients.Count == 0 ? null : string.Join('\n', h.Recipients),
            ReadTasks = reading.Tasks.Count > 0 ? "on" : null,
        };
        return new Proposal(form, DoubtsOf(form, h, directory, today), reading.Tasks.Count);
    }

    private static Dictionary<string, string> DoubtsOf(
        DocumentForm form,
        DirectiveHeader header,
        DirectoryBook directory,
        DateOnly today
    )
    {
        var doubts = new Dictionary<string, string>();
        Doubt(form.Code is null, nameof(form.Code), NotRead);
        Doubt(header.Date is null, nameof(form.IssuedOn), NotRead);
        Doubt(header.Date > today, nameof(form.IssuedOn), "Ngày đọc được ở sau hôm nay, cần xem lại.");
        Doubt(form.Issuer is null, nameof(form.Issuer), NotRead);
        Doubt(
            form.Issuer is { } issuer && Particulars.AgencyOf(directory, issuer, header.Date ?? today) is null,
            nameof(form.Issuer),
            "Không có trong danh bạ cơ quan; kiểm tra lại tên."
        );
        Doubt(form.TypeName is null, nameof(form.TypeName), NotRead);
        Doubt(form.Subject is null, nameof(form.Subject), NotRead);
        Doubt(form.Subject?.Length > 500, nameof(form.Subject), "Dài hơn 500 ký tự, cần rút gọn.");
        Doubt(form.Signer is null, nameof(form.Signer), NotRead);
        return doubts;

        void Doubt(bool applies, string field, string why)
        {
            if (applies)
            {
                doubts.TryAdd(field, why);
            }
        }
    }

    private static Registers.Urgency UrgencyOf(Reading.Heading.Urgency read) =>
        read switch
        {
            Reading.Heading.Urgency.Urgent => Registers.Urgency.Urgent,
            Reading.Heading.Urgency.VeryUrgent => Registers.Urgency.VeryUrgent,
            Reading.Heading.Urgency.Express => Registers.Urgency.Express,
            _ => Registers.Urgency.Normal,
        };
}
