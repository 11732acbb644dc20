using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace DieuHanh.Tests.Faults;

/// <summary>The wire between an office and its PostgreSQL, which can be cut and mended.</summary>
public sealed class Relay : IDisposable
{
    private readonly string socket;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<Socket> open = [];
    private volatile bool cut;

    /// <param name="socket">The file the database listens on.</param>
    public Relay(string socket)
    {
        this.socket = socket;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = Accept();
    }

    public int Port { get; }

    /// <summary>Every connection breaks, and none can be made until it is mended.</summary>
    public void Cut()
    {
        cut = true;
        while (open.TryTake(out var end))
        {
            end.Close(0);
        }
    }

    public void Mend() => cut = false;

    public void Dispose()
    {
        listener.Dispose();
        Cut();
    }

    private async Task Accept()
    {
        while (true)
        {
            Socket office;
            try
            {
                office = await listener.AcceptSocketAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }

            if (cut)
            {
                office.Close(0);
                continue;
            }

            var database = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await database.ConnectAsync(new UnixDomainSocketEndPoint(socket));
            open.Add(office);
            open.Add(database);
            _ = Pass(office, database);
            _ = Pass(database, office);
        }
    }

    private static async Task Pass(Socket from, Socket to)
    {
        var buffer = new byte[1 << 16];
        try
        {
            for (int read; (read = await from.ReceiveAsync(buffer)) > 0; )
            {
                await to.SendAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Cut.
        }

        from.Close();
        to.Close();
    }
}
