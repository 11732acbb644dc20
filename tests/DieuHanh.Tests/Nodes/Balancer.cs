using System.Diagnostics;
using System.Net.Sockets;
using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Nodes;

/// <summary>
/// Debian's haproxy before the nodes: one request to each in turn. A node that cannot be reached is left out; a request it had begun is
/// not sent to another one, that is for whoever sent it to decide.
/// </summary>
public sealed class Balancer : IDisposable
{
    private const string Program = "/usr/sbin/haproxy";
    private readonly string file = Path.Combine(Databases.Folder, $"haproxy-{Guid.CreateVersion7():N}.cfg");
    private readonly Process? process;

    public Balancer(IEnumerable<Node> nodes)
    {
        File.WriteAllText(
            file,
            $"""
            defaults
              mode http
              timeout connect 2s
              timeout client 60s
              timeout server 60s
              timeout tunnel 1h
              option forwardfor
              option redispatch 1
              retries 3
              retry-on conn-failure
            frontend office
              bind 127.0.0.1:{Address.Port}
              http-request set-header X-Forwarded-Proto http
              default_backend nodes
            backend nodes
              balance roundrobin
              option httpchk GET /health
              http-response set-header X-Node %s
              default-server inter 500ms fall 1 rise 1
            {string.Join('\n', nodes.Select(n => $"  server {n.Name} 127.0.0.1:{n.Address.Port} check"))}

            """
        );
        process = Installed
            ? Process.Start(new ProcessStartInfo(Program) { ArgumentList = { "-db", "-q", "-f", file } })
            : null;
    }

    public static bool Installed => File.Exists(Program);

    public Uri Address { get; } = new($"http://127.0.0.1:{Ports.Free()}");

    public async Task Ready()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", Address.Port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException) when (tries < 300 && process is { HasExited: false })
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
        }

        process?.Dispose();
    }
}
