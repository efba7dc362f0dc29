using System.Text;
using ImageGenerator.Application.ProviderKeys;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Secrets;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.ProviderKeys;

/// <summary>One provider that needs a key, stored keys in a list, and seals that can be looked through.</summary>
internal sealed class ProviderKeyScene : IDisposable
{
    public const string Key = "sk-proj-0123456789abcdefwxyz";

    public static readonly ProviderDescription Provider = new("test", "Test")
    {
        BaseAddress = "https://api.example.com",
    };
    public static readonly CredentialOwner Organization = CredentialOwner.Of(GenerationBuilder.Organization);
    public static readonly CredentialOwner Person = CredentialOwner.Of(
        GenerationBuilder.Organization,
        GenerationBuilder.Person
    );

    public ProviderKeyScene()
    {
        Host.Models.Setup(models => models.Providers)
            .Returns([Provider, new ProviderDescription("uninstalled", "Uninstalled")]);
        Host.Provider.Setup(provider =>
                provider.CheckAsync(It.IsAny<ProviderConnection>(), It.IsAny<CancellationToken>())
            )
            .Returns(
                (ProviderConnection connection, CancellationToken _) =>
                {
                    Asked.Add(connection);
                    return Answer(connection);
                }
            );
        Host.Secrets.Setup(secrets => secrets.Encrypt(It.IsAny<byte[]>(), It.IsAny<SecretContext>()))
            .Returns(
                (byte[] secret, SecretContext context) =>
                    [
                        .. secret.Reverse(),
                        .. Encoding.UTF8.GetBytes(string.Join('|', context.Parts.Prepend(context.Tenant))),
                    ]
            );
        Host.Secrets.Setup(secrets => secrets.Decrypt(It.IsAny<byte[]>(), It.IsAny<SecretContext>()))
            .Returns(() => Opened);
        Host.ProviderKeys.Setup(keys => keys.Add(It.IsAny<ProviderCredential>()))
            .Callback<ProviderCredential>(Stored.Add);
        Host.ProviderKeys.Setup(keys => keys.Remove(It.IsAny<ProviderCredential>()))
            .Callback<ProviderCredential>(credential => Stored.Remove(credential));
        Host.ProviderKeys.Setup(keys =>
                keys.FindAsync(It.IsAny<CredentialOwner>(), It.IsAny<string>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync((CredentialOwner owner, string provider, CancellationToken _) => Find(owner, provider));
        Host.ProviderKeys.Setup(keys =>
                keys.FindAgainAsync(It.IsAny<CredentialOwner>(), It.IsAny<string>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync((CredentialOwner owner, string provider, CancellationToken _) => Find(owner, provider));
        Host.ProviderKeys.Setup(keys =>
                keys.ListAsync(
                    GenerationBuilder.Organization,
                    GenerationBuilder.Person,
                    It.IsAny<bool>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(
                (OrganizationId _, UserId _, bool withPlatform, CancellationToken _) =>
                    [
                        .. Stored
                            .Where(credential => withPlatform || credential.Scope != CredentialScope.Platform)
                            .Select(RowOf),
                    ]
            );
    }

    public TestHost Host { get; } = new();

    public List<ProviderCredential> Stored { get; } = [];

    /// <summary>The connections that were checked.</summary>
    public List<ProviderConnection> Asked { get; } = [];

    public Func<ProviderConnection, Task<ConnectionCheckResult>> Answer { get; set; } =
        _ => Task.FromResult(ConnectionCheckResult.Healthy);

    public Result<byte[]> Opened { get; set; } = Encoding.ASCII.GetBytes(Key);

    public ProviderKeyScene As(Role role, bool operates = false)
    {
        Host.Actor = Host.Actor with { Role = role, OperatesInstallation = operates };
        return this;
    }

    public ProviderKeyScene Configure(string? key, string? address = null)
    {
        Host.Configured.Setup(configured => configured.Of("test"))
            .Returns(
                new ConfiguredProvider(
                    key is null ? null : new ProviderSecret(key),
                    address is null ? null : new Uri(address)
                )
            );
        return this;
    }

    public ProviderCredential Keep(CredentialOwner owner, string? address = null)
    {
        var input = CredentialInput.For(Provider, Key, address, hasUsualAddress: true).Value;
        var credential = ProviderCredential.Store(owner, "test", input, [7], GenerationBuilder.Person, Moments.Start);
        Stored.Add(credential);
        return credential;
    }

    public static ConnectionCheckResult Rejecting(string reason) => new(ConnectionStatus.CredentialRejected, reason);

    public void Dispose() => Host.Dispose();

    private ProviderCredential? Find(CredentialOwner owner, string provider) =>
        Stored.FirstOrDefault(credential => credential.Holder == owner && credential.Provider == provider);

    private static StoredProviderKey RowOf(ProviderCredential credential) =>
        new()
        {
            Id = credential.Id,
            Provider = credential.Provider,
            Scope = credential.Scope,
            SealedSecret = credential.SealedSecret,
            Hint = credential.Hint,
            BaseAddress = credential.BaseAddress,
            Status = credential.Status,
            CreatedAt = credential.CreatedAt,
            CreatedBy = credential.CreatedBy,
            CreatedByName = "Ada",
            LastCheckedAt = credential.LastCheckedAt,
            LastUsedAt = credential.LastUsedAt,
            LastError = credential.LastError,
        };
}
