using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Kernel.Audit.Sealing;

/// <summary>What verifying the chain can find.</summary>
public enum SealFault
{
    /// <summary>A record, or its seal, does not say what was sealed.</summary>
    Altered,

    /// <summary>A record that was sealed is not there, and later ones are.</summary>
    Removed,

    /// <summary>A record stands at another place than the one where it was sealed.</summary>
    Reordered,

    /// <summary>The last records are not there; or they were cut off and the chain went on, or an older database was put back.</summary>
    CutTail,

    /// <summary>There is no head outside the database, without which a cut tail cannot be seen.</summary>
    HeadMissing,

    /// <summary>A record disappeared before it was sealed.</summary>
    RemovedUnsealed,

    /// <summary>A seal names a key that is not in the file, while others' keys are: written by somebody else, or its key was taken out.</summary>
    UnknownKey,

    /// <summary>A record whose seal follows one that is gone, so that nobody can tell whether it was altered.</summary>
    Unchecked,

    /// <summary>A record without a seal that the sealer does not get, or did not take though the office went on for long.</summary>
    NeverSealed,
}

/// <param name="From">The number it is about; with <paramref name="To"/>, the first of several.</param>
/// <param name="Record">The id of the record, or the file, where there is one to name.</param>
/// <param name="Place">Where it was sealed.</param>
public sealed record SealFinding(SealFault Fault, long From, long To, string Record = "", long Place = 0)
{
    /// <summary>The sentence in the reader's language.</summary>
    public override string ToString() =>
        Fault switch
        {
            SealFault.Altered => T["Bị sửa: bản ghi số {0} ({1}) không còn như khi niêm phong.", From, Record],
            SealFault.Removed when From == To => T["Bị xóa: bản ghi số {0} không còn.", From],
            SealFault.Removed => T["Bị xóa: các bản ghi từ số {0} đến số {1} không còn.", From, To],
            SealFault.Reordered => T[
                "Bị đổi thứ tự: bản ghi ở số {0} ({1}) đã được niêm phong ở số {2}.",
                From,
                Record,
                Place
            ],
            SealFault.CutTail when Record.Length > 0 => T[
                "Bị cắt đuôi rồi ghi tiếp, hoặc khôi phục từ bản cũ: chuỗi không đi qua dấu số {0} đã ghi ở {1}.",
                From,
                Record
            ],
            SealFault.CutTail when From == To => T["Bị cắt đuôi: bản ghi cuối, số {0}, không còn.", From],
            SealFault.CutTail => T["Bị cắt đuôi: các bản ghi cuối, từ số {0} đến số {1}, không còn.", From, To],
            SealFault.HeadMissing => T[
                "Không thấy tệp đầu chuỗi {0}: không biết được đuôi có bị cắt hay không.",
                Record
            ],
            SealFault.UnknownKey when From == To => T[
                "Niêm phong lạ: dấu số {0} mang tên khóa không có trong tệp {1}.",
                From,
                Record
            ],
            SealFault.UnknownKey => T[
                "Niêm phong lạ: các dấu từ số {0} đến số {1} mang tên khóa không có trong tệp {2}.",
                From,
                To,
                Record
            ],
            SealFault.Unchecked => T["Không kiểm tra được: bản ghi số {0} ({1}) nối vào dấu không còn.", From, Record],
            SealFault.NeverSealed => T[
                "Không được niêm phong: bản ghi {0} nằm ngoài hàng chờ, không đọc được, hoặc chờ quá lâu.",
                Record
            ],
            _ => T["Bị xóa trước khi niêm phong: bản ghi {0}.", Record],
        };
}

/// <summary>What verifying the chain came to.</summary>
/// <param name="Sealed">How many seals there are.</param>
/// <param name="Unsealed">Records without a seal. Those that wait their turn are no fault, the sealer takes them within seconds; the others are among the findings.</param>
/// <param name="Findings">The faults, in the order of the chain; at most <see cref="SealVerifier.MostFindings"/>.</param>
/// <param name="More">How many faults there are beyond those.</param>
public sealed record SealVerification(
    long Sealed,
    long Unsealed,
    SealHead Head,
    IReadOnlyList<SealFinding> Findings,
    long More
)
{
    /// <summary>Every sealed record is there, unaltered, in its place, up to the head that was written down.</summary>
    public bool Holds => Findings.Count == 0;

    public IEnumerable<string> Sentences()
    {
        foreach (var finding in Findings)
        {
            yield return finding.ToString();
        }

        if (More > 0)
        {
            yield return T["… và {0} chỗ sai nữa.", More];
        }

        if (Unsealed > 0)
        {
            yield return T["{0} bản ghi chưa được niêm phong.", Unsealed];
        }

        yield return Holds
            ? T["Nhật ký còn nguyên vẹn: {0} bản ghi đã niêm phong, dấu cuối {1}.", Sealed, Head.Hash]
            : T[
                "Nhật ký không còn nguyên vẹn: {0} chỗ sai trong {1} bản ghi đã niêm phong.",
                Findings.Count + More,
                Sealed
            ];
    }
}
