using DieuHanh.Documents.Registers;
using DieuHanh.Documents.Uploads;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Documents.Outgoing;

/// <summary>
/// What is proposed for the outgoing register: what was read, with the book, the notation and the unit that follow from it. The office is
/// the issuer and today the day where nothing was read.
/// </summary>
/// <param name="Doubts">Field → why a person should look at it first.</param>
/// <param name="Tasks">How many tasks the text seems to give.</param>
public sealed record OutgoingProposal(DocumentForm Form, IReadOnlyDictionary<string, string> Doubts, int Tasks)
{
    public static OutgoingProposal From(
        Proposal read,
        Upload? upload,
        IReadOnlyList<Book> books,
        DirectoryBook directory,
        DateOnly today
    )
    {
        var form = read.Form;
        var book = form.TypeName is null
            ? books[0]
            : books.FirstOrDefault(b => b.TypeName == form.TypeName) ?? books.First(b => b.TypeName is null);
        var unit = Drafting.UnitOf(directory, form.Notation, form.ToPlaces);
        var notation = form.Notation ?? Drafting.NotationOf(book, directory, unit);
        var issued = Typed.Date(form.IssuedOn) ?? today;
        return new(
            form with
            {
                Upload = upload?.Id.ToString(),
                Book = book.Id.ToString(),
                Notation = notation.Length == 0 ? null : notation,
                IssuedOn = form.IssuedOn is { Length: > 0 } day ? day : Dates.Show(today),
                Issuer = form.Issuer ?? directory.NameOf(directory.OfficeId),
                TypeName = form.TypeName ?? book.TypeName,
                Unit = unit?.ToString(),

                // Tasks of one directive are followed by several units: all of them need its text.
                Open = read.Tasks > 0 ? "on" : null,
            },
            DoubtsOf(read, unit, Drafting.WhyLookAtPlaces(directory, form.ToPlaces, issued)),
            read.Tasks
        );
    }

    private static Dictionary<string, string> DoubtsOf(Proposal read, Guid? unit, string? places)
    {
        // The number is the book's to give: that none was read is as it should be, that one was read is worth a look.
        var doubts = read.Doubts.Where(d => d.Key != nameof(DocumentForm.Code)).ToDictionary();
        if (read.Form.Code is not null)
        {
            doubts[nameof(DocumentForm.Notation)] =
                "Văn bản đã in sẵn số; số đăng ký do sổ cấp, cần đối chiếu sau khi lưu.";
        }

        if (read.Tasks > 0 && unit is null)
        {
            doubts[nameof(DocumentForm.Unit)] = "Chưa rõ đơn vị soạn thảo; đơn vị này rà soát nhiệm vụ đọc được.";
        }

        if (places is not null)
        {
            doubts[nameof(DocumentForm.ToPlaces)] = places;
        }

        return doubts;
    }
}
