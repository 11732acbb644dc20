using DieuHanh.Kernel.Contracts;
using DieuHanh.Reading.Text;

namespace DieuHanh.Documents.Registers;

/// <summary>What the register writes down of any document (Decree 30/2020, Annex IV and VI), checked and in Unicode form C.</summary>
/// <param name="AgencyId">The issuer in the directory; null for one that is not in it.</param>
/// <param name="Issuer">The issuer's name as the document prints it.</param>
/// <param name="DueTime">The hour of an express document with one, HH:mm.</param>
/// <param name="SignerCapacity">TM., KT., TL., TUQ., Q. and the post, as printed.</param>
/// <param name="DirectedBy">The leader whose conclusion or opinion the document passes on.</param>
/// <param name="ToPlaces">"Nơi nhận", one per line.</param>
/// <param name="Open">Anyone in the office may read it, not only those it is routed to.</param>
public sealed record Particulars(
    DocumentCode Code,
    DateOnly IssuedOn,
    Guid? AgencyId,
    string Issuer,
    string TypeName,
    string Subject,
    Urgency Urgency = Urgency.Normal,
    string? Signer = null,
    string? SignerCapacity = null,
    string? DirectedBy = null,
    DateOnly? DueOn = null,
    string? DueTime = null,
    string Language = "Tiếng Việt",
    int? Pages = null,
    string? ToPlaces = null,
    string? Note = null,
    bool Open = false
)
{
    /// <summary>
    /// Equal for two registrations of the same document: number, notation, issuer and year. A document without a number is the same
    /// as another only if day and subject are equal too.
    /// </summary>
    public string SameKey
    {
        get
        {
            var issuer = AgencyId?.ToString("N") ?? string.Join(' ', Vietnamese.Tokens(Issuer));
            var code =
                Code == DocumentCode.None
                    ? $"{IssuedOn:yyyyMMdd} {string.Join(' ', Vietnamese.ExactTokens(Subject))}"
                    : NumberKey;
            return $"{code}|{issuer}";
        }
    }

    /// <summary>
    /// Equal for two documents of the office under one number and notation of a year. Who issued them does not matter: the office gives
    /// a number and notation once, however the issuer's name is typed.
    /// </summary>
    public string NumberKey => $"{Code.Text.ToUpperInvariant()} {IssuedOn.Year}";

    /// <summary>The issuer as a name typed or read stands for it on that day.</summary>
    public static Guid? AgencyOf(DirectoryBook book, string issuer, DateOnly day) => book.Resolve(issuer, day).Only;
}
