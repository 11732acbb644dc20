using System.CommandLine;
using DieuHanh.Kernel.Data;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Web.Commands;

/// <summary><c>dieuhanh db upgrade</c>: brings the tables up to this version and says which scripts ran.</summary>
internal static class UpgradeDatabase
{
    public static Command Command()
    {
        var place = new Place();
        var upgrade = new Command(
            "upgrade",
            T["Đưa các bảng lên phiên bản này của phần mềm; in tên từng bước đã chạy."]
        );
        place.AddTo(upgrade);
        upgrade.SetAction(given =>
        {
            var output = given.InvocationConfiguration.Output;
            var ran = Schema.Upgrade(place.Read(given).Database, Office.Modules);
            foreach (var script in ran)
            {
                output.WriteLine(script);
            }

            if (ran.Count == 0)
            {
                output.WriteLine(T["Các bảng đã ở phiên bản này."]);
            }

            return ExitCode.Done;
        });
        return new Command("db", T["Cơ sở dữ liệu."]) { upgrade, MoveDatabase.Command() };
    }
}
