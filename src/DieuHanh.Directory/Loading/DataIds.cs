using System.Security.Cryptography;
using System.Text;

namespace DieuHanh.Directory.Loading;

/// <summary>
/// Ids made from names, so that what is loaded from the data files has the same ids in every office and on every load (UUID version 8).
/// </summary>
public static class DataIds
{
    /// <summary>An agency by its key ("bo-tai-chinh").</summary>
    public static Guid Agency(string key) => Of("agency", key);

    /// <summary>A unit of a sample office by its key ("vu-tong-hop").</summary>
    public static Guid Unit(string key) => Of("unit", key);

    /// <summary>A sample person by account ("thutuong").</summary>
    public static Guid Person(string account) => Of("person", account);

    internal static Guid Of(string kind, string name)
    {
        Span<byte> bytes = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"dieuhanh:{kind}:{name}"), bytes);
        bytes = bytes[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
