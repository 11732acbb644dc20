using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Kernel.Files;

/// <summary>Where the scanner for malware listens (configuration section <c>Clamd</c>). Off until a socket or a host is named.</summary>
public sealed class ClamdSettings
{
    /// <summary>Path of its Unix socket.</summary>
    public string Socket { get; set; } = "";

    /// <summary>Its host, where it does not run on this machine: what is scanned travels there unencrypted.</summary>
    public string Host { get; set; } = "";
    public int Port { get; set; } = 3310;

    /// <summary>True: while it does not answer, no file is taken. False: files are taken, marked as not scanned, and scanned later.</summary>
    public bool Required { get; set; }

    /// <summary>So long it may say nothing: longer than it lets a scan take (its <c>MaxScanTime</c>, two minutes).</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(150);

    public bool On => Socket.Length > 0 || Host.Length > 0;

    internal static ClamdSettings Read(IServiceProvider services) =>
        services.GetRequiredService<IConfiguration>().GetSection("Clamd").Get<ClamdSettings>() ?? new();
}

/// <summary>What the scanner said.</summary>
public enum Scan
{
    Clean,
    Infected,

    /// <summary>It does not look at this file, which is larger than it looks through, or fell silent over it.</summary>
    Declined,

    /// <summary>Off, or nobody answers where it listens.</summary>
    Away,
}

/// <summary>Hands files to clamd as they are (its INSTREAM command): it needs no right to read the store.</summary>
public sealed partial class Clamd(ClamdSettings settings, ILogger<Clamd> log)
{
    private const int Piece = 1 << 16;
    private const string Answer = "stream: ";
    private const string Malware = " FOUND";

    public ClamdSettings Settings => settings;

    public async Task<Scan> Look(Stream content, CancellationToken cancel = default)
    {
        if (!settings.On)
        {
            return Scan.Away;
        }

        var reached = false;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            patience.CancelAfter(settings.Patience);
            using var socket = await Reach(patience.Token);
            reached = true;
            var (said, whole) = await Ask(socket, content, patience);
            if (said.StartsWith(Answer, StringComparison.Ordinal) && said.EndsWith(Malware, StringComparison.Ordinal))
            {
                // The name of what was found is clamd's own; of the file nothing is said.
                Found(said[Answer.Length..^Malware.Length]);
                return Scan.Infected;
            }

            if (whole && said == Answer + "OK")
            {
                return Scan.Clean;
            }

            NotLooked(said);
        }
        catch (Exception away)
            when (away is SocketException or IOException
                || (away is OperationCanceledException && !cancel.IsCancellationRequested)
            )
        {
            NotLooked(away.GetType().Name);
        }

        return reached ? Scan.Declined : Scan.Away;
    }

    private async Task<Socket> Reach(CancellationToken cancel)
    {
        var socket =
            settings.Socket.Length > 0
                ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await (
                settings.Socket.Length > 0
                    ? socket.ConnectAsync(new UnixDomainSocketEndPoint(settings.Socket), cancel)
                    : socket.ConnectAsync(settings.Host, settings.Port, cancel)
            );
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <returns>What it said, and whether it was sent the whole file and spoke to the end: only then does its "OK" count.</returns>
    private async Task<(string Said, bool Whole)> Ask(Socket socket, Stream content, CancellationTokenSource patience)
    {
        var cancel = patience.Token;
        await using var stream = new NetworkStream(socket);
        var sent = false;
        try
        {
            await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancel);
            content.Position = 0;
            var piece = new byte[4 + Piece];
            for (int read; (read = await content.ReadAsync(piece.AsMemory(4), cancel)) > 0; )
            {
                BinaryPrimitives.WriteInt32BigEndian(piece, read);
                await stream.WriteAsync(piece.AsMemory(0, 4 + read), cancel);
                patience.CancelAfter(settings.Patience);
            }

            await stream.WriteAsync(new byte[4], cancel);
            sent = true;
        }
        catch (IOException)
        {
            // It hung up on a file it finds too large; why, it said before.
        }

        var answer = new byte[1024];
        var length = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancel);
        return (
            Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0'),
            sent && length > 0 && answer[length - 1] == 0
        );
    }

    [LoggerMessage(LogLevel.Warning, "A file was not scanned: {Said}")]
    private partial void NotLooked(string said);

    [LoggerMessage(LogLevel.Warning, "Malware found in a file: {Signature}")]
    private partial void Found(string signature);
}
