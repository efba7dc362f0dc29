using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.ProviderKeys;

/// <summary>Configuration of <c>Providers:&lt;Name&gt;</c>, as far as it concerns keys and addresses.</summary>
internal sealed class ConfiguredProvidersOptions
{
    /// <summary>By the provider's name in the configuration; its case does not matter.</summary>
    public Dictionary<string, Entry> Providers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// One provider. A class, because a record would write its key down in <see cref="object.ToString"/>.
    /// </summary>
    public sealed class Entry
    {
        public string? ApiKey { get; init; }

        public string? BaseUrl { get; init; }
    }
}

/// <summary>The platform's keys and addresses as environment and settings give them.</summary>
internal sealed class ConfiguredProviders(IOptions<ConfiguredProvidersOptions> options) : IConfiguredProviders
{
    private readonly Dictionary<string, ConfiguredProvider> _byName = options.Value.Providers.ToDictionary(
        entry => entry.Key,
        entry => new ConfiguredProvider(
            Given(entry.Value.ApiKey) is { } key ? new ProviderSecret(key) : null,
            Given(entry.Value.BaseUrl) is { } address ? new Uri(address.TrimEnd('/')) : null
        ),
        StringComparer.OrdinalIgnoreCase
    );

    public ConfiguredProvider Of(string provider) =>
        _byName.GetValueOrDefault(NameOf(provider), ConfiguredProvider.None);

    /// <summary>
    /// What a provider is called in the configuration: its id without hyphens, in any case; one has a longer name
    /// there.
    /// </summary>
    internal static string NameOf(string provider) =>
        provider switch
        {
            "bfl" => "BlackForestLabs",
            _ => provider.Replace("-", "", StringComparison.Ordinal),
        };

    // A line of a file often ends with white space.
    internal static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>
/// Configured keys and addresses have the same form as those that people enter. What is wrong is said without the key.
/// </summary>
internal sealed class ConfiguredProvidersValidator : IValidateOptions<ConfiguredProvidersOptions>
{
    public ValidateOptionsResult Validate(string? name, ConfiguredProvidersOptions options)
    {
        var failures = new List<string>();
        foreach (var (provider, entry) in options.Providers)
        {
            if (ConfiguredProviders.Given(entry.ApiKey) is { } key && !CredentialInput.IsKey(key))
            {
                failures.Add(
                    $"Providers:{provider}:ApiKey needs {CredentialInput.MinKeyLength} to "
                        + $"{CredentialInput.MaxKeyLength} printable ASCII characters without spaces."
                );
            }

            if (ConfiguredProviders.Given(entry.BaseUrl) is { } address && !CredentialInput.IsBaseAddress(address))
            {
                failures.Add(
                    $"Providers:{provider}:BaseUrl needs an absolute http or https address without user "
                        + "name, query or fragment."
                );
            }
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
