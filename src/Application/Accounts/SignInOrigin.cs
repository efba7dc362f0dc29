using System.Net;
using System.Net.Sockets;

namespace ImageGenerator.Application.Accounts;

/// <summary>Where a sign-in comes from.</summary>
/// <param name="Address">The client's address; null when it is not known.</param>
/// <param name="UserAgent">What the client calls itself.</param>
/// <param name="TrustedDevice">Proof that this device has signed in to this very account before; null without.</param>
public sealed record SignInOrigin(IPAddress? Address = null, string? UserAgent = null, string? TrustedDevice = null)
{
    public const int MaxDeviceLength = 200;

    private const int V6SourceBits = 48;
    private const int V4DisplayBits = 24;

    /// <summary>
    /// Whose attempts are counted together: one IPv4 address, or the /48 of an IPv6 address, which is what one customer
    /// commonly gets.
    /// </summary>
    public string Source =>
        Normalized switch
        {
            null => "unknown",
            { AddressFamily: AddressFamily.InterNetworkV6 } v6 => Prefix(v6, V6SourceBits),
            var v4 => v4.ToString(),
        };

    /// <summary>
    /// What is kept of the address: enough to recognise a place, too little to name a person (/24, /48).
    /// </summary>
    public string? Network =>
        Normalized switch
        {
            null => null,
            { AddressFamily: AddressFamily.InterNetworkV6 } v6 => Prefix(v6, V6SourceBits),
            var v4 => Prefix(v4, V4DisplayBits),
        };

    /// <summary>The client's own name as it is kept: printable, 200 characters at most.</summary>
    public string? Device
    {
        get
        {
            if (UserAgent is null)
                return null;

            var printable = new string([.. UserAgent.Where(character => character is >= ' ' and <= '~')]).Trim();
            return printable.Length > MaxDeviceLength ? printable[..MaxDeviceLength] : printable;
        }
    }

    private IPAddress? Normalized => Address is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : Address;

    private static string Prefix(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, bits / 8, bytes.Length - (bits / 8));
        return $"{new IPAddress(bytes)}/{bits}";
    }
}
