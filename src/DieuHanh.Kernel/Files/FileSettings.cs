using DieuHanh.Kernel.Http;
using Microsoft.Extensions.Configuration;

namespace DieuHanh.Kernel.Files;

/// <summary>Where files lie and how large one may be (configuration section <c>Files</c>, in megabytes).</summary>
public sealed class FileSettings
{
    public string Folder { get; set; } = "";

    /// <summary>Largest single file, in bytes.</summary>
    public long Largest { get; set; } = 2L << 30;

    /// <summary>So much stays free on the disk, in bytes: the database writes on when files no longer may.</summary>
    public long KeepFree { get; set; } = 512L << 20;

    /// <summary>What one person may have begun to send and not yet used, in bytes.</summary>
    public long Unfinished { get; set; } = 6L << 30;

    /// <summary>All files of one form together, with its words. More go one by one, in parts.</summary>
    public long MostTogether => Largest + LargeForms.Ordinary;

    internal static FileSettings Read(string folder, IConfiguration configuration)
    {
        var given = configuration.GetSection("Files");
        var usual = new FileSettings { Folder = folder };
        return new()
        {
            Folder = folder,
            Largest = Bytes("LargestMb") ?? usual.Largest,
            KeepFree = Bytes("KeepFreeMb") ?? usual.KeepFree,
            Unfinished = Bytes("UnfinishedMb") ?? usual.Unfinished,
        };

        long? Bytes(string name) => given.GetValue<long?>(name) << 20;
    }
}
