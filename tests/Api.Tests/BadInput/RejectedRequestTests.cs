using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using ImageGenerator.Api.Common.Errors;
using ImageGenerator.Api.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Api.Tests.BadInput;

/// <summary>What the server refuses before any endpoint sees it, byte by byte over a socket.</summary>
internal sealed class RejectedRequestTests
{
    [TestCase("GET /api/v1/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, "request.malformed")]
    [TestCase("GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, "request.malformed")]
    [TestCase("GET api HTTP/1.1\r\nHost: localhost\r\n\r\n", 405, "request.method_not_allowed")]
    [TestCase("GET /api/v1/me HTTP/1.1\r\n\r\n", 400, "request.malformed")]
    [TestCase("GET /api/v1/me HTTP/1.1\r\nHost: a b\r\n\r\n", 400, "request.malformed")]
    [TestCase("GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nBroken header\r\n\r\n", 400, "request.malformed")]
    [TestCase(
        "POST /api/v1/generations HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n",
        400,
        "request.malformed"
    )]
    [TestCase("GET /api/v1/me HTTP/9.1\r\nHost: localhost\r\n\r\n", 505, "request.unsupported_version")]
    [TestCase("nonsense\r\n\r\n", 400, "request.malformed")]
    public async Task Request_WhenItCannotBeRead_GetsAProblem(string request, int status, string code) =>
        MustBeProblem(await SendAsync(request), status, code);

    [Test]
    public async Task Request_WithAnEndlessAddress_GetsAProblem() =>
        MustBeProblem(
            await SendAsync($"GET /api/v1/assets?search={new string('a', 20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n"),
            414,
            "request.uri_too_long"
        );

    [Test]
    public async Task Request_WithEndlessHeaders_GetsAProblem() =>
        MustBeProblem(
            await SendAsync($"GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nCookie: {new string('a', 60_000)}\r\n\r\n"),
            431,
            "request.headers_too_large"
        );

    [Test]
    public async Task Request_WhenTheOneBeforeItWasWhole_IsAnsweredAfterIt()
    {
        var answers = await SendAsync(
            "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\nGET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n"
        );

        Assert.That(answers, Does.StartWith("HTTP/1.1 200 OK"));
        MustBeProblem(answers[answers.LastIndexOf("HTTP/1.1", StringComparison.Ordinal)..], 400, "request.malformed");
    }

    [TestCase("/api/v1/%zz")]
    [TestCase("/api/v1/%ff%fe")]
    [TestCase("/api/v1/assets/%2e%2e%2fme")]
    [TestCase("/api/v1/assets/%25%30%30")]
    [TestCase("/api/v1//me")]
    [TestCase("/API/V1/..;/me")]
    public async Task Request_ToAnOddAddress_GetsAProblem(string path) =>
        MustBeProblem(
            await SendAsync($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
            404,
            "route.not_found"
        );

    [Test]
    public async Task Request_OverTlsThatEndsHere_GetsTheBareStatusAndNotABrokenConnection()
    {
        using var certificate = SelfSigned();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<RejectedRequests>();
        builder
            .WebHost.UseKestrelHttpsConfiguration()
            .ConfigureKestrel(options =>
            {
                RejectedRequests.Watch(options);
                options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate));
            });
        await using var server = builder.Build();
        await server.StartAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(server.Urls.Single()).Port);
        await using var stream = new SslStream(socket.GetStream(), leaveInnerStreamOpen: false, (_, shown, _, _) =>
            shown?.GetCertHashString() == certificate.GetCertHashString()
        );
        await stream.AuthenticateAsClientAsync("localhost");

        await stream.WriteAsync("GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());

        using var reader = new StreamReader(stream);
        Assert.That(await reader.ReadLineAsync(), Is.EqualTo("HTTP/1.1 400 Bad Request"));
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddDays(1)
        );
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    private static void MustBeProblem(string answer, int status, string code)
    {
        var (head, body) = answer.Split("\r\n\r\n", 2) is [var first, var second] ? (first, second) : (answer, "");
        Assert.That(head, Does.StartWith($"HTTP/1.1 {status} "), answer);
        Assert.That(head, Does.Contain("Content-Type: application/problem+json"), answer);
        Assert.That(head, Does.Contain("nosniff"));

        var problem = JsonDocument
            .Parse(body[body.IndexOf('{', StringComparison.Ordinal)..(body.LastIndexOf('}') + 1)])
            .RootElement;
        Assert.That((problem.Text("code"), problem.Number("status")), Is.EqualTo((code, status)));
        Assert.That(problem.Text("traceId"), Does.Match("^[0-9a-f]{32}$"));
    }

    private static async Task<string> SendAsync(string request)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var socket = new TcpClient();
        await socket.ConnectAsync(Hosts.Idle.Address.Host, Hosts.Idle.Address.Port, patience.Token);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), patience.Token);

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(patience.Token);
    }
}
