using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Providers;

/// <summary>
/// How a connection is put together. Key and address come from one place: an address of somebody's own is never given
/// another one's key, and only the installation's and the provider's addresses are trusted to lead into private
/// networks.
/// </summary>
public static class ConnectionRules
{
    /// <summary>The way that a stored credential opens; null when the provider needs more.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="configured">What the configuration says about it.</param>
    /// <param name="scope">Whose credential it is.</param>
    /// <param name="ownAddress">The address that it was entered for; null for the provider's usual one.</param>
    /// <param name="secret">Its key; null when it has none.</param>
    public static ProviderConnection? ThroughStored(
        ProviderDescription provider,
        ConfiguredProvider configured,
        CredentialScope scope,
        string? ownAddress,
        ProviderSecret? secret
    )
    {
        var address = ownAddress is null ? UsualAddress(provider, configured) : new Uri(ownAddress);
        if (!Suffices(provider, secret is not null, address is not null))
            return null;

        return new ProviderConnection
        {
            Provider = provider.Id,
            BaseAddress = address,
            Secret = secret,
            Owner = scope,
            IsTrustedAddress = ownAddress is null || scope == CredentialScope.Platform,
        };
    }

    /// <summary>The way that the configuration opens, or that needs nothing; null when there is none.</summary>
    public static ProviderConnection? ThroughConfigured(ProviderDescription provider, ConfiguredProvider configured)
    {
        var address = UsualAddress(provider, configured);
        if (!Suffices(provider, configured.Secret is not null, address is not null))
            return null;

        return new ProviderConnection
        {
            Provider = provider.Id,
            BaseAddress = address,
            Secret = configured.Secret,
            Owner = configured.Secret is null ? null : CredentialScope.Platform,
        };
    }

    /// <summary>True when nothing is missing that the provider cannot be asked without.</summary>
    public static bool Suffices(ProviderDescription provider, bool hasKey, bool hasAddress)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return (hasKey || !provider.NeedsKey) && (hasAddress || !provider.SelfHosted);
    }

    /// <summary>The address where nobody has entered one: the configured one, else the provider's own.</summary>
    public static Uri? UsualAddress(ProviderDescription provider, ConfiguredProvider configured)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(configured);
        return configured.BaseAddress ?? (provider.BaseAddress is { } own ? new Uri(own) : null);
    }
}

/// <summary>What the configuration says about a provider: the platform's key and address.</summary>
/// <param name="secret">The key, if there is one.</param>
/// <param name="baseAddress">The address, if there is one.</param>
public sealed class ConfiguredProvider(ProviderSecret? secret, Uri? baseAddress)
{
    /// <summary>Nothing.</summary>
    public static ConfiguredProvider None { get; } = new(null, null);

    public ProviderSecret? Secret { get; } = secret;

    public Uri? BaseAddress { get; } = baseAddress;
}

/// <summary>The configuration's keys and addresses of providers.</summary>
public interface IConfiguredProviders
{
    /// <summary>What is configured for a provider, if anything.</summary>
    ConfiguredProvider Of(string provider);
}
