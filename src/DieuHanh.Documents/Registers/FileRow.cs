using System.Linq.Expressions;
using DieuHanh.Ui.Parts;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Documents.Registers;

/// <summary>A file as the page of its document lists it, without its text.</summary>
/// <param name="Problem">Why its text could not be read.</param>
public sealed record FileRow(Guid Id, string Name, long Size, string? Problem)
{
    public static readonly Expression<Func<Attachment, FileRow>> Of = a => new FileRow(a.Id, a.Name, a.Size, a.Problem);

    public FileLink Link => new(Name, DownloadFile.Url(Id), Size, Problem is null ? null : T[Problem]);
}
