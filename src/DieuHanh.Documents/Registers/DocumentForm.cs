using System.Globalization;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Documents.Registers;

/// <summary>
/// What a clerk types about a document, as typed. One form for both registers: an incoming document has a number of its own, an outgoing
/// one only a notation, since its book gives the number.
/// </summary>
public sealed record DocumentForm
{
    /// <summary>Typed in place of a number where the document has none.</summary>
    public const string NoCode = "không số";

    public string? Upload { get; init; }
    public string? Book { get; init; }
    public string? ArrivedOn { get; init; }
    public string? Code { get; init; }
    public string? Notation { get; init; }
    public string? IssuedOn { get; init; }
    public string? Issuer { get; init; }
    public string? TypeName { get; init; }
    public string? Subject { get; init; }
    public string? Urgency { get; init; }
    public string? Secrecy { get; init; }
    public string? DueOn { get; init; }
    public string? DueTime { get; init; }
    public string? Signer { get; init; }
    public string? SignerCapacity { get; init; }
    public string? DirectedBy { get; init; }
    public string? Language { get; init; }
    public string? Pages { get; init; }
    public string? ToPlaces { get; init; }
    public string? Note { get; init; }
    public string? Open { get; init; }
    public string? Unit { get; init; }
    public string? Copies { get; init; }
    public string? SentOn { get; init; }

    /// <summary>How many registrations of the same document the clerk was shown and registers in spite of.</summary>
    public string? Again { get; init; }
    public string? ReadTasks { get; init; }

    /// <summary>"next": go on with the next document that waits.</summary>
    public string? Then { get; init; }

    /// <summary>The version a correction began from.</summary>
    public string? Version { get; init; }

    public static DocumentForm Of(Document document, DateOnly? arrivedOn = null) =>
        new()
        {
            Book = document.BookId.ToString(),
            ArrivedOn = Dates.Show(arrivedOn),
            Code = document.Code.Length == 0 ? NoCode : document.Code,
            Notation = document.CodeNotation,
            IssuedOn = Dates.Show(document.IssuedOn),
            Issuer = document.Issuer,
            TypeName = document.TypeName,
            Subject = document.Subject,
            Urgency = document.Urgency.ToString(),
            DueOn = Dates.Show(document.DueOn),
            DueTime = document.DueTime,
            Signer = document.Signer,
            SignerCapacity = document.SignerCapacity,
            DirectedBy = document.DirectedBy,
            Language = document.Language,
            Pages = document.Pages?.ToString(CultureInfo.InvariantCulture),
            ToPlaces = document.ToPlaces,
            Note = document.Note,
            Open = document.Open ? "on" : null,
            Version = document.Version.ToString(CultureInfo.InvariantCulture),
        };

    /// <summary>Declared secret by the clerk: then nothing of the form is read, kept or shown again.</summary>
    public bool IsSecret => Typed.Choice<Secrecy>(Secrecy) is not (null or Registers.Secrecy.None);

    public DateOnly? Arrived => Typed.Date(ArrivedOn);

    /// <summary>Reads an incoming document with all faults at once.</summary>
    public FormErrors ReadIncoming(DateOnly today, DirectoryBook directory, out Particulars given)
    {
        var arrived = Arrived;
        var errors = Common(directory, out given)
            .Require(
                arrived is not null,
                nameof(ArrivedOn),
                Empty(ArrivedOn)
                    ? "Nhập ngày đến, ví dụ 23/11/2026."
                    : "Ngày đến không đọc được. Nhập ngày/tháng/năm, ví dụ 23/11/2026."
            )
            .Require(arrived is null || arrived <= today, nameof(ArrivedOn), "Ngày đến không được sau hôm nay.")
            .Require(
                arrived is null || arrived >= given.IssuedOn,
                nameof(IssuedOn),
                "Ngày văn bản không được sau ngày đến."
            );
        var without = string.Equals(Typed.Text(Code), NoCode, StringComparison.OrdinalIgnoreCase);
        var code = without ? DocumentCode.None : DocumentCode.Parse(Code);
        errors
            .Require(
                Typed.Text(Code) is not null,
                nameof(Code),
                "Nhập số, ký hiệu như trên văn bản; ghi “không số” nếu văn bản không có số."
            )
            .Require(
                code is not null,
                nameof(Code),
                "Số, ký hiệu gồm số (tối đa {0} ký tự), dấu / hoặc - và ký hiệu (tối đa {1} ký tự), ví dụ 365/TB-VPCP.",
                DocumentCode.LongestNumber,
                DocumentCode.LongestNotation
            );
        given = given with { Code = code ?? DocumentCode.None };
        return errors.InOrder(OnPage);
    }

