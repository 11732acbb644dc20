namespace DieuHanh.Reading.Text;

/// <summary>How Vietnamese was written before Unicode, in codes that look like West European letters.</summary>
public enum LegacyEncoding
{
    /// <summary>Unicode, or another language: nothing to convert.</summary>
    None,

    /// <summary>TCVN3 ("ABC"), with the fonts .VnTime, .VnArial: one code a letter, capitals with a tone in fonts of their own.</summary>
    Tcvn3,

    /// <summary>VNI for Windows, with the fonts VNI-Times, VNI-Helve: a letter and, where it has a mark, one more code.</summary>
    Vni,
}
