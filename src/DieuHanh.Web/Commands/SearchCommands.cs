using System.CommandLine;
using System.Diagnostics;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Search;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Web.Commands;

/// <summary><c>dieuhanh search reindex</c> and <c>search state</c>: makes the search index anew while the office works, and says how far it is.</summary>
internal static class SearchCommands
{
    private static readonly TimeSpan Told = TimeSpan.FromSeconds(1);

    public static Command Command() => new("search", T["Chỉ mục tìm kiếm."]) { Reindex(), State() };

    private static Command Reindex()
    {
        var place = new Place();
        var reindex = new Command(
            "reindex",
            T["Lập lại toàn bộ chỉ mục trong khi văn phòng vẫn làm việc; dừng giữa chừng thì lần sau làm tiếp."]
        );
        place.AddTo(reindex);
        reindex.SetAction(
            async (given, cancel) =>
            {
                await using var office = await Open(place, given);
                await Anew(office, given.InvocationConfiguration.Output, cancel);
                return ExitCode.Done;
            }
        );
        return reindex;
    }

    /// <summary>Makes the index anew and tells how far it is. A place that was restored or moved into has none: it is not carried.</summary>
    internal static async Task Anew(Database database, string files, TextWriter output, CancellationToken cancel)
    {
        await using var office = Office.Build(database, files, builder => builder.Logging.Quiet(json: false));
        await Anew(office, output, cancel);
    }

    private static async Task Anew(WebApplication office, TextWriter output, CancellationToken cancel)
    {
        var reindexing = office.Services.GetRequiredService<Reindexing>();
        await reindexing.Begin(cancel);
        var said = Stopwatch.StartNew();
        await reindexing.Run(
            async progress =>
            {
                if (said.Elapsed > Told || !progress.Runs)
                {
                    await output.WriteLineAsync(Words(progress));
                    said.Restart();
                }
            },
            cancel
        );
    }

    private static Command State()
    {
        var place = new Place();
        var state = new Command("state", T["Cho biết chỉ mục đã lập lại đến đâu."]);
        place.AddTo(state);
        state.SetAction(
            async (given, cancel) =>
            {
                await using var office = await Open(place, given);
                var reindexing = office.Services.GetRequiredService<Reindexing>();
                await given.InvocationConfiguration.Output.WriteLineAsync(
                    await reindexing.IsDue(cancel)
                        ? T["Chỉ mục còn theo cách của phiên bản trước; văn phòng lập lại khi đang mở."]
                        : Words(await reindexing.Read(cancel))
                );
                return ExitCode.Done;
            }
        );
        return state;
    }

    private static async Task<WebApplication> Open(Place place, ParseResult given)
    {
        var (database, files) = place.Read(given);
        Place.MustBeThere(database);
        var office = Office.Build(database, files, builder => builder.Logging.Quiet(json: false));
        await Office.Prepare(office);
        return office;
    }

    private static string Words(SearchProgress progress) =>
        progress switch
        {
            { Runs: true } => T[
                "Đang lập lại: {0:N0} trong {1:N0} mục ({2:P0}).",
                progress.Done,
                progress.Total,
                progress.Total == 0 ? 1 : Math.Min(1, progress.Done / (double)progress.Total)
            ],
            { EndedAt: { } ended } => T["Đã lập lại xong {0:N0} mục lúc {1}.", progress.Done, ended],
            _ => T["Chỉ mục chưa phải lập lại lần nào."],
        };
}
