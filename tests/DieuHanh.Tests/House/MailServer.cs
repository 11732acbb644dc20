using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using MimeKit;

namespace DieuHanh.Tests.House;

/// <summary>A real SMTP server (Debian's python3-aiosmtpd), which keeps what it receives in a folder.</summary>
public sealed class MailServer : IDisposable
{
    private readonly string box = Path.Combine(
        System.IO.Directory.CreateTempSubdirectory("dieuhanh-mail-").FullName,
        "box"
    );
    private readonly Process? server;

    public MailServer()
    {
        var start = new ProcessStartInfo("/usr/bin/python3")
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "-m",
                "aiosmtpd",
                "-n",
                "-l",
                $"127.0.0.1:{Port}",
                "-c",
                "aiosmtpd.handlers.Mailbox",
                box,
            },
        };
        server = File.Exists(start.FileName) ? Process.Start(start) : null;
        for (var tries = 0; tries < 600 && Runs && !Answers(); tries++)
        {
            Thread.Sleep(100);
        }
    }

    public int Port { get; } = Ports.Free();

    public bool Runs => server is { HasExited: false };

    public bool HasLetters => System.IO.Directory.Exists(Path.Combine(box, "new"));

    public IReadOnlyList<MimeMessage> Letters() =>
        [
            .. System
                .IO.Directory.GetFiles(Path.Combine(box, "new"))
                .Select(f => MimeMessage.Load(new MemoryStream(File.ReadAllBytes(f)))),
        ];

    public void Dispose()
    {
        if (Runs)
        {
            server!.Kill();
        }

        server?.Dispose();
    }

    private bool Answers()
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
