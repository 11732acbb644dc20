using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Web.Commands;

/// <summary>All commands, and what becomes of their faults: a sentence on stderr and an <see cref="ExitCode"/>.</summary>
public static class CommandLine
{
    /// <summary>The language of the console. English is read only when it is asked for: `read` has no time to lose.</summary>
    public static void Speak(CultureInfo language)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
        if (language.Equals(Phrases.English))
        {
            Load(typeof(CommandLine).Assembly);
            Load(typeof(Phrases).Assembly);
            Load(typeof(Ui.UiModule).Assembly);
        }
    }

    public static async Task<int> Run(
        string[] args,
        TextWriter output,
        TextWriter error,
        CancellationToken cancel = default
    )
    {
        var given = Root().Parse(args);
        if (given.Errors.Count > 0 && given.Action is not HelpPage)
        {
            return Misunderstood.Tell(given, error);
        }

        using var invocation = new Invocation
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
        };
        var code = await Answered(async () => await given.InvokeAsync(invocation, cancel), error);

        // Whatever became of the command: what it saved is sealed before it ends. Its own failure is the one that is told.
        var quiet = code is not ExitCode.Done;
        var sealing = await Answered(
            async () =>
            {
                await invocation.Seal();
                return ExitCode.Done;
            },
            quiet ? TextWriter.Null : error
        );
        return quiet ? code : sealing;
    }

    /// <summary>Does it, and turns its faults into a sentence and a code.</summary>
    private static async Task<int> Answered(Func<Task<int>> act, TextWriter error)
    {
        try
        {
            return await act();
        }
        catch (BadInputException e)
        {
            return Fail(e.Message, ExitCode.BadInput);
        }
        catch (RefusedException e)
        {
            return Fail(string.Join(Environment.NewLine, e.Reasons), ExitCode.Refused);
        }
        catch (SocketException e)
        {
            // Those of the database are wrapped in its own.
            return Fail(
                T[
                    "Không nghe được ở địa chỉ đã nêu: {0}. Cổng dưới 1024 cần quyền riêng (CAP_NET_BIND_SERVICE).",
                    e.Message
                ],
                ExitCode.Unavailable
            );
        }
        catch (Exception e) when (e is DbException || e.InnerException is SocketException)
        {
            return Fail(T["Cơ sở dữ liệu không trả lời: {0}", e.Message], ExitCode.Unavailable);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Fail(
                T["Địa chỉ đang có chương trình khác dùng; chọn cổng khác bằng --port. ({0})", e.Message],
                ExitCode.Unavailable
            );
        }
        catch (UnauthorizedAccessException e)
        {
            return Fail(T["Không được quyền đọc hoặc ghi: {0}", e.Message], ExitCode.BadInput);
        }
        catch (OperationCanceledException)
        {
            return Fail(T["Đã dừng theo yêu cầu."], ExitCode.Failure);
        }
        catch (Exception e)
        {
            return Fail(T["Chương trình có lỗi: {0}", e], ExitCode.Failure);
        }

        int Fail(string sentence, int code)
        {
            error.WriteLine(sentence);
            return code;
        }
    }

    internal static RootCommand Root()
    {
        var root = new RootCommand(T["Điều Hành: phần mềm văn phòng của cơ quan hành chính nhà nước."])
        {
            Serve.Command(),
            Read.Command(),
            CalendarDays.Calendar(),
            UpgradeDatabase.Command(),
            BackUp.Command(),
            Restore.Command(),
            AddUser.Command(),
            LoadSample.Command(),
            VerifyAudit.Command(),
            ReadFiles.Command(),
            SearchCommands.Command(),
        };
        HelpPage.Replace(root);
        return root;
    }
}

/// <summary>What was given to a command is wrong; the sentence says what and how to give it.</summary>
public sealed class BadInputException(string sentence) : Exception(sentence);
