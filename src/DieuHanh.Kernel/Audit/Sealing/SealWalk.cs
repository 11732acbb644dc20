using DieuHanh.Kernel.Domain;

namespace DieuHanh.Kernel.Audit.Sealing;

/// <summary>Goes along the chain from its first number on and gathers what does not hold.</summary>
/// <param name="noted">The head as it was written down outside the database.</param>
internal sealed class SealWalk(SealKeys keys, string keyFile, SealHead? noted)
{
    private readonly List<SealFinding> findings = [];
    private readonly List<SealSuspect> suspects = [];
    private long number;

    // Null after a gap: what the next seal was chained to is not known.
    private string? before = SealText.Genesis;
    private long goneFrom;
    private string? hashAtNoted;

    // The first number of several in a row whose key is not known; and whether any key was.
    private long unknownFrom;
    private bool someKeyKnown;
    private (long Number, string KeyId)? foreign;

    public long Seen { get; private set; }

    /// <summary>Faults beyond those that are kept.</summary>
    public long Uncounted { get; private set; }

    public void Look(SealReading.Linked link)
    {
        Seen++;
        if (link.Number > number + 1)
        {
            EndOfGone(SealFault.Removed, number);
            EndOfUnknown(number);
            Keep(new SealFinding(SealFault.Removed, number + 1, link.Number - 1));
            before = null;
        }

        number = link.Number;
        if (link.Gone)
        {
            EndOfUnknown(number - 1);
            goneFrom = goneFrom == 0 ? number : goneFrom;
        }
        else
        {
            EndOfGone(SealFault.Removed, number - 1);
            Check(link);
        }

        if (number == noted?.Count)
        {
            hashAtNoted = link.Seal?.Hash;
        }

        before = link.Seal?.Hash;
    }

    /// <param name="last">The last number there is.</param>
    /// <exception cref="RefusedException">None of the keys the seals were made with is there.</exception>
    public IEnumerable<SealFinding> End(long last, string headFile)
    {
        // One name of a key may have been forged to keep everything else from being looked at; all of them are a file that is missing.
        if (!someKeyKnown && foreign is { } first)
        {
            throw new RefusedException(
                "Không kiểm tra được: bản ghi số {0} niêm phong bằng khóa {1}, không có trong tệp {2}.",
                first.Number,
                first.KeyId,
                keyFile
            );
        }

        EndOfGone(SealFault.CutTail, number);
        EndOfUnknown(number);
        findings.AddRange(SealSuspect.Tell(suspects, keys));
        if (noted is null)
        {
            if (last > 0)
            {
                findings.Add(new SealFinding(SealFault.HeadMissing, last, last, headFile));
            }
        }
        else if (noted.Count > last)
        {
            findings.Add(new SealFinding(SealFault.CutTail, last + 1, noted.Count));
        }
        else if (
            noted.Count > 0
            && hashAtNoted != noted.Hash
            && !findings.Exists(f => f.From <= noted.Count && noted.Count <= f.To)
        )
        {
            findings.Add(new SealFinding(SealFault.CutTail, noted.Count, noted.Count, headFile));
        }

        return findings.OrderBy(f => f.From);
    }

    private void Check(SealReading.Linked link)
    {
        var key = link.Seal is { } named ? keys[named.KeyId] : null;
        someKeyKnown |= key is not null;
        if (key is null && link.Seal is { KeyId.Length: 16 } unknown)
        {
            foreign ??= (number, unknown.KeyId);
            unknownFrom = unknownFrom == 0 ? number : unknownFrom;
            return;
        }

        EndOfUnknown(number - 1);
        if (key is null || link is not { Seal: { } seal, Content: { } content })
        {
            Keep(new SealFinding(SealFault.Altered, number, number, $"{link.Seal?.AuditId}"));
        }
        else if (before is null)
        {
            Keep(new SealFinding(SealFault.Unchecked, number, number, $"{seal.AuditId}"));
        }
        else if (SealText.Link(key, before, number, seal.AuditId, seal.SealedAt, seal.KeyId, content) == seal.Hash)
        {
            return;
        }
        else if (suspects.Count < SealSuspect.Most)
        {
            suspects.Add(new SealSuspect(number, before, seal, content));
        }
        else
        {
            Uncounted++;
        }
    }

    private void EndOfGone(SealFault fault, long to)
    {
        if (goneFrom > 0)
        {
            Keep(new SealFinding(fault, goneFrom, to));
            goneFrom = 0;
        }
    }

    private void EndOfUnknown(long to)
    {
        if (unknownFrom > 0)
        {
            Keep(new SealFinding(SealFault.UnknownKey, unknownFrom, to, keyFile));
            unknownFrom = 0;
        }
    }

    private void Keep(SealFinding finding)
    {
        if (findings.Count < SealVerifier.MostFindings)
        {
            findings.Add(finding);
        }
        else
        {
            Uncounted++;
        }
    }
}
