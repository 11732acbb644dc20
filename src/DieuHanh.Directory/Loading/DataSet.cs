using DieuHanh.Kernel.Data;
using DieuHanh.Reading.Text;

namespace DieuHanh.Directory.Loading;

/// <summary>The data files shipped for one kind of office.</summary>
/// <param name="Name">As it is asked for on the command line.</param>
/// <param name="OfficeKey">The agency whose office the sample is.</param>
public sealed record DataSet(string Name, string OfficeKey)
{
    /// <summary>The agencies of the State, and the Government Office as the sample.</summary>
    public static readonly DataSet Government = new("government", "van-phong-chinh-phu");

    /// <summary>The invented province Sông Mẫu and the office of its committee.</summary>
    public static readonly DataSet Province = new("province", "van-phong-uy-ban-nhan-dan-tinh");

    public static IReadOnlyList<DataSet> All { get; } = [Government, Province];

    /// <summary>Null for a name that is none.</summary>
    public static DataSet? Named(string? name) => All.FirstOrDefault(s => s.Name == name);

    /// <summary>The key of the agency of today that has this name or short name; null where there is none.</summary>
    public string? KeyOf(string name)
    {
        var key = Folded(name);
        return Rows("agencies")
            .FirstOrDefault(r => r["valid_to"].Length == 0 && (Folded(r["name"]) == key || Folded(r["short"]) == key))
            ?["key"];
    }

    private static string Folded(string name) => string.Join(' ', Vietnamese.Tokens(name));

    /// <summary>A file of this set; where it has none of its own, the common one.</summary>
    internal IReadOnlyList<TsvRow> Rows(string what)
    {
        var assembly = typeof(DataSet).Assembly;
        var own = $"data/{what}-{Name}.tsv";
        return TsvRow.Read(assembly, assembly.GetManifestResourceInfo(own) is null ? $"data/{what}.tsv" : own);
    }
}
