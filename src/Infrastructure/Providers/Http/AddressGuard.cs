using System.Net;
using System.Net.Sockets;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// Keeps requests to addresses that others gave us out of private networks. It looks at the address that is really connected to,
/// so that no name can resolve to one thing when it is checked and to another when it is used.
/// </summary>
internal static class AddressGuard
{
    // Everything that the registries of special-purpose addresses (RFC 6890 and followers) do not call global.
    private static readonly IPNetwork[] _closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16",
            "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    /// <summary>True for an address on the public internet. An IPv4 address inside an IPv6 one counts as what it is.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return !_closed.Any(network => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address));
    }

    /// <summary>Connects to the first public address of a host.</summary>
    /// <exception cref="HttpRequestException">The host has no public address, or none that answers.</exception>
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken);
        var open = addresses.Where(IsPublic).ToArray();
        if (open.Length == 0) throw new HttpRequestException(HttpRequestError.ConnectionError, "The address leads into a private network.");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
