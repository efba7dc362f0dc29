using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using Moq;

namespace ImageGenerator.Application.Tests.Jobs;

[TestFixture]
internal sealed class ReceiveWebhookTests
{
    private static readonly WebhookMessage _message = new(new byte[] { 1 }, _ => null);

    private TestHost _host = null!;

    [SetUp]
    public void SetUp()
    {
        _host = new TestHost();
        _host.Webhook.Setup(webhook => webhook.Provider).Returns("test");
    }

    [TearDown]
    public void TearDown() => _host.Dispose();

    [Test]
    public async Task Receive_WhenProven_WakesTheJob()
    {
        Reads(new WebhookNotice("p1"));

        var received = await _host.SendAsync(new ReceiveWebhook("test", _message));

        Assert.That(received.Succeeded, Is.True);
        _host.Waker.Verify(
            trigger => trigger.RequestPollAsync("test", "p1", It.IsAny<CancellationToken>()),
            Times.Once
        );
    }

    [Test]
    public async Task Receive_WhenProvenAndAboutNoJob_WakesNobody()
    {
        Reads(new WebhookNotice(null));

        var received = await _host.SendAsync(new ReceiveWebhook("test", _message));

        Assert.That(received.Succeeded, Is.True);
        _host.Waker.VerifyNoOtherCalls();
    }

    [Test]
    public async Task Receive_WhenNotProven_IsRefusedAndWakesNobody()
    {
        Reads(WebhookNotice.Unproven);

        var received = await _host.SendAsync(new ReceiveWebhook("test", _message));

        Assert.That(received.Error, Is.EqualTo(WebhookNotice.Unproven));
        _host.Waker.VerifyNoOtherCalls();
    }

    private void Reads(Result<WebhookNotice> notice) =>
        _host.Webhook.Setup(webhook => webhook.ReadAsync(_message, It.IsAny<CancellationToken>())).ReturnsAsync(notice);
}
