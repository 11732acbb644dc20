using System.Reflection;

namespace DieuHanh.Documents.Registers;

/// <summary>A kind of document ("tên loại") the register knows, with its abbreviation; from <c>Data/types.tsv</c>.</summary>
public sealed record DocumentType(string Name, string Abbreviation, string Group);

/// <summary>The 29 administrative kinds, legal acts, party conclusions and what an office receives besides.</summary>
public static class DocumentTypes
{
    public static IReadOnlyList<DocumentType> All { get; } = [.. Read()];

    /// <summary>The kind with this name, however it is cased; null when the register does not know it.</summary>
    public static DocumentType? Named(string? name) =>
        All.FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<DocumentType> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("types.tsv")!;
        using var reader = new StreamReader(stream);
        var rows = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith('#'))
            {
                rows.Add(line);
            }
        }

        return rows.Skip(1).Select(r => r.Split('\t')).Select(c => new DocumentType(c[0], c[1], c[2]));
    }
}
