using System.Globalization;
using System.Text;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Providers.Replicate;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace ImageGenerator.Infrastructure.Tests.Providers.Replicate;

/// <summary>Whose message it is.</summary>
internal sealed class ReplicateWebhookTests
{
    // "a secret for tests only", and its signature of "msg_1.1772366400.{"id":"p1"}" as OpenSSL makes it.
    private const string Secret = "whsec_YSBzZWNyZXQgZm9yIHRlc3RzIG9ubHk=";
    private const string Body = """{"id":"p1"}""";

    private ManualTime _time = null!;
    private ProviderScene? _scene;

    [SetUp]
    public void SetTime() => _time = new ManualTime().WithTimersOfTheSystem().WithTimersOfTheSystem();

    [TearDown]
    public async Task Close()
    {
        if (_scene is not null)
            await _scene.DisposeAsync();
        _scene = null;
    }

    [Test]
    public async Task Read_WhenSignedByReplicate_NamesTheJob()
    {
        var notice = await (await WebhookAsync()).ReadAsync(Message(), CancellationToken.None);

        Assert.That(notice.Value.ProviderJobId, Is.EqualTo("p1"));
    }

    [Test]
    public void Sign_AsOpenSslDoesIt() =>
        Assert.That(
            Convert.ToBase64String(ReplicateWebhook.Sign(Secret, "msg_1", "1772366400", Encoding.UTF8.GetBytes(Body))!),
            Is.EqualTo("aYIsSg+i5J3L0xxmUFIZikQhxVc3URt6o3ccmwwKomk=")
        );

    [Test]
    public async Task Read_WhenOneOfSeveralSignaturesFits_IsProven()
    {
        var message = Message(
            signature: $"v1,AAAA v2,whatever {Signature()} v1,{Convert.ToBase64String(new byte[32])}"
        );

        Assert.That((await (await WebhookAsync()).ReadAsync(message, CancellationToken.None)).Succeeded, Is.True);
    }

    [TestCase(-300, true)]
    [TestCase(300, true)]
    [TestCase(-301, false)]
    [TestCase(301, false)]
    public async Task Read_WhenOlderThanFiveMinutes_IsRefused(int seconds, bool proven)
    {
        var timestamp = (_time.GetUtcNow().ToUnixTimeSeconds() + seconds).ToString(CultureInfo.InvariantCulture);

        var notice = await (await WebhookAsync()).ReadAsync(Message(timestamp: timestamp), CancellationToken.None);

        Assert.That(notice.Succeeded, Is.EqualTo(proven));
    }

