using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace ImageGenerator.Infrastructure.EmbeddedPostgres;

/// <summary>Chooses a port for the server.</summary>
internal static class FreePort
{
    // Below the ports that systems hand out for outgoing connections (Linux: from 32768), so that none of those can
    // take ours while the server restarts; connection strings stay true only as long as the port is the same.
    private const int First = 20_000;
    private const int End = 32_000;

    public static int Choose()
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(First, End);
            if (IsFree(port))
                return port;
        }

        throw new InvalidOperationException($"No free port was found between {First} and {End}. Set Postgres:Port.");
    }

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
