using System.Net;

namespace ImageGenerator.Infrastructure.Common;

/// <summary>
/// The proxy that the environment names (<c>HTTP_PROXY</c> and its kin), but never for this machine itself: no proxy
/// elsewhere can reach an image server, or a collector of traces, that listens here.
/// </summary>
internal sealed class DirectLoopbackProxy(IWebProxy proxy) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => proxy.Credentials;
        set => proxy.Credentials = value;
    }

    /// <summary>Makes it the default of every client of this process. Doing so again changes nothing.</summary>
    public static void Install()
    {
        if (HttpClient.DefaultProxy is DirectLoopbackProxy)
            return;

        HttpClient.DefaultProxy = new DirectLoopbackProxy(HttpClient.DefaultProxy);
    }

    public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : proxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || proxy.IsBypassed(host);
}
