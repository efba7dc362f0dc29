using System.Globalization;
using System.Net;
using System.Text;
using ImageGenerator.Api.Tests.Support;
using ImageGenerator.Infrastructure.Providers.Replicate;

namespace ImageGenerator.Api.Tests.Webhooks;

/// <summary>Replicate's messages over HTTP.</summary>
internal sealed class ReplicateWebhookTests
{
    private const string Path = "/webhooks/replicate";
    private const string Secret = "whsec_YSBzZWNyZXQgZm9yIHRlc3RzIG9ubHk=";

    private ApiHost _host = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task StartHost()
    {
        _host = await ApiHost.StartAsync(("Roles", "api"), ("Providers:Replicate:WebhookSecret", Secret));
        _client = _host.Anonymous();
    }

    [OneTimeTearDown]
    public async Task StopHost()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task Receive_WhenSigned_WakesTheJobHoweverOftenItComes()
    {
        var job = await AcceptedAsync();
        var now = DateTimeOffset.UtcNow;

        using var first = await _client.SendAsync(Message(job, now));
        using var again = await _client.SendAsync(Message(job, now));

        Assert.That(new[] { first.StatusCode, again.StatusCode }, Is.All.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await IsWokenAsync(job), Is.True);
    }

    [Test]
    public async Task Receive_WhenTheJobIsNoneOfOurs_IsTakenAndForgotten()
    {
        using var response = await _client.SendAsync(Message("somebody-elses", DateTimeOffset.UtcNow));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent), "or it would be sent again and again");
    }

    [TestCase("wrong")]
    [TestCase("missing")]
    [TestCase("old")]
    [TestCase("twice")]
    public async Task Receive_WhenNotProven_IsRefusedAndNothingChanges(string fault)
    {
        var job = await AcceptedAsync();
        using var message = Message(job, fault == "old" ? DateTimeOffset.UtcNow.AddMinutes(-6) : DateTimeOffset.UtcNow);
        if (fault is "wrong" or "missing")
            message.Headers.Remove("webhook-signature");
        if (fault == "wrong")
            message.Headers.Add("webhook-signature", $"v1,{Convert.ToBase64String(new byte[32])}");
        if (fault == "twice")
            message.Headers.Add("webhook-id", "msg_2");

        using var response = await _client.SendAsync(message);

        await response.MustBeProblemAsync(HttpStatusCode.Unauthorized, "webhook.signature_invalid");
        Assert.That(await IsWokenAsync(job), Is.False);
    }

    [Test]
    public async Task Receive_WhenTooLarge_IsRefused()
    {
        using var message = Message(new string('x', 600_000), DateTimeOffset.UtcNow);

        using var response = await _client.SendAsync(message);

        await response.MustBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "request.too_large");
    }

    private async Task<string> AcceptedAsync()
    {
        using var ada = await _host.RegisterAsync();
        var generation = await ada.Client.CreateAsync(GenerationCalls.Small("a boat"));
        var providerJob = $"p{Guid.NewGuid():N}";
        await _host.Data.ExecuteAsync(
            "INSERT INTO provider_attempts (job_id, number, provider, model, started_at, provider_job_id) VALUES ($1, 1, 'replicate', 'replicate/flux-dev', now(), $2)",
            generation.Id(),
            providerJob
        );
        return providerJob;
    }

    private async Task<bool> IsWokenAsync(string providerJob) =>
        await _host.Data.ReadAsync<long>(
            "SELECT count(*) FROM provider_attempts WHERE provider_job_id = $1 AND poll_requested_at IS NOT NULL",
            providerJob
        ) == 1;

    private static HttpRequestMessage Message(string job, DateTimeOffset at)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"id":"{{job}}","status":"succeeded"}""");
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToBase64String(ReplicateWebhook.Sign(Secret, "msg_1", timestamp, body)!);
        return new HttpRequestMessage(HttpMethod.Post, Path)
        {
            Content = new ByteArrayContent(body),
            Headers =
            {
                { "webhook-id", "msg_1" },
                { "webhook-timestamp", timestamp },
                { "webhook-signature", $"v1,{signature}" },
            },
        };
    }
}
