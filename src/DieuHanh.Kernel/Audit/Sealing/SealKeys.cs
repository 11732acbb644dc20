using System.Security.Cryptography;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;

namespace DieuHanh.Kernel.Audit.Sealing;

/// <summary>
/// The keys of the seals: a text file of its owner alone, one key of 64 hexadecimal digits a line, the newest last; lines that begin with #
/// are remarks. New seals are made with the last one, the others stay to verify what they made.
/// </summary>
public sealed class SealKeys
{
    private const int Bytes = 32;
    private readonly Dictionary<string, byte[]> byId;

    private SealKeys(IReadOnlyList<byte[]> keys) =>
        (byId, CurrentId) = (keys.ToDictionary(IdOf), keys.Count == 0 ? "" : IdOf(keys[^1]));

    /// <summary>The id of the key that seals; empty where there is none yet.</summary>
    public string CurrentId { get; }

    /// <summary>The key of this id, or null where the file does not hold it.</summary>
    public byte[]? this[string id] => byId.GetValueOrDefault(id);

    /// <exception cref="RefusedException">The file holds something that is no key.</exception>
    public static SealKeys Read(string path)
    {
        var lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        var keys = new List<byte[]>();
        foreach (var line in lines.Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            keys.Add(
                line.Length == Bytes * 2 && line.All(char.IsAsciiHexDigit)
                    ? Convert.FromHexString(line)
                    : throw new RefusedException(
                        "Tệp khóa niêm phong {0} có dòng không phải là khóa 64 chữ số thập lục phân.",
                        path
                    )
            );
        }

        return new SealKeys([.. keys.DistinctBy(IdOf)]);
    }

    /// <summary>Makes the file with a first key, or adds a key that seals from now on; answers its id.</summary>
    public static string Add(string path)
    {
        var key = RandomNumberGenerator.GetBytes(Bytes);
        var had = File.Exists(path) ? File.ReadAllText(path).TrimEnd() + "\n" : "";
        PrivateFile.Write(path, $"{had}{Convert.ToHexStringLower(key)}\n", replace: had.Length > 0);
        return IdOf(key);
    }

    private static string IdOf(byte[] key) => Convert.ToHexStringLower(SHA256.HashData(key))[..16];
}
