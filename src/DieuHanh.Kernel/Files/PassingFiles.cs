namespace DieuHanh.Kernel.Files;

/// <summary>
/// What the server writes down of a large form while it comes in. It lies beside the store, not in the folder for temporary files of the
/// whole machine, and what a killed program left of it goes at the next start.
/// </summary>
public static class PassingFiles
{
    /// <summary>For this program from now on; the server asks for the folder once, at the first form that needs it.</summary>
    public static void KeepIn(string filesFolder)
    {
        var folder = Path.Combine(filesFolder, "passing");
        Directory.CreateDirectory(folder);
        foreach (var left in Directory.EnumerateFiles(folder))
        {
            try
            {
                File.Delete(left);
            }
            catch (IOException)
            {
                // Another node is reading it on a system that does not let go of open files.
            }
        }

        Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", folder);
    }
}
