using System.Security.Cryptography;
using ImageGenerator.Infrastructure.Identity;
using ImageGenerator.Infrastructure.Tests.Support;
using ImageGenerator.TestKit;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Tests.Identity;

/// <summary>Whoever has only the database cannot make a session up.</summary>
internal sealed class DataProtectionKeyTests
{
    private const string OldKey = "old:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private const string NewKey = "new:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    private TestDatabase _database = null!;

    [SetUp]
    public async Task StartAsync() => _database = await TestPostgres.CreateDatabaseAsync();

    [TearDown]
    public ValueTask StopAsync() => _database.DisposeAsync();

    [Test]
    public async Task Keys_AreStoredEncryptedWithTheMasterKey()
    {
        await using var node = await NodeAsync(NewKey);

        node.Get<IDataProtectionProvider>().CreateProtector("cookie").Protect("somebody");

        var xml = await XmlAsync(node);
        Assert.That(
            xml,
            Does.Contain("masterKeyEnvelope").And.Not.Contain("<value>").And.Not.Contain("requiresEncryption")
        );
    }

    [Test]
    public async Task Keys_OpenOnEveryNodeThatHasTheMasterKey_AndOnNoOther()
    {
        await using var one = await NodeAsync(NewKey);
        await using var two = await NodeAsync(NewKey);
        await using var thief = await NodeAsync(OldKey);
        var cookie = one.Get<IDataProtectionProvider>().CreateProtector("cookie").Protect("somebody");

        Assert.That(
            two.Get<IDataProtectionProvider>().CreateProtector("cookie").Unprotect(cookie),
            Is.EqualTo("somebody")
        );
        Assert.Throws<CryptographicException>(() =>
            thief.Get<IDataProtectionProvider>().CreateProtector("cookie").Unprotect(cookie)
        );
    }

    [Test]
    public async Task Reseal_WhenKeysAreStoredPlain_EncryptsThemAndTheyStillOpen()
    {
        string cookie;
        await using (var before = await NodeAsync(NewKey))
        {
            before.Get<IOptions<KeyManagementOptions>>().Value.XmlEncryptor = null;
            cookie = before.Get<IDataProtectionProvider>().CreateProtector("cookie").Protect("somebody");
            Assert.That(await XmlAsync(before), Does.Contain("<value>"), "it was plain");
        }

        await using var node = await NodeAsync(NewKey);
        Assert.That(
            node.Get<IDataProtectionProvider>().CreateProtector("cookie").Unprotect(cookie),
            Is.EqualTo("somebody"),
            "read as it was"
        );
        var resealed = await node.Get<DataProtectionKeyReencryptor>().ReencryptAsync(CancellationToken.None);
        var again = await node.Get<DataProtectionKeyReencryptor>().ReencryptAsync(CancellationToken.None);

        Assert.That((resealed, again), Is.EqualTo((1, 0)));
        Assert.That(await XmlAsync(node), Does.Not.Contain("<value>"));
        await using var later = await NodeAsync(NewKey);
        Assert.That(
            later.Get<IDataProtectionProvider>().CreateProtector("cookie").Unprotect(cookie),
            Is.EqualTo("somebody")
        );
    }

    [Test]
    public async Task Reseal_WhenTheMasterKeyWasReplaced_MovesToTheNewOne()
    {
        string cookie;
        await using (var before = await NodeAsync(OldKey))
            cookie = before.Get<IDataProtectionProvider>().CreateProtector("cookie").Protect("somebody");
        await using (var between = await NodeAsync(NewKey, OldKey))
            Assert.That(
                await between.Get<DataProtectionKeyReencryptor>().ReencryptAsync(CancellationToken.None),
                Is.EqualTo(1)
            );

        await using var after = await NodeAsync(NewKey);

        Assert.That(
            after.Get<IDataProtectionProvider>().CreateProtector("cookie").Unprotect(cookie),
            Is.EqualTo("somebody")
        );
    }

    [Test]
    public async Task Reseal_WhenTheMasterKeyIsMissing_LeavesTheRowAsItIs()
    {
        await using (var before = await NodeAsync(OldKey))
            before.Get<IDataProtectionProvider>().CreateProtector("cookie").Protect("somebody");
        await using var node = await NodeAsync(NewKey);
        var xml = await XmlAsync(node);

        Assert.That(await node.Get<DataProtectionKeyReencryptor>().ReencryptAsync(CancellationToken.None), Is.Zero);
        Assert.That(await XmlAsync(node), Is.EqualTo(xml));
    }

    private Task<Installation> NodeAsync(params string[] masterKeys) =>
        Installation.StartAsync([
            ("ConnectionStrings:Default", _database.ConnectionString),
            .. masterKeys.Index().Select(key => ($"Secrets:MasterKeys:{key.Index}", key.Item)),
        ]);

    private static Task<string> XmlAsync(Installation node) =>
        node.ScalarAsync<string>("SELECT xml FROM data_protection_keys");
}