    public static IEnumerable<TestCaseData> Forgeries()
    {
        var time = new ManualTime().WithTimersOfTheSystem();
        return
        [
            Case("another body", message => message with { Body = Encoding.UTF8.GetBytes("""{"id":"p2"}""") }),
            Case("another id", message => With(message, "webhook-id", "msg_2")),
            Case("another time", message =>
                With(
                    message,
                    "webhook-timestamp",
                    (time.GetUtcNow().ToUnixTimeSeconds() - 1).ToString(CultureInfo.InvariantCulture)
                )
            ),
            Case("no id", message => With(message, "webhook-id", null)),
            Case("no time", message => With(message, "webhook-timestamp", null)),
            Case("no signature", message => With(message, "webhook-signature", null)),
            Case("empty signature", message => With(message, "webhook-signature", "")),
            Case("signature of another version", message =>
                With(
                    message,
                    "webhook-signature",
                    message.Header("webhook-signature")!.Replace("v1,", "v2,", StringComparison.Ordinal)
                )
            ),
            Case("half a signature", message =>
                With(message, "webhook-signature", message.Header("webhook-signature")![..^8])
            ),
            Case("signature that is no base64", message => With(message, "webhook-signature", "v1,***")),
            Case("time that is none", message => With(message, "webhook-timestamp", "yesterday")),
            Case("time beyond the end of time", message => With(message, "webhook-timestamp", "9223372036854775807")),
        ];

        static TestCaseData Case(string name, Func<WebhookMessage, WebhookMessage> forge) =>
            new TestCaseData(forge).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Forgeries))]
    public async Task Read_WhenForged_IsRefused(Func<WebhookMessage, WebhookMessage> forge)
    {
        var notice = await (await WebhookAsync()).ReadAsync(forge(Message()), CancellationToken.None);

        Assert.That(notice.Error?.Code, Is.EqualTo("webhook.signature_invalid"));
    }

    [TestCase("whsec_")]
    [TestCase("whsec_***")]
    public async Task Read_WhenTheSecretIsNone_IsRefused(string secret)
    {
        var notice = await (await WebhookAsync(secret)).ReadAsync(Message(), CancellationToken.None);

        Assert.That(notice.Succeeded, Is.False);
    }

    [TestCase("[]")]
    [TestCase("hello")]
    [TestCase("{}")]
    public async Task Read_WhenSignedAndAboutNothing_IsProvenAndNamesNoJob(string body)
    {
        var notice = await (await WebhookAsync()).ReadAsync(Message(body), CancellationToken.None);

        Assert.That(notice.Value.ProviderJobId, Is.Null);
    }

    [Test]
    public async Task Read_WhenTheSecretIsNotConfigured_AsksForItOnce()
    {
        var scene = await SceneAsync(null, hasKey: true);
        scene.Server.Answer("GET", "/v1/webhooks/default/secret", 200, $$"""{"key":"{{Secret}}"}""");
        var webhook = Webhook;

        var first = await webhook.ReadAsync(Message(), CancellationToken.None);
        var second = await webhook.ReadAsync(Message(), CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(11));
        await webhook.ReadAsync(Message(), CancellationToken.None);

        Assert.That((first.Succeeded, second.Succeeded), Is.EqualTo((true, true)));
        Assert.That(scene.Server.Requests, Has.Count.EqualTo(2), "once, and once more when it may have changed");
        Assert.That(scene.Server.Requests[0].Header("Authorization"), Is.EqualTo($"Bearer {ProviderScene.Key}"));
    }

    [Test]
    public async Task Read_WhenTheSecretCannotBeHad_IsRefusedAndAsksAgainOnlyLater()
    {
        var scene = await SceneAsync(null, hasKey: true);
        scene.Server.Answer("GET", "/v1/webhooks/default/secret", 401, "{}");

        var notices = new[]
        {
            await Webhook.ReadAsync(Message(), CancellationToken.None),
            await Webhook.ReadAsync(Message(), CancellationToken.None),
        };

        Assert.That(notices.Select(notice => notice.Succeeded), Is.All.False);
        Assert.That(scene.Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Read_WhenItIsNoMessageAtAll_AsksNobody()
    {
        var scene = await SceneAsync(null, hasKey: true);

        await Webhook.ReadAsync(With(Message(), "webhook-signature", "v1,***"), CancellationToken.None);

        Assert.That(scene.Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Read_WhenThereIsNeitherSecretNorKey_IsRefused()
    {
        await SceneAsync(null, hasKey: false);

        Assert.That((await Webhook.ReadAsync(Message(), CancellationToken.None)).Succeeded, Is.False);
    }

    private IProviderWebhook Webhook => _scene!.Get<IProviderWebhook>();

    private async Task<IProviderWebhook> WebhookAsync(string secret = Secret)
    {
        await SceneAsync(secret, hasKey: false);
        return Webhook;
    }

    private async Task<ProviderScene> SceneAsync(string? secret, bool hasKey)
    {
        var connections = new Mock<IProviderConnections>();
        var scene = await ProviderScene.StartAsync(
            (services, configuration) =>
            {
                services.AddSingleton<TimeProvider>(_time);
                services.AddSingleton(connections.Object);
                services.AddReplicateProvider(configuration);
            },
            secret is null ? [] : [("Providers:Replicate:WebhookSecret", secret)]
        );
        if (hasKey)
        {
            connections
                .Setup(port =>
                    port.ChooseAsync(
                        default,
                        default,
                        "replicate",
                        It.Is<IReadOnlyCollection<CredentialScope>>(except =>
                            !except.Contains(CredentialScope.Platform)
                        ),
                        It.IsAny<CancellationToken>()
                    )
                )
                .ReturnsAsync(scene.Connection(ReplicateScene.Base));
        }

        return _scene = scene;
    }

    private WebhookMessage Message(string body = Body, string? timestamp = null, string? signature = null)
    {
        timestamp ??= _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string?>
        {
            ["webhook-id"] = "msg_1",
            ["webhook-timestamp"] = timestamp,
            ["webhook-signature"] = signature ?? Signature(body, timestamp),
        };
        return new WebhookMessage(Encoding.UTF8.GetBytes(body), name => headers.GetValueOrDefault(name));
    }

    private string Signature(string body = Body, string? timestamp = null) =>
        $"v1,{Convert.ToBase64String(ReplicateWebhook.Sign(Secret, "msg_1", timestamp ?? _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), Encoding.UTF8.GetBytes(body))!)}";

    private static WebhookMessage With(WebhookMessage message, string header, string? value) =>
        message with
        {
            Header = name => name == header ? value : message.Header(name),
        };
}
