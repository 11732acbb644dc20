namespace DieuHanh.Reading.Heading;

/// <summary>The secrecy mark printed in the heading. An office register must turn away anything but <see cref="None"/>.</summary>
public enum SecrecyMark
{
    None,
    Confidential,
    Secret,
    TopSecret,
}

/// <summary>The urgency printed in the heading: Khẩn, Thượng khẩn, Hỏa tốc.</summary>
public enum Urgency
{
    None,
    Urgent,
    VeryUrgent,
    Express,
}

/// <summary>The registration data of a document as its heading and foot print them; what is not printed is null or empty.</summary>
/// <param name="Number">The whole number: 365/TB-VPCP, 3260-KH/ĐĐQH15.</param>
/// <param name="Symbol">What follows the number: TB-VPCP.</param>
/// <param name="DocumentType">One of the kinds of <see cref="DocumentTypes"/>.</param>
/// <param name="Subject">The summary ("trích yếu"), on one line, "V/v" left out.</param>
/// <param name="SignerCapacity">KT. THỦ TƯỚNG PHÓ THỦ TƯỚNG, as printed, on one line.</param>
/// <param name="DirectedBy">The leader whose conclusion or opinion the document passes on.</param>
/// <param name="AddressedTo">The agencies after "Kính gửi" or "điện", lists expanded.</param>
/// <param name="Recipients">The lines of "Nơi nhận".</param>
public sealed record DirectiveHeader(
    string? Number,
    string? Symbol,
    DateOnly? Date,
    string? Place,
    string? Issuer,
    string? DocumentType,
    string? Subject,
    string? Signer,
    string? SignerCapacity,
    string? DirectedBy,
    IReadOnlyList<string> AddressedTo,
    IReadOnlyList<string> Recipients,
    Urgency Urgency,
    SecrecyMark Secrecy
);
