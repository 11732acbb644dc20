using System.CommandLine;
using DieuHanh.Kernel.Backups;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Web.Commands;

/// <summary><c>dieuhanh restore</c>: puts a backup into an empty place, on either engine.</summary>
internal static class Restore
{
    public static Command Command()
    {
        var place = new Place();
        var from = new Option<string>("--from")
        {
            HelpName = "DIR",
            Description = T["Thư mục các bản sao lưu (lấy bản mới nhất), hoặc một bản trong đó."],
            Required = true,
        };
        var keys = new Option<string?>("--keys-from")
        {
            HelpName = "DIR",
            Description = T["Nơi cất riêng các tệp khóa (*.key), nếu khi sao lưu đã cất riêng."],
        };
        var command = new Command(
            "restore",
            T["Khôi phục một bản sao lưu vào nơi trống: SQLite, hoặc PostgreSQL khi nêu --connection."]
        )
        {
            from,
            keys,
        };
        place.AddTo(command);
        command.SetAction(
            async (given, cancel) =>
            {
                var (database, files) = place.Read(given);
                var restored = await RestoreBackup.From(
                    given.GetRequiredValue(from),
                    database,
                    Path.GetDirectoryName(files)!,
                    Office.Modules,
                    given.GetValue(keys),
                    given.InvocationConfiguration.Error.WriteLine,
                    cancel
                );
                var output = given.InvocationConfiguration.Output;
                output.WriteLine(T["Đã khôi phục {0}", restored.Snapshot]);
                BackUp.Describe(restored.Manifest, output);
                output.WriteLine(T["Mọi bảng, mọi tệp và điểm cuối của nhật ký đều khớp với bản sao lưu."]);
                foreach (var script in restored.Upgraded)
                {
                    output.WriteLine(T["Nâng cấp: {0}", script]);
                }

                await SearchCommands.Anew(database, files, given.InvocationConfiguration.Error, cancel);
                var chain = await VerifyAudit.Tell(database, Place.Seals(files), given, cancel);
                output.WriteLine(
                    T[
                        "Nếu đây chỉ là bản để thử: đừng đặt các cài đặt Mail__*, kẻo nó gửi thư cho người thật. Phiên đăng nhập và thư chưa gửi vẫn như lúc sao lưu."
                    ]
                );
                return chain is ExitCode.Done
                    ? BackUp.Lost(restored.Manifest, given.InvocationConfiguration.Error)
                    : chain;
            }
        );
        return command;
    }
}
