using System.CommandLine;
using System.Globalization;
using DieuHanh.Kernel.Backups;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Web.Commands;

/// <summary><c>dieuhanh backup</c>: copies the office while it works; <c>backup verify</c> reads a copy through.</summary>
internal static class BackUp
{
    public static Command Command()
    {
        var place = new Place();
        var to = new Option<string>("--to")
        {
            HelpName = "DIR",
            Description = T["Thư mục các bản sao lưu; tệp đã có ở đó không chép lại."],
            Required = true,
        };
        var keep = new Option<int?>("--keep")
        {
            HelpName = "N",
            Description = T["Giữ lại N bản mới nhất, xóa các bản cũ hơn; nếu không nêu thì giữ tất cả."],
        };
        keep.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out var n) || n < 1))
            {
                result.AddError("keep");
            }
        });
        var keys = new Option<string?>("--keys-to")
        {
            HelpName = "DIR",
            Description = T["Cất các tệp khóa (*.key) ở thư mục này, không để chung với bản sao lưu."],
        };
        var command = new Command("backup", T["Sao lưu văn phòng, kể cả khi văn phòng đang làm việc."])
        {
            to,
            keep,
            keys,
        };
        place.AddTo(command);
        command.SetAction(
            async (given, cancel) =>
            {
                var (database, files) = place.Read(given);
                Place.MustBeThere(database);
                var taken = await TakeBackup.To(
                    given.GetRequiredValue(to),
                    database,
                    Path.GetDirectoryName(files)!,
                    Office.Modules,
                    given.GetValue(keys),
                    given.GetValue(keep),
                    TimeProvider.System,
                    given.InvocationConfiguration.Error.WriteLine,
                    cancel
                );
                var output = given.InvocationConfiguration.Output;
                output.WriteLine(T["Đã sao lưu vào {0}", taken.Snapshot]);
                Describe(taken.Manifest, output);
                output.WriteLine(T["Chép mới: {0} tệp; xóa: {1} bản cũ", taken.Copied, taken.Thinned]);
                return Lost(taken.Manifest, given.InvocationConfiguration.Error);
            }
        );
        command.Subcommands.Add(Verify());
        return command;
    }

    /// <summary>What a backup holds, line by line; the office restored from it says the same.</summary>
    internal static void Describe(Manifest manifest, TextWriter output)
    {
        output.WriteLine(T["Lúc: {0}", Dates.Show(manifest.At)]);
        output.WriteLine(
            T["Phiên bản: {0}; {1}; {2} bước cấu trúc", manifest.Program, manifest.Engine, manifest.Scripts.Count]
        );
        output.WriteLine(T["Bảng: {0}; dòng: {1}", manifest.Tables.Count, manifest.Digests.Sum(d => d.Rows)]);
        output.WriteLine(T["Nhật ký: {0} bản ghi, {1}", manifest.Audit.Records, manifest.Audit.Sha256]);
        output.WriteLine(T["Tệp: {0}, {1} MB", manifest.Files.Count, Megabytes(manifest.Files.Bytes)]);
    }

    internal static int Lost(Manifest manifest, TextWriter error)
    {
        foreach (var hash in manifest.Files.Lost)
        {
            error.WriteLine(T["Tệp {0} đã mất hoặc hỏng ngay trong văn phòng khi sao lưu.", hash]);
        }

        return manifest.Files.Lost.Count == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    internal static string Megabytes(long bytes) => (bytes / 1048576.0).ToString("0.#", CultureInfo.CurrentCulture);

    private static Command Verify()
    {
        var from = new Argument<string>(T["THƯ MỤC"])
        {
            Description = T["Thư mục các bản sao lưu (lấy bản mới nhất), hoặc một bản trong đó."],
        };
        var verify = new Command("verify", T["Đọc lại toàn bộ một bản sao lưu: mọi dòng, mọi tệp."]) { from };
        verify.SetAction(
            async (given, cancel) =>
            {
                var found = await VerifyBackup.In(
                    given.GetRequiredValue(from),
                    given.InvocationConfiguration.Error.WriteLine,
                    cancel
                );
                var output = given.InvocationConfiguration.Output;
                output.WriteLine(found.Snapshot);
                Describe(found.Manifest, output);
                found.Faults.Refuse();
                output.WriteLine(T["Nguyên vẹn. SHA-256 của manifest.json: {0}", found.Sha256]);
                return Lost(found.Manifest, given.InvocationConfiguration.Error);
            }
        );
        return verify;
    }
}
