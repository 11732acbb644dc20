using System.CommandLine;
using DieuHanh.Directory.Opening;
using DieuHanh.Documents.Text;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Files;
using DieuHanh.Web.Sample;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Web.Commands;

/// <summary><c>dieuhanh serve</c>: opens the office.</summary>
internal static class Serve
{
    public static Command Command()
    {
        var place = new Place();
        var port = new Option<int>("--port")
        {
            HelpName = "N",
            Description = T["Cổng trên 127.0.0.1; nếu không nêu: 5080."],
            DefaultValueFactory = _ => 5080,
        };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out var n) || n is < 1 or > 65_535))
            {
                result.AddError("port");
            }
        });
        var urls = new Option<string?>("--urls")
        {
            HelpName = "URLS",
            Description = T["Các địa chỉ để nghe thay cho 127.0.0.1, cách nhau bằng dấu chấm phẩy."],
        };
        var log = new Option<string>("--log")
        {
            HelpName = "text|json",
            Description = T["Dạng nhật ký trên màn hình; json để máy đọc. Có thể đặt trong biến DIEUHANH_LOG."],
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("DIEUHANH_LOG") == "json" ? "json" : "text",
        };
        log.AcceptOnlyFromAmong("text", "json");
        var sample = new Option<string>("--sample")
        {
            HelpName = string.Join('|', SampleOffice.Names),
            Description = T[
                "Văn phòng mẫu được nạp lần đầu, khi cơ sở dữ liệu còn trống; nếu không nêu: {0}.",
                SampleOffice.Names[0]
            ],
            DefaultValueFactory = _ => SampleOffice.Names[0],
        };
        sample.AcceptOnlyFromAmong([.. SampleOffice.Names]);
        var noSample = new Option<bool>("--no-sample")
        {
            Description = T[
                "Không nạp văn phòng mẫu; khi chưa có tài khoản thì in địa chỉ dùng một lần để lập quản trị viên đầu tiên."
            ],
        };
        var command = new Command("serve", T["Mở văn phòng."]) { port, urls, sample, noSample, log };
        place.AddTo(command);
        command.SetAction(
            (given, cancel) =>
            {
                var (database, files) = place.Read(given);
                var addresses = given.GetValue(urls) ?? $"http://127.0.0.1:{given.GetValue(port)}";
                return Open(
                    database,
                    files,
                    addresses,
                    given.GetValue(noSample) ? null : given.GetRequiredValue(sample),
                    given.GetValue(log) == "json",
                    given.InvocationConfiguration.Output,
                    cancel
                );
            }
        );
        return command;
    }

    private static async Task<int> Open(
        Database database,
        string files,
        string addresses,
        string? sample,
        bool json,
        TextWriter output,
        CancellationToken cancel
    )
    {
        var open = false;
        BackgroundReading.KeepPassingIn(files);
        await using var office = Office.Build(
            database,
            files,
            builder =>
            {
                builder.WebHost.UseUrls(addresses);

                // Why it could not open is said once, by the command line, and not with every call that led to it.
                builder
                    .Logging.Quiet(json)
                    .AddFilter(
                        "Microsoft.Extensions.Hosting.Internal.Host",
                        level => open && level >= LogLevel.Warning
                    );
            }
        );
        await Office.Prepare(office);
        if (sample is not null && await SampleOffice.IsEmpty(office.Services, cancel))
        {
            await output.WriteLineAsync(T["Đang nạp văn phòng mẫu…"]);
            await SampleOffice.Load(office.Services, sample, cancel);

            // Loading needs several times the memory the office lives in; give it back once.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        await office.StartAsync(cancel);
        open = true;
        await Greet(office, addresses, output, cancel);
        await office.WaitForShutdownAsync(cancel);
        return ExitCode.Done;
    }

    private static async Task Greet(
        WebApplication office,
        string addresses,
        TextWriter output,
        CancellationToken cancel
    )
    {
        var address = addresses.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await output.WriteLineAsync(address);
        if (await SampleAccounts.Of(office.Services, cancel) is { Count: > 0 } accounts)
        {
            SampleAccounts.Print(accounts, output);
        }

        await using var scope = office.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        if (await FirstAdministrator.Invite(scope.ServiceProvider, cancel) is { } invitation)
        {
            await output.WriteLineAsync(T["Lập quản trị viên đầu tiên tại (dùng một lần, trong một ngày):"]);
            await output.WriteLineAsync(address.Split(';')[0].TrimEnd('/') + invitation);
        }
    }
}
