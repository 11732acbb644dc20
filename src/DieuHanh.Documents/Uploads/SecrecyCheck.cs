using DieuHanh.Documents.Text;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Reading.Heading;

namespace DieuHanh.Documents.Uploads;

/// <summary>Reads a file as the registers read theirs and looks for the mark in its heading.</summary>
public sealed class SecrecyCheck : ISecrecyCheck
{
    public async Task<bool> IsSecret(Stream content, string mediaType, CancellationToken cancel = default) =>
        Proposal.SecrecyOf([(await TextExtractor.Extract(content, mediaType, cancel)).Text]) is not SecrecyMark.None;
}
