using ImageGenerator.Application.Providers;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Providers;

/// <summary>
/// <c>/webhooks/{provider}</c> below the installation's public address, for the providers whose messages are read.
/// Never without encryption.
/// </summary>
internal sealed class WebhookAddresses(IOptions<PublicAddressOptions> options, IEnumerable<IProviderWebhook> webhooks)
    : IWebhookAddresses
{
    public Uri? For(string provider) =>
        options.Value.PublicUrl is ({ Scheme: "https" } or { IsLoopback: true }) and var home
        && webhooks.Any(webhook => webhook.Provider == provider)
            ? new Uri($"{home.AbsoluteUri.TrimEnd('/')}/webhooks/{provider}")
            : null;
}
