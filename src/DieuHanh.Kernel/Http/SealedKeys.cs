using System.Security.Cryptography;
using System.Xml.Linq;
using DieuHanh.Kernel.Files;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Kernel.Http;

/// <summary>
/// The key file beside the data, with which the keys in the database are sealed: a copy of the rows alone forges no session and
/// opens no authenticator key. Made at the first need; nodes share it as they share the folder of data (ADR 0126).
/// </summary>
public sealed class KeyFile(FileSettings settings)
{
    private const int Bytes = 32;
    private readonly string path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(settings.Folder))!, "forms.key");
    private byte[]? key;

    /// <exception cref="CryptographicException">The file is damaged.</exception>
    public byte[] Key() => key ??= Read();

    private byte[] Read()
    {
        if (!File.Exists(path))
        {
            PrivateFile.Write(path, RandomNumberGenerator.GetBytes(Bytes), replace: false);
        }

        var read = File.ReadAllBytes(path);
        return read.Length == Bytes ? read : throw new CryptographicException($"{path} is damaged.");
    }
}

/// <summary>Seals a key of the ring (AES-256-GCM).</summary>
internal sealed class KeySealer(KeyFile file) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var (sealed_, tag) = (new byte[plain.Length], new byte[AesGcm.TagByteSizes.MaxSize]);
        using var aes = new AesGcm(file.Key(), tag.Length);
        aes.Encrypt(nonce, plain, sealed_, tag);
        return new EncryptedXmlInfo(
            new XElement("sealed", Convert.ToBase64String([.. nonce, .. tag, .. sealed_])),
            typeof(KeyOpener)
        );
    }
}

/// <summary>Opens it again. Keys from before the key file lie open and are read as they are, until they lapse.</summary>
internal sealed class KeyOpener(IServiceProvider services) : IXmlDecryptor
{
    /// <exception cref="CryptographicException">The key file is another one than the key was sealed with.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        var whole = Convert.FromBase64String(encryptedElement.Value);
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var plain = new byte[whole.Length - nonce - tag];
        using var aes = new AesGcm(services.GetRequiredService<KeyFile>().Key(), tag);
        aes.Decrypt(whole.AsSpan(0, nonce), whole.AsSpan(nonce + tag), whole.AsSpan(nonce, tag), plain);
        return XElement.Parse(System.Text.Encoding.UTF8.GetString(plain));
    }
}
