using ImageGenerator.Application.ProviderKeys;
using ImageGenerator.Application.Secrets;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Secrets;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImageGenerator.Infrastructure.Tests.Secrets;

/// <summary>
/// Rotation of the master key: the new one seals at once, the pass brings the rest along, then the old one can go.
/// </summary>
internal sealed class SecretReencryptorTests
{
    private const string Key = "sk-proj-0123456789abcdefwxyz";

    private Installation _installation = null!;
    private TemporaryFolder _folder = null!;
    private Member _member = null!;

    [SetUp]
    public async Task StartInstallation()
    {
        _folder = new TemporaryFolder();
        _installation = await Installation.StartAsync();
        _member = await _installation.AddMemberAsync();
    }

    [TearDown]
    public async Task StopInstallation()
    {
        await _installation.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task Reseal_BringsEveryKeyToTheCurrentMasterKey_AndThenTheOldOneCanGo()
    {
        CredentialOwner[] holders =
        [
            CredentialOwner.Platform,
            CredentialOwner.Of(_member.OrganizationId),
            CredentialOwner.Of(_member.OrganizationId, _member.UserId),
        ];
        foreach (var owner in holders)
            await StoreAsync(Keys.Protector(_folder.Path, Keys.Named("old")), owner, "openai", "https://example.com");
        var both = Keys.Protector(_folder.Path, Keys.Named("new", 8), Keys.Named("old"));

        var resealed = await ResealerOf(both).ReencryptAsync(CancellationToken.None);
        var again = await ResealerOf(both).ReencryptAsync(CancellationToken.None);

        var alone = Keys.Protector(_folder.Path, Keys.Named("new", 8));
        Assert.That((resealed, again), Is.EqualTo((3, 0)));
        Assert.That((await StoredAsync()).Select(stored => Decrypt(alone, stored)), Is.EqualTo([Key, Key, Key]));
    }

    [Test]
    public async Task Reseal_WhenAKeyCannotBeOpened_LeavesItAndGoesOn()
    {
        await StoreAsync(Keys.Protector(_folder.Path, Keys.Named("lost", 1)), CredentialOwner.Platform, "openai", null);
        await StoreAsync(Keys.Protector(_folder.Path, Keys.Named("old")), CredentialOwner.Platform, "replicate", null);
        var before = (await StoredAsync()).Single(stored => stored.Provider == "openai").SealedSecret;

        var resealed = await ResealerOf(Keys.Protector(_folder.Path, Keys.Named("new", 8), Keys.Named("old")))
            .ReencryptAsync(CancellationToken.None);

        Assert.That(resealed, Is.EqualTo(1));
        Assert.That(
            (await StoredAsync()).Single(stored => stored.Provider == "openai").SealedSecret,
            Is.EqualTo(before),
            "it may come back"
        );
    }

    [Test]
    public async Task Reseal_GoesThroughMoreThanABatch()
    {
        var old = Keys.Protector(_folder.Path, Keys.Named("old"));
        for (var i = 0; i < 205; i++)
            await StoreAsync(old, CredentialOwner.Platform, $"provider-{i}", null);

        Assert.That(
            await ResealerOf(Keys.Protector(_folder.Path, Keys.Named("new", 8), Keys.Named("old")))
                .ReencryptAsync(CancellationToken.None),
            Is.EqualTo(205)
        );
    }

    private async Task StoreAsync(ISecretProtector protector, CredentialOwner owner, string provider, string? address)
    {
        await using var scope = _installation.OpenScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var input = CredentialInput
            .For(new ProviderDescription(provider, provider), Key, address, hasUsualAddress: true)
            .Value;
        var envelope = protector.EncryptKey(Key, owner, provider, address);
        database.Add(ProviderCredential.Store(owner, provider, input, envelope, _member.UserId, DateTimeOffset.UtcNow));
        await database.SaveChangesAsync();
    }

    private async Task<IReadOnlyList<ProviderCredential>> StoredAsync()
    {
        await using var scope = _installation.OpenScope();
        return await scope
            .ServiceProvider.GetRequiredService<AppDbContext>()
            .ProviderCredentials.IgnoreQueryFilters()
            .ToListAsync();
    }

    private static string Decrypt(SecretProtector protector, ProviderCredential stored) =>
        protector.DecryptKey(stored.SealedSecret!, stored.Holder, stored.Provider, stored.BaseAddress).Value.Reveal();

    private SecretReencryptor ResealerOf(SecretProtector protector) =>
        new(_installation.Database, protector, TimeProvider.System, NullLogger<SecretReencryptor>.Instance);
}
