using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace ImageGenerator.Architecture.Tests.Packages;

/// <summary>
/// A NuGet source on this machine that knows of vulnerabilities and of nothing else (resource
/// <c>VulnerabilityInfo/6.7.0</c>).
/// </summary>
internal sealed class AuditSource : IDisposable
{
    private const int High = 2;

    private readonly HttpListener _listener = new();
    private readonly string _address;

    /// <param name="package">The package with a vulnerability in every version.</param>
    /// <param name="advisory">Where it is described.</param>
    public AuditSource(string package, string advisory)
    {
        _address = $"http://127.0.0.1:{FreePort()}/";
        _listener.Prefixes.Add(_address);
        _listener.Start();
        _ = ServeAsync(
            new Dictionary<string, string>
            {
                ["/index.json"] = Json(
                    new
                    {
                        version = "3.0.0",
                        resources = new[]
                        {
                            new Dictionary<string, string>
                            {
                                ["@id"] = _address + "vulnerabilities.json",
                                ["@type"] = "VulnerabilityInfo/6.7.0",
                            },
                        },
                    }
                ),
                ["/vulnerabilities.json"] = Json(
                    new[]
                    {
                        new Dictionary<string, string>
                        {
                            ["@name"] = "base",
                            ["@id"] = _address + "base.json",
                            ["@updated"] = "2026-01-01T00:00:00Z",
                        },
                    }
                ),
                ["/base.json"] = Json(
                    new Dictionary<string, object>
                    {
                        [package.ToLowerInvariant()] = new[]
                        {
                            new
                            {
                                url = advisory,
                                severity = High,
                                versions = "(, 1000.0.0)",
                            },
                        },
                    }
                ),
            }
        );
    }

    public string Index => _address + "index.json";

    public void Dispose() => ((IDisposable)_listener).Dispose();

    private static string Json(object value) => JsonSerializer.Serialize(value);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ServeAsync(Dictionary<string, string> pages)
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                var known = pages.TryGetValue(context.Request.Url!.AbsolutePath, out var page);
                context.Response.StatusCode = known ? 200 : 404;
                context.Response.ContentType = "application/json";
                await using var output = new StreamWriter(context.Response.OutputStream);
                await output.WriteAsync(page);
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
