using System.CommandLine;
using System.Diagnostics;
using DieuHanh.Web.Sample;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Web.Commands;

/// <summary><c>dieuhanh sample load</c>: fills an empty office with the sample, for trying out and for training.</summary>
internal static class LoadSample
{
    public static Command Command()
    {
        var place = new Place();
        var name = Name();
        var load = new Command("load", T["Nạp văn phòng mẫu vào cơ sở dữ liệu còn trống."]) { name };
        place.AddTo(load);
        load.SetAction(
            async (given, cancel) =>
            {
                var (database, files) = place.Read(given);
                var output = given.InvocationConfiguration.Output;
                var started = Stopwatch.GetTimestamp();
                await using var office = Office.Build(database, files, builder => builder.Logging.Quiet(json: false));
                await Office.Prepare(office);
                await SampleOffice.Load(office.Services, given.GetValue(name) ?? SampleOffice.Names[0], cancel);
                await output.WriteLineAsync(
                    T["Đã nạp văn phòng mẫu trong {0:0.0} giây.", Stopwatch.GetElapsedTime(started).TotalSeconds]
                );
                return ExitCode.Done;
            }
        );
        return new Command("sample", T["Văn phòng mẫu."]) { load };
    }

    private static Argument<string?> Name()
    {
        var name = new Argument<string?>(T["MẪU"])
        {
            Description = T["government (Văn phòng Chính phủ, nếu không nêu) hoặc province (văn phòng một tỉnh)."],
            Arity = ArgumentArity.ZeroOrOne,
        };
        name.AcceptOnlyFromAmong([.. SampleOffice.Names]);
        return name;
    }
}
