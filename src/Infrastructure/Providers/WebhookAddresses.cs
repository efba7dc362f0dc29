using ImageGenerator.Application.Providers;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Providers;

/// <summary><c>/webhooks/{provider}</c> below the installation's public address, for the providers whose messages are read.</summary>
internal sealed class WebhookAddresses(IOptions<PublicAddressOptions> options, IEnumerable<IProviderWebhook> webhooks) : IWebhookAddresses
{
    public Uri? For(string provider) =>
        options.Value.PublicUrl is { } home && webhooks.Any(webhook => webhook.Provider == provider)
            ? new Uri($"{home.AbsoluteUri.TrimEnd('/')}/webhooks/{provider}")
            : null;
}
