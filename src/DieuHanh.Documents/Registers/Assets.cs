namespace DieuHanh.Documents.Registers;

/// <summary>Addresses of this module's stylesheet and scripts.</summary>
public static class Assets
{
    public static string Asset(string path) => Ui.Frame.Asset.Url("DieuHanh.Documents", path);
}