    /// <summary>Reads an outgoing document with all faults at once; its code waits for the number.</summary>
    /// <param name="unitBefore">The unit of a document that is corrected: it may stay, also where it takes no work any more.</param>
    public FormErrors ReadOutgoing(
        DateOnly today,
        DirectoryBook directory,
        out Particulars given,
        out string notation,
        Guid? unitBefore = null
    )
    {
        var unit = Typed.Id(Unit);
        notation = string.Concat((Typed.Text(Notation) ?? "").Where(c => !char.IsWhiteSpace(c)));
        return Common(directory, out given)
            .Require(notation.Length > 0, nameof(Notation), "Nhập ký hiệu, ví dụ TB-VPCP.")
            .AtMost(notation, nameof(Notation), DocumentCode.LongestNotation)
            .Require(given.IssuedOn <= today, nameof(IssuedOn), "Ngày ban hành không được sau hôm nay.")
            .Require(Typed.Text(Signer) is not null, nameof(Signer), "Nhập người ký.")
            .Require(
                Empty(Unit) || unit is not null && (unit == unitBefore || directory.OfficeUnits.Any(u => u.Id == unit)),
                nameof(Unit),
                "Chọn đơn vị trong danh sách."
            )
            .Require(Empty(SentOn) || Sent is not null, nameof(SentOn), NotADay)
            .Require(
                Sent is not { } sent || sent >= given.IssuedOn,
                nameof(SentOn),
                "Ngày chuyển không được trước ngày ban hành."
            )
            .Require(
                Empty(Copies) || Typed.Number(Copies) is > 0 and < 10_000,
                nameof(Copies),
                "Số lượng bản là số từ 1 đến 9.999."
            )
            .InOrder(OnPage);
    }

    /// <summary>The fields from top to bottom of the page; both registers have them in one order.</summary>
    internal static readonly IReadOnlyList<string> OnPage =
    [
        nameof(Book),
        nameof(ArrivedOn),
        nameof(Code),
        nameof(Notation),
        nameof(IssuedOn),
        nameof(Issuer),
        nameof(TypeName),
        nameof(Subject),
        nameof(Signer),
        nameof(SignerCapacity),
        nameof(DirectedBy),
        nameof(Urgency),
        nameof(DueOn),
        nameof(DueTime),
        nameof(Unit),
        nameof(Copies),
        nameof(SentOn),
        nameof(ToPlaces),
        nameof(Pages),
        nameof(Language),
        nameof(Note),
    ];

    public DateOnly? Sent => Typed.Date(SentOn);

    private const string NotADay = "Ngày không có trong lịch hoặc không đúng dạng ngày/tháng/năm.";

    private static bool Empty(string? typed) => string.IsNullOrWhiteSpace(typed);

    private FormErrors Common(DirectoryBook directory, out Particulars given)
    {
        var (issued, due) = (Typed.Date(IssuedOn), Typed.Date(DueOn));
        var (issuer, subject) = (Typed.Text(Issuer), Typed.Text(Subject)?.ReplaceLineEndings(" "));
        var type = DocumentTypes.Named(Typed.Text(TypeName));
        var urgency = Typed.Choice<Urgency>(Urgency) ?? Registers.Urgency.Normal;
        var hour = Typed.Time(DueTime);
        given = new Particulars(
            DocumentCode.None,
            issued ?? default,
            issuer is null || issued is null ? null : Particulars.AgencyOf(directory, issuer, issued.Value),
            issuer ?? "",
            type?.Name ?? "",
            subject ?? "",
            urgency,
            Typed.Text(Signer),
            Typed.Text(SignerCapacity),
            Typed.Text(DirectedBy),
            due,
            hour?.ToString("HH:mm", CultureInfo.InvariantCulture),
            Typed.Text(Language) ?? "Tiếng Việt",
            Typed.Number(Pages),
            Typed.Text(ToPlaces),
            Typed.Text(Note),
            Typed.Flag(Open)
        );
        return new FormErrors()
            .Require(Typed.Id(Book) is not null, nameof(Book), "Chọn sổ đăng ký.")
            .Require(
                issued is not null,
                nameof(IssuedOn),
                Empty(IssuedOn) ? "Nhập ngày của văn bản, ví dụ 20/11/2026." : NotADay
            )
            .RequireText(issuer, nameof(Issuer), "Nhập cơ quan ban hành.", 200)
            .Require(type is not null, nameof(TypeName), "Chọn tên loại văn bản.")
            .RequireText(subject, nameof(Subject), "Nhập trích yếu nội dung.")
            .AtMost(given.Signer, nameof(Signer), 50)
            .AtMost(given.SignerCapacity, nameof(SignerCapacity), 200)
            .AtMost(given.DirectedBy, nameof(DirectedBy), 200)
            .Require(Empty(DueOn) || due is not null, nameof(DueOn), NotADay)
            .Require(
                due is null || issued is null || due >= issued,
                nameof(DueOn),
                "Hạn xử lý không được trước ngày văn bản."
            )
            .Require(Empty(DueTime) || hour is not null, nameof(DueTime), "Nhập giờ như 16:30.")
            .Require(
                urgency is not Registers.Urgency.TimedExpress || due is not null && hour is not null,
                nameof(DueTime),
                "Văn bản hỏa tốc hẹn giờ phải có hạn xử lý và giờ."
            )
            .AtMost(given.Language, nameof(Language), 30)
            .Require(Empty(Pages) || given.Pages is > 0 and < 10_000, nameof(Pages), "Số trang là số từ 1 đến 9.999.")
            .AtMost(given.ToPlaces, nameof(ToPlaces), 4_000)
            .AtMost(given.Note, nameof(Note), 500);
    }
}
