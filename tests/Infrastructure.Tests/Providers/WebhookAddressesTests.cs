using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Tests.Providers;

/// <summary>Where providers are told to call, and the connection that the installation itself has.</summary>
internal sealed class WebhookAddressesTests
{
    [TestCase("https://images.example.com", "https://images.example.com/webhooks/replicate")]
    [TestCase("https://example.com/images/", "https://example.com/images/webhooks/replicate")]
    [TestCase("http://localhost:5080", "http://localhost:5080/webhooks/replicate")]
    public async Task For_WhenWeCanBeReached_IsBelowThePublicAddress(string home, string address)
    {
        await using var installation = await Installation.StartAsync(("PublicUrl", home));

        Assert.That(installation.Get<IWebhookAddresses>().For("replicate"), Is.EqualTo(new Uri(address)));
    }

    [Test]
    public async Task For_WhenNobodyReadsTheProvidersMessages_IsNone()
    {
        await using var installation = await Installation.StartAsync(("PublicUrl", "https://images.example.com"));

        Assert.That(installation.Get<IWebhookAddresses>().For("offline"), Is.Null);
    }

    [TestCase(null)]
    [TestCase("http://images.lan")]
    public async Task For_WhenNobodyOutsideCanReachUsSafely_IsNone(string? home)
    {
        await using var installation = await Installation.StartAsync(("PublicUrl", home!));

        Assert.That(installation.Get<IWebhookAddresses>().For("replicate"), Is.Null);
    }

    [TestCase("https://ada:secret@images.example.com")]
    [TestCase("ftp://images.example.com")]
    [TestCase("images.example.com")]
    [TestCase("https://images.example.com/?x=1")]
    public async Task PublicUrl_WhenItIsNoAddress_IsRefusedAtStart(string home)
    {
        await using var installation = await Installation.StartAsync(("PublicUrl", home));

        Assert.Throws<OptionsValidationException>(() => installation.Get<IStartupValidator>().Validate());
    }
}
