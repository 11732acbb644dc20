using System.CommandLine;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using DieuHanh.Ui.Days;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Web.Commands;

/// <summary><c>dieuhanh calendar show</c> and <c>import</c>: the days of a year, printed or taken from a file.</summary>
internal static class CalendarDays
{
    public static Command Calendar() =>
        new("calendar", T["Lịch làm việc."]) { ExplainDeadline.Command(), Show(), Import() };

    private static Argument<string> YearArgument() => new(T["NĂM"]) { Description = T["Năm, ví dụ 2026."] };

    private static Command Show()
    {
        var place = new Place();
        var year = YearArgument();
        var show = new Command("show", T["In các ngày nghỉ lễ, nghỉ bù, hoán đổi của một năm."]) { year };
        place.AddTo(show);
        show.SetAction(
            async (given, cancel) =>
            {
                var asked = Year(given.GetRequiredValue(year));
                var calendar = await ExplainDeadline.CalendarOf(place, given, cancel);
                var output = given.InvocationConfiguration.Output;
                output.WriteLine(T["Lịch làm việc năm {0}", $"{asked}"]);
                output.WriteLine(calendar.DecisionOf(asked) ?? T["chưa có quyết định trong dữ liệu"]);
                foreach (var day in calendar.Of(asked).Where(d => !d.TakenBack))
                {
                    output.WriteLine($"  {CalendarWords.Weekday(day.Day), -9} {Dates.Show(day.Day)}  {Words(day)}");
                }

                foreach (var check in CrossCheck.Of(asked, calendar).Where(c => c.ChineseDiffers || !c.Agrees))
                {
                    output.WriteLine(
                        T[
                            "Đối chiếu {0}: ngày {1}, lịch Trung Quốc {2}, luật {3} ngày, bảng {4} ngày.",
                            check.Rule.Name,
                            check.Ours,
                            Dates.Show(check.Chinese),
                            check.Rule.Days,
                            check.InTable
                        ]
                    );
                }

                return ExitCode.Done;
            }
        );
        return show;
    }

    private static Command Import()
    {
        var place = new Place();
        var file = new Argument<string>(T["TỆP"])
        {
            Description = T["Tệp CSV (UTF-8) hoặc XLSX như tệp tải về từ trang của năm."],
        };
        var year = new Option<string>("--year")
        {
            HelpName = "YEAR",
            Description = T["Năm, ví dụ 2026."],
            Required = true,
        };
        var check = new Option<bool>("--check") { Description = T["Chỉ in những gì sẽ thay đổi, không lưu."] };
        var drop = new Option<bool>("--drop-rest")
        {
            Description = T["Bỏ khỏi lịch những ngày của năm không có trong tệp."],
        };
        var import = new Command("import", T["Nhập các ngày của một năm từ tệp; có lỗi thì không ngày nào được nhập."])
        {
            file,
            year,
            check,
            drop,
        };
        place.AddTo(import);
        import.SetAction(
            async (given, cancel) =>
            {
                var asked = Year(given.GetRequiredValue(year));
                var read = Read(given.GetRequiredValue(file));
                var (database, files) = place.Read(given);
                Place.MustBeThere(database);
                await using var office = Office.Build(database, files, builder => builder.Logging.Quiet(json: false));
                await Office.Prepare(office);
                await using var scope = office.Services.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
                var calendar = await scope.ServiceProvider.GetRequiredService<Calendars>().Get(cancel);
                var plan = ImportYear.PlanOf(asked, read.Days, calendar, compensate: true, given.GetValue(drop));
                var faults = ImportYear.Faults(asked, read.Days, read.Faults, plan);
                if (faults.Count > 0)
                {
                    throw new BadInputException(string.Join(Environment.NewLine, faults));
                }

                var output = given.InvocationConfiguration.Output;
                foreach (var day in plan.Days)
                {
                    output.WriteLine($"  {Dates.Show(day.Day)}  {Words(day.Before)} → {Words(day.After)}");
                }

                if (plan.Days.Count > 0 && !given.GetValue(check))
                {
                    await CalendarKeeping.Save(
                        scope.ServiceProvider.GetRequiredService<KernelDb>(),
                        plan,
                        "Nhập lịch của năm từ tệp",
                        cancel
                    );
                }

                output.WriteLine(
                    given.GetValue(check)
                        ? T["Sẽ thay đổi {0} ngày.", plan.Days.Count]
                        : T["Đã thay đổi {0} ngày.", plan.Days.Count]
                );
                return ExitCode.Done;
            }
        );
        return import;
    }

    private static (IReadOnlyList<ProposedDay> Days, IReadOnlyList<RowFault> Faults) Read(string file)
    {
        const long Largest = 4 << 20;
        if (!File.Exists(file))
        {
            throw new BadInputException(T["Không đọc được tệp “{0}”.", file]);
        }

        using var stream = File.OpenRead(file);
        return stream.Length > Largest
            ? throw new BadInputException(T["Tệp “{0}” lớn hơn {1} MB.", file, Largest >> 20])
            : CalendarFile.Read(stream, ImportYear.IsWorkbook(stream));
    }

    private static int Year(string typed) =>
        Typed.Number(typed) is { } year && ShowYear.IsKept(year)
            ? year
            : throw new BadInputException(
                T["Nhập năm từ {0} đến {1}.", $"{CalendarYear.First}", $"{CalendarYear.Last}"]
            );

    private static string Words(CalendarDay? day) =>
        day is null || day.TakenBack
            ? "–"
            : string.Join(
                ", ",
                new[] { CalendarWords.Kind(day.Kind), day.Name, CalendarWords.Exchange(day), day.Decision }.Where(w =>
                    w.Length > 0
                )
            );
}
