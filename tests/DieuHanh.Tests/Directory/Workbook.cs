using System.IO.Compression;
using System.Text;

namespace DieuHanh.Tests.Directory;

/// <summary>The structure as an archive of tables: made, and taken apart.</summary>
internal static class Workbook
{
    public static byte[] Archive(params (string Name, string Text)[] tables)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in tables)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(true));
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }

    public static Dictionary<string, string[]> Tables(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(
            e => e.Name,
            e =>
            {
                using var reader = new StreamReader(e.Open());
                return reader.ReadToEnd().Split("\r\n");
            }
        );
    }
}
