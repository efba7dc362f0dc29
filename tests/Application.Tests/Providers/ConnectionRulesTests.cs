using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Tests.Providers;

[TestFixture]
internal sealed class ConnectionRulesTests
{
    private static readonly ProviderSecret _platforms = new("platform-key-0123456789");
    private static readonly ProviderSecret _own = new("own-key-0123456789");
    private static readonly Uri _proxy = new("https://proxy.example.com/v1");
    private static readonly ProviderDescription _hosted = new("openai", "OpenAI")
    {
        BaseAddress = "https://api.example.com/v1",
    };
    private static readonly ProviderDescription _compatible = new("openai-compatible", "Compatible")
    {
        NeedsKey = false,
        SelfHosted = true,
    };
    private static readonly ProviderDescription _offline = new("offline", "Offline") { NeedsKey = false };
    private static readonly ConfiguredProvider _configured = new(_platforms, _proxy);

    [Test]
    public void Stored_WithAnAddressOfItsOwn_NeverGetsThePlatformsKey()
    {
        var connection = ConnectionRules.ThroughStored(
            _compatible,
            _configured,
            CredentialScope.User,
            "https://mine.example.com",
            secret: null
        )!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(connection.Secret, Is.Null);
            Assert.That(connection.BaseAddress, Is.EqualTo(new Uri("https://mine.example.com")));
            Assert.That(connection.Owner, Is.EqualTo(CredentialScope.User));
        }
    }

    [Test]
    public void Stored_WithAnAddressAlone_OpensNoProviderThatNeedsAKey() =>
        Assert.That(
            ConnectionRules.ThroughStored(
                _hosted,
                _configured,
                CredentialScope.Organization,
                "https://mine.example.com",
                secret: null
            ),
            Is.Null
        );

    [Test]
    public void Stored_WithoutAnAddress_GoesToTheConfiguredOneElseToTheProviders()
    {
        var proxied = ConnectionRules.ThroughStored(
            _hosted,
            _configured,
            CredentialScope.User,
            ownAddress: null,
            _own
        )!;
        var direct = ConnectionRules.ThroughStored(
            _hosted,
            ConfiguredProvider.None,
            CredentialScope.User,
            ownAddress: null,
            _own
        )!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((proxied.BaseAddress, proxied.Secret), Is.EqualTo((_proxy, _own)));
            Assert.That((direct.BaseAddress, direct.Secret), Is.EqualTo((new Uri("https://api.example.com/v1"), _own)));
        }
    }

    [TestCase(CredentialScope.User, "https://mine.example.com", false)]
    [TestCase(CredentialScope.Organization, "https://mine.example.com", false)]
    [TestCase(CredentialScope.Platform, "https://mine.example.com", true)]
    [TestCase(CredentialScope.User, null, true)]
    public void Stored_IsTrustedUnlessACustomerTypedTheAddress(CredentialScope scope, string? address, bool trusted) =>
        Assert.That(
            ConnectionRules.ThroughStored(_hosted, ConfiguredProvider.None, scope, address, _own)!.IsTrustedAddress,
            Is.EqualTo(trusted)
        );

    [Test]
    public void Stored_WhenNobodyHasSaidWhereTheServerIs_OpensNothing() =>
        Assert.That(
            ConnectionRules.ThroughStored(
                _compatible,
                ConfiguredProvider.None,
                CredentialScope.User,
                ownAddress: null,
                _own
            ),
            Is.Null
        );

    [Test]
    public void Configured_TakesKeyAndAddressFromTheConfiguration()
    {
        var connection = ConnectionRules.ThroughConfigured(_hosted, _configured)!;

        Assert.That(
            (connection.BaseAddress, connection.Secret, connection.Owner, connection.IsTrustedAddress),
            Is.EqualTo((_proxy, _platforms, CredentialScope.Platform, true))
        );
    }

    [Test]
    public void Configured_WhereNothingIsNeeded_IsAWayWithoutAnOwner()
    {
        var connection = ConnectionRules.ThroughConfigured(_offline, ConfiguredProvider.None)!;

        Assert.That(
            (connection.Provider, connection.BaseAddress, connection.Secret, connection.Owner),
            Is.EqualTo(("offline", (Uri?)null, (ProviderSecret?)null, (CredentialScope?)null))
        );
    }

    [Test]
    public void Configured_WhenSomethingIsMissing_IsNoWay()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ConnectionRules.ThroughConfigured(_hosted, ConfiguredProvider.None), Is.Null, "no key");
            Assert.That(
                ConnectionRules.ThroughConfigured(_compatible, new ConfiguredProvider(_platforms, null)),
                Is.Null,
                "no address"
            );
            Assert.That(
                ConnectionRules.ThroughConfigured(_compatible, new ConfiguredProvider(null, _proxy)),
                Is.Not.Null
            );
        }
    }
}
