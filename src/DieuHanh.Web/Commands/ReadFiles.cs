using System.CommandLine;
using DieuHanh.Documents;
using DieuHanh.Documents.Text;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Web.Commands;

/// <summary><c>dieuhanh text</c>: reads the files that wait, and says with what. The office may be open meanwhile.</summary>
internal static class ReadFiles
{
    public static Command Command() => new("text", T["Văn bản trong các tệp đã đăng ký."]) { Read(), Tools() };

    private static Command Read()
    {
        var place = new Place();
        var again = new Option<bool>("--again") { Description = T["Đọc lại cả những tệp đã không đọc được."] };
        var read = new Command(
            "read",
            T["Đọc ngay mọi tệp đang chờ, cả những tệp chờ một chương trình nay đã được cài, rồi kết thúc."]
        )
        {
            again,
        };
        place.AddTo(read);
        read.SetAction(
            async (given, cancel) =>
            {
                var (database, files) = place.Read(given);
                Place.MustBeThere(database);
                await using var office = Office.Build(database, files, builder => builder.Logging.Quiet(json: false));
                await Office.Prepare(office);
                var reading = office.Services.GetRequiredService<BackgroundReading>();
                await reading.Reopen(given.GetValue(again), cancel);
                var count = await reading.ReadDue(cancel, all: true);
                var output = given.InvocationConfiguration.Output;
                await output.WriteLineAsync(T["Đã xử lý {0} tệp.", count]);
                await using var scope = office.Services.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<DocumentsDb>();
                foreach (
                    var states in await db
                        .FileReadings.GroupBy(r => r.State)
                        .Select(g => new { State = g.Key, Count = g.Count() })
                        .ToListAsync(cancel)
                )
                {
                    await output.WriteLineAsync($"  {Words(states.State)}: {states.Count}");
                }

                return ExitCode.Done;
            }
        );
        return read;
    }

    private static Command Tools()
    {
        var tools = new Command("tools", T["Các chương trình đọc tệp có trên máy này, và phiên bản."]);
        tools.SetAction(
            async (given, cancel) =>
            {
                var settings =
                    new ConfigurationBuilder()
                        .SetBasePath(AppContext.BaseDirectory)
                        .AddJsonFile("appsettings.json", optional: true)
                        .AddEnvironmentVariables()
                        .Build()
                        .GetSection("Text")
                        .Get<TextSettings>()
                    ?? new TextSettings();
                foreach (var tool in await new TextTools(settings).Installed(cancel))
                {
                    await given.InvocationConfiguration.Output.WriteLineAsync(
                        tool.Path is null ? $"{tool.Name, -12} {T["chưa cài"]}"
                        : tool.Missing is { } missing
                            ? $"{tool.Name, -12} {tool.Version}; {T["còn thiếu {0}", missing]}"
                        : $"{tool.Name, -12} {tool.Version}"
                    );
                }

                var (limits, apart) = TextTools.Confinement;
                await given.InvocationConfiguration.Output.WriteLineAsync(
                    limits
                        ? T["Giới hạn bộ nhớ, thời gian: có."]
                        : T["Giới hạn bộ nhớ, thời gian: không, thiếu prlimit."]
                );
                await given.InvocationConfiguration.Output.WriteLineAsync(
                    apart
                        ? T["Tách khỏi mạng khi đọc tệp: có."]
                        : T["Tách khỏi mạng khi đọc tệp: không, máy không cho phép (unshare)."]
                );
                return ExitCode.Done;
            }
        );
        return tools;
    }

    private static string Words(ReadingState state) =>
        state switch
        {
            ReadingState.Waiting => T["đang chờ"],
            ReadingState.Read => T["đã đọc"],
            ReadingState.Partly => T["đã đọc một phần"],
            ReadingState.Unreadable => T["không đọc được"],
            _ => T["chờ cài chương trình"],
        };
}
