using System.CommandLine;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Audit.Sealing;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Web.Commands;

/// <summary>
/// <c>dieuhanh audit</c>: verifies the chain over the audit, shows its head, writes the head down anew after a restore, and makes another key.
/// </summary>
internal static class VerifyAudit
{
    public static Command Command() =>
        new("audit", T["Nhật ký và chuỗi niêm phong của nó."]) { Verify(), Head(), NewKey() };

    private static Command Verify()
    {
        var place = new Place();
        var verify = new Command(
            "verify",
            T[
                "Kiểm tra từng bản ghi của nhật ký; kết thúc với mã 4 khi có bản ghi bị sửa, bị xóa, bị đổi thứ tự hoặc bị cắt đuôi."
            ]
        );
        place.AddTo(verify);
        verify.SetAction(
            async (given, cancel) =>
            {
                var (database, files) = place.Look(given);
                return await Tell(database, files, given, cancel);
            }
        );
        return verify;
    }

    /// <summary>Verifies the chain and says what was found.</summary>
    /// <returns>What a command that found this ends with.</returns>
    internal static async Task<int> Tell(
        Database database,
        SealFiles files,
        ParseResult given,
        CancellationToken cancel
    )
    {
        var error = given.InvocationConfiguration.Error;
        var verification = await new SealVerifier(database, files, TimeProvider.System).Verify(new Told(error), cancel);
        foreach (var sentence in verification.Sentences())
        {
            await given.InvocationConfiguration.Output.WriteLineAsync(sentence);
        }

        await Note(files, verification, error);
        return verification.Holds ? ExitCode.Done : ExitCode.Broken;
    }

    private static Command Head()
    {
        var place = new Place();
        var accept = new Option<string?>("--accept")
        {
            HelpName = "TEXT",
            Description = T[
                "Ghi lại tệp đầu chuỗi theo cơ sở dữ liệu, ví dụ sau khi khôi phục từ bản sao lưu, với lý do; việc này được ghi vào nhật ký."
            ],
        };
        var head = new Command("head", T["In đầu chuỗi: số bản ghi đã niêm phong và dấu cuối, để ghi lại ở nơi khác."])
        {
            accept,
        };
        place.AddTo(head);
        head.SetAction(
            async (given, cancel) =>
            {
                if (given.GetValue(accept) is { } why)
                {
                    await Accept(place, given, why, cancel);
                }

                var (database, files) = place.Look(given);
                var stands = await new Sealer(database, files, TimeProvider.System).Head(cancel);
                var output = given.InvocationConfiguration.Output;
                await output.WriteLineAsync($"{stands.Count} {stands.Hash}");
                if (files.Head() is { } noted && noted != stands)
                {
                    await output.WriteLineAsync(T["Tệp {0} ghi: {1} {2}", files.HeadFile, noted.Count, noted.Hash]);
                }

                return ExitCode.Done;
            }
        );
        return head;
    }

    private static Command NewKey()
    {
        var place = new Place();
        var renew = new Command(
            "new-key",
            T["Lập khóa niêm phong mới; khóa cũ được giữ lại để kiểm tra những gì đã niêm phong."]
        );
        place.AddTo(renew);
        renew.SetAction(
            async (given, cancel) =>
            {
                var (database, folder) = place.Read(given);
                Place.MustBeThere(database);
                await Schema.RefuseNewer(database, Office.Modules, cancel);
                var files = Place.Seals(folder);

                // What waits is still the old key's; and a key must not be made where the chain's own is missing.
                await new Sealer(database, files, TimeProvider.System).MustHaveKey(cancel);
                await new Sealer(database, files, TimeProvider.System).SealAll(cancel);
                var id = SealKeys.Add(files.KeyFile);
                await given.InvocationConfiguration.Output.WriteLineAsync(
                    T[
                        "Từ nay niêm phong bằng khóa {0} trong tệp {1}; hãy sao lưu tệp này ở nơi khác.",
                        id,
                        files.KeyFile
                    ]
                );
                return ExitCode.Done;
            }
        );
        return renew;
    }

    private static async Task Accept(Place place, ParseResult given, string why, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(why))
        {
            throw new BadInputException(
                T["Nêu lý do ghi lại đầu chuỗi, ví dụ: --accept \"Khôi phục bản sao lưu ngày 26/11/2026\"."]
            );
        }

        var (database, folder) = place.Read(given);
        Place.MustBeThere(database);
        var files = Place.Seals(folder);
        await using var office = Office.Build(database, folder, builder => builder.Logging.Quiet(json: false));
        await Office.Prepare(office);
        await using var scope = office.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        await SealAccepting.Accept(scope.ServiceProvider, files, why, cancel);
    }

    private static async Task Note(SealFiles files, SealVerification verification, TextWriter error)
    {
        try
        {
            files.WriteVerified(
                new(TimeProvider.System.Now(), verification.Sealed, verification.Findings.Count + verification.More)
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A copy on a disk that cannot be written to is verified all the same.
            await error.WriteLineAsync(T["Không ghi lại được lần kiểm tra này cạnh dữ liệu: {0}", e.Message]);
        }
    }

    private sealed class Told(TextWriter error) : IProgress<long>
    {
        private const long Every = 100_000;
        private long told;

        public void Report(long value)
        {
            if (value - told >= Every)
            {
                told = value;
                error.WriteLine(T["Đã kiểm tra {0} bản ghi…", value]);
            }
        }
    }
}
