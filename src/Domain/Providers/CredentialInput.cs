using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Providers;

/// <summary>
/// What somebody enters to reach a provider: a key, an address, or both. They belong together: a key goes to no address
/// that it was not entered for. In clear text, therefore in memory only.
/// </summary>
public sealed class CredentialInput
{
    public const int MinKeyLength = 8;
    public const int MaxKeyLength = 512;
    public const int MaxBaseAddressLength = 500;

    private const int HintLength = 4;

    // Four characters of a shorter key would be too much of it.
    private const int ShortestHintedKey = 20;

    private CredentialInput(string? key, string? baseAddress) => (Key, BaseAddress) = (key, baseAddress);

    /// <summary>Null for a server that asks for none.</summary>
    public string? Key { get; }

    /// <summary>Without a slash at the end; null for the provider's usual one.</summary>
    public string? BaseAddress { get; }

    /// <summary>
    /// The key's last characters, by which people recognise it; null when it is too short to show any.
    /// </summary>
    public string? Hint => HintOf(Key);

    /// <summary>The last characters of a key; null when it is too short to show any.</summary>
    public static string? HintOf(string? key) => key is { Length: >= ShortestHintedKey } ? key[^HintLength..] : null;

    /// <summary>Printable ASCII without spaces, 8 to 512 characters.</summary>
    public static bool IsKey(string? text) =>
        text is { Length: >= MinKeyLength and <= MaxKeyLength } && IsPrintable(text);

    /// <summary>An absolute address of the web, with nothing in it but scheme, host, port and path.</summary>
    public static bool IsBaseAddress(string? text) =>
        text is { Length: > 0 and <= MaxBaseAddressLength }
        && IsPrintable(text)
        && text.AsSpan().IndexOfAny("@?#\\") < 0
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.Host.Length > 0;

    /// <summary>Checks what was entered against what the provider asks for.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="key">The key, if one was entered.</param>
    /// <param name="baseAddress">The address, if one was entered.</param>
    /// <param name="hasUsualAddress">True when the provider has an address without this one.</param>
    public static Result<CredentialInput> For(
        ProviderDescription provider,
        string? key,
        string? baseAddress,
        bool hasUsualAddress
    )
    {
        ArgumentNullException.ThrowIfNull(provider);

        if (key is not null && !IsKey(key))
            return Error.RuleViolation(
                "provider_key.malformed",
                $"A key has {MinKeyLength} to {MaxKeyLength} printable ASCII characters and no spaces.",
                "key"
            );
        if (baseAddress is not null && !IsBaseAddress(baseAddress))
            return Error.RuleViolation(
                "provider_key.address_malformed",
                "Use an absolute http or https address without user name, query or fragment.",
                "baseAddress"
            );
        if (provider is { NeedsKey: false, SelfHosted: false })
            return Error.RuleViolation("provider_key.not_needed", $"{provider.Name} needs no key.");
        if (key is null && provider.NeedsKey)
            return Error.RuleViolation("provider_key.required", $"{provider.Name} needs a key.", "key");
        if (baseAddress is null && !hasUsualAddress)
            return Error.RuleViolation(
                "provider_key.address_required",
                $"Say where {provider.Name} answers.",
                "baseAddress"
            );
        if (key is null && baseAddress is null)
            return Error.RuleViolation("provider_key.required", "Enter a key, an address, or both.", "key");

        return new CredentialInput(key, baseAddress?.TrimEnd('/'));
    }

    /// <summary>Never the key: it must not end in a log by accident.</summary>
    public override string ToString() => nameof(CredentialInput);

    private static bool IsPrintable(string text) => !text.AsSpan().ContainsAnyExceptInRange('!', '~');
}
