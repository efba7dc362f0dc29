using System.Net;
using System.Net.Sockets;
using ImageGenerator.Api.Tests.Support;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ImageGenerator.Api.Tests.Operations;

/// <summary>Who may read the figures, and what they give away.</summary>
internal sealed class MetricsTests
{
    [TestCase("X-Forwarded-For", "203.0.113.9")]
    [TestCase("X-Forwarded-For", "127.0.0.1")]
    [TestCase("x-forwarded-proto", "https")]
    [TestCase("X-Forwarded-Host", "images.example.com")]
    [TestCase("Forwarded", "for=127.0.0.1")]
    [TestCase("X-Real-IP", "127.0.0.1")]
    [TestCase("Via", "1.1 proxy")]
    [TestCase("X-Original-For", "127.0.0.1:1")]
    [TestCase("CF-Connecting-IP", "203.0.113.9")]
    [TestCase("Host", "images.example.com")]
    [TestCase("Host", "127.0.0.1.example.com")]
    [TestCase("Host", "192.168.1.4:5080")]
    public async Task Metrics_WhenAProxyForwards_AreNotThere(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.TryAddWithoutValidation(header, value);
        using var client = Hosts.Working.Anonymous();

        using var response = await client.SendAsync(request);

        await response.MustBeProblemAsync(HttpStatusCode.NotFound, "route.not_found");
    }

    [TestCase("localhost")]
    [TestCase("LOCALHOST:5080")]
    [TestCase("127.0.0.1")]
    [TestCase("[::1]:5080")]
    public async Task Metrics_WhenAskedForFromThisMachine_AreThere(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Host = host;
        using var client = Hosts.Working.Anonymous();

        using var response = await client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Metrics_WhenABelievedProxyNamesThisMachine_AreNotThere()
    {
        await using var host = await ApiHost.StartAsync(("ForwardedHeaders_Enabled", "true"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Add("X-Forwarded-For", "127.0.0.1");
        using var client = host.Anonymous();

        using var response = await client.SendAsync(request);

        await response.MustBeProblemAsync(HttpStatusCode.NotFound, "route.not_found");
    }

    [Test]
    public async Task Metrics_WhenPublic_AreForEverybody()
    {
        await using var host = await ApiHost.StartAsync(("Metrics:Public", "true"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        using var client = host.Anonymous();

        using var response = await client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Metrics_WithAPortOfTheirOwn_AreThereAndNowhereElse()
    {
        var port = FreePort();
        await using var host = await ApiHost.StartAsync(("Metrics:Port", $"{port}"));
        using var client = host.Anonymous();
        using var own = new HttpClient(new SocketsHttpHandler { UseProxy = false })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{port}"),
        };

        using var atProduct = await client.GetAsync("/metrics");
        using var figures = await own.GetAsync("/metrics");
        using var anythingElse = await own.GetAsync("/api/v1/me");

        await atProduct.MustBeProblemAsync(HttpStatusCode.NotFound, "route.not_found");
        Assert.That(await figures.Content.ReadAsStringAsync(), Does.Contain("# TYPE "));
        Assert.That(anythingElse.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Metrics_SayNothingOfWhereTheDatabaseIsOrWhoSignsIn()
    {
        var database = new NpgsqlConnectionStringBuilder(
            Hosts.Working.Services.GetRequiredService<DatabaseAddress>().ConnectionString
        );
        using var ada = await Hosts.Working.RegisterAsync();
        using var client = Hosts.Working.Anonymous();
        await client.GetAsync("/metrics");
        await ada.Client.GetAsync("/api/v1/me");

        var text = await client.GetStringAsync("/metrics");

        Assert.That(text, Does.Match("db_client_connection.*pool_name=\"imagegenerator\""));
        Assert.That(
            text,
            Does.Not.Contain($"\"{database.Port}\"")
                .And.Not.Contain($":{database.Port}")
                .And.Not.Contain(database.Database!)
                .And.Not.Contain("Username=")
                .IgnoreCase.And.Not.Contain("Host=")
                .IgnoreCase
        );
    }

    [Test]
    public async Task Metrics_OfDurations_GoFromMillisecondsToAMinute()
    {
        using var client = Hosts.Working.Anonymous();
        await client.GetAsync("/metrics");

        var text = await client.GetStringAsync("/metrics");

        var bounds = text.Split('\n')
            .Where(line => line.StartsWith("http_server_request_duration_seconds_bucket{", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf("le=\"", StringComparison.Ordinal) + 4)..].Split('"')[0])
            .Distinct();
        Assert.That(string.Join(' ', bounds), Is.EqualTo("0.005 0.01 0.025 0.05 0.1 0.25 0.5 1 2.5 5 10 30 60 +Inf"));
    }

    [Test]
    public async Task Metrics_DoNotTellWhichNamesAreLookedUp()
    {
        using var client = Hosts.Working.Anonymous();
        await Dns.GetHostAddressesAsync("localhost");

        Assert.That(await client.GetStringAsync("/metrics"), Does.Not.Contain("dns_"));
    }

    [Test]
    public async Task Metrics_WhenPosted_GiveNothing()
    {
        using var client = Hosts.Working.Anonymous();

        using var response = await client.PostAsync("/metrics", content: null);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
