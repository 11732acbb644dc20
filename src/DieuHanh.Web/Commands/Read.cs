using System.CommandLine;
using System.Text;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Words;
using DieuHanh.Reading;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Web.Commands;

/// <summary><c>dieuhanh read</c>: what the office reads in the text of a directive. It opens neither database nor web.</summary>
internal static class Read
{
    private const long Largest = 32L << 20;

    public static Command Command()
    {
        var file = new Argument<string>(T["TỆP"])
        {
            Description = T["Tệp văn bản thuần (UTF-8); dấu - là đọc từ đầu vào chuẩn."],
        };
        var json = new Option<bool>("--json") { Description = T["In JSON thay cho bảng."] };
        var command = new Command("read", T["Đọc một văn bản chỉ đạo: thể thức và các nhiệm vụ trong đó."])
        {
            file,
            json,
        };
        command.SetAction(given =>
        {
            var calendar = Calendars.ShippedCalendar();
            var reading = DirectiveReader.Read(
                TextOf(given.GetRequiredValue(file)),
                new ReadingContext(calendar.IsWorking)
            );
            var output = given.InvocationConfiguration.Output;
            if (given.GetValue(json))
            {
                output.WriteLine(ReadingJson.Write(reading));
            }
            else
            {
                Show(reading, output);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static string TextOf(string name)
    {
        try
        {
            using var stream = name == "-" ? Console.OpenStandardInput() : File.OpenRead(name);
            using var limited = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (int read; (read = stream.Read(buffer)) > 0; )
            {
                limited.Write(buffer, 0, read);
                if (limited.Length > Largest)
                {
                    throw new BadInputException(T["Tệp “{0}” lớn hơn {1} MB.", name, Largest >> 20]);
                }
            }

            return new UTF8Encoding(false, throwOnInvalidBytes: true)
                .GetString(limited.GetBuffer(), 0, (int)limited.Length)
                .TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new BadInputException(T["Tệp “{0}” không phải văn bản thuần mã hóa UTF-8.", name]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(T["Không đọc được tệp “{0}”.", name]);
        }
    }

    private static void Show(DirectiveReading reading, TextWriter output)
    {
        var h = reading.Header;
        foreach (
            var (name, value) in new[]
            {
                (T["Số, ký hiệu"], h.Number),
                (T["Ngày"], h.Date is { } day ? Dates.Show(day) : null),
                (T["Cơ quan ban hành"], h.Issuer),
                (T["Loại văn bản"], h.DocumentType),
                (T["Trích yếu"], h.Subject),
                (T["Người chỉ đạo"], h.DirectedBy),
                (T["Người ký"], h.Signer),
            }
        )
        {
            output.WriteLine($"{name + ":", -18} {value ?? "–"}");
        }

        output.WriteLine();
        output.WriteLine(T["Nhiệm vụ: {0}", reading.Tasks.Count]);
        foreach (var (task, number) in reading.Tasks.Select((t, i) => (t, i + 1)))
        {
            output.WriteLine();
            output.WriteLine($"{number, 3}. {task.Action}");
            Line(output, T["Chủ trì"], string.Join("; ", task.Lead));
            Line(output, T["Phối hợp"], string.Join("; ", task.Coordinate));
            Line(output, T["Thời hạn"], task.Deadline is { } d ? $"{Dates.Show(d.Date)} ({d.Raw})".TrimStart() : "");
            Line(output, T["Báo cáo về"], task.ReportTo ?? "");
            Line(output, T["Cần xem lại"], string.Join(" ", task.Doubts.Select(d => d.Remark.ToString())));
        }
    }

    private static void Line(TextWriter output, string name, string value)
    {
        if (value.Length > 0)
        {
            output.WriteLine($"     {name + ":", -12} {value}");
        }
    }
}
