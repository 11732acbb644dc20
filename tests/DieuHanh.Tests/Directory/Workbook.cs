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

    /// <summary>A row of the table of posts with another last day.</summary>
    public static string Ending(string post, string day)
    {
        var cells = post[1..^1].Split("\",\"");
        cells[6] = day;
        return $"\"{string.Join("\",\"", cells)}\"";
    }

    /// <summary>The same file with one of its parts said otherwise.</summary>
    public static byte[] Rewritten(byte[] file, string part, Func<string, string> otherwise)
    {
        using var bytes = new MemoryStream();
        bytes.Write(file);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            string text;
            using (var reader = new StreamReader(zip.GetEntry(part)!.Open()))
            {
                text = reader.ReadToEnd();
            }

            var changed = otherwise(text);
            changed.ShouldNotBe(text);
            zip.GetEntry(part)!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(part).Open(), new UTF8Encoding(false));
            writer.Write(changed);
        }

        return bytes.ToArray();
    }
}
