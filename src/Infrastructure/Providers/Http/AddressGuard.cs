using System.Net;
using System.Net.Sockets;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// Keeps requests to addresses that others gave us out of private networks. It looks at the address that is really
/// connected to, so that no name can resolve to one thing when it is checked and to another when it is used.
/// </summary>
internal static class AddressGuard
{
    private const int IPv4Bytes = 4;

    // Everything that the registries of special-purpose addresses (RFC 6890 and followers) do not call global.
    private static readonly IPNetwork[] _closed =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    // Whatever lies outside is not assigned to the public internet, or leads to an IPv4 address in disguise.
    private static readonly IPNetwork _globalIPv6 = IPNetwork.Parse("2000::/3");

    // The way to IPv4 where a network has IPv6 alone (RFC 6052): every public name resolves to such an address there.
    private static readonly IPNetwork _nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>
    /// True for an address on the public internet. An IPv4 address inside an IPv6 one counts as what it is.
    /// </summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (_nat64.Contains(address))
            address = new IPAddress(address.GetAddressBytes().AsSpan()[^IPv4Bytes..]);
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !_globalIPv6.Contains(address))
            return false;

        return !_closed.Any(network => network.Contains(address));
    }

    /// <summary>Connects to the first public address of a host.</summary>
    /// <exception cref="PrivateAddressException">The host has no public address. HttpClient wraps it in its own
    /// exception.</exception>
    public static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(host, cancellationToken);
        var open = addresses.Where(IsPublic).ToArray();
        if (open.Length == 0)
            throw new PrivateAddressException("The address leads into a private network.");

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

/// <summary>An address that others gave us leads to where only we may go.</summary>
public sealed class PrivateAddressException : Exception
{
    public PrivateAddressException(string message)
        : base(message) { }

    public PrivateAddressException(string message, Exception inner)
        : base(message, inner) { }

    public PrivateAddressException() { }
}
