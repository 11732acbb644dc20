using System.CommandLine;
using DieuHanh.Kernel.Backups;
using DieuHanh.Kernel.Data;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Web.Commands;

/// <summary><c>dieuhanh db move</c>: from SQLite to PostgreSQL; the source is left as it was.</summary>
internal static class MoveDatabase
{
    public static Command Command()
    {
        var place = new Place();
        var command = new Command(
            "move",
            T["Chuyển từ SQLite trong --data sang cơ sở dữ liệu PostgreSQL trống ở --connection; đối chiếu từng bảng."]
        );
        place.AddTo(command);
        command.SetAction(
            async (given, cancel) =>
            {
                var (target, files) = place.Read(given);
                if (target.Engine is not Engine.PostgreSql)
                {
                    throw new BadInputException(T["Nêu cơ sở dữ liệu PostgreSQL đích bằng --connection."]);
                }

                var source = Database.InFolder(Path.GetDirectoryName(files)!);
                Place.MustBeThere(source);
                var moved = await MoveOffice.Rows(
                    source,
                    target,
                    Office.Modules,
                    given.InvocationConfiguration.Error.WriteLine,
                    cancel
                );
                var output = given.InvocationConfiguration.Output;
                foreach (var table in moved)
                {
                    output.WriteLine($"{table.Name, -36} {table.Rows, 12} {table.Sha256[..16]}");
                }

                output.WriteLine(
                    T[
                        "Đã chuyển {0} bảng, {1} dòng; số dòng và hàm băm của mọi bảng đều khớp. Các tệp ở nguyên chỗ cũ.",
                        moved.Count,
                        moved.Sum(t => t.Rows)
                    ]
                );
                await SearchCommands.Anew(target, files, given.InvocationConfiguration.Error, cancel);
                var chain = await VerifyAudit.Tell(target, Place.Seals(files), given, cancel);
                output.WriteLine(
                    T[
                        "Từ nay hãy mở văn phòng với DIEUHANH_CONNECTION. Tệp dieuhanh.db không bị thay đổi; cất nó đi để không ai mở nhầm."
                    ]
                );
                return chain;
            }
        );
        return command;
    }
}
