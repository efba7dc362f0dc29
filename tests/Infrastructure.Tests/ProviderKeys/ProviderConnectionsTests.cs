using ImageGenerator.Application.Models;
using ImageGenerator.Application.ProviderKeys;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Secrets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.ProviderKeys;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace ImageGenerator.Infrastructure.Tests.ProviderKeys;

/// <summary>Whose key is used, on a real database.</summary>
internal sealed class ProviderConnectionsTests
{
    private const string UsersKey = "user-key-0123456789abcdef";
    private const string OrganizationsKey = "organization-key-0123456789";
    private const string PlatformsKey = "platform-key-0123456789";
    private const string ConfiguredKey = "configured-key-0123456789";

    private static readonly ProviderDescription[] _providers =
    [
        new("hosted", "Hosted") { BaseAddress = "https://api.example.com/v1" },
        new("own", "Own server") { NeedsKey = false, SelfHosted = true },
        new("free", "Free") { NeedsKey = false },
        new("other", "Other") { BaseAddress = "https://other.example.com" },
    ];

    private Installation _installation = null!;
    private Member _member = null!;
    private OrganizationId _operator;
    private ProviderConnections _connections = null!;

    [SetUp]
    public async Task StartInstallation()
    {
        _installation = await Installation.StartAsync(
            ("Providers:Hosted:ApiKey", ConfiguredKey),
            ("Providers:Hosted:BaseUrl", "https://proxy.example.com/v1")
        );
        _member = await _installation.AddMemberAsync();
        _operator = await FoundOperatorAsync();
        var catalog = Mock.Of<IModelCatalog>(models => models.Providers == _providers);
        _connections = new ProviderConnections(
            _installation.Database,
            catalog,
            _installation.Get<IConfiguredProviders>(),
            _installation.Get<ISecretProtector>(),
            _installation.Get<IServiceScopeFactory>(),
            NullLogger<ProviderConnections>.Instance
        );
    }

    [TearDown]
    public ValueTask StopInstallation() => _installation.DisposeAsync();

    private CredentialOwner Organization => CredentialOwner.Of(_member.OrganizationId);

    private CredentialOwner User => CredentialOwner.Of(_member.OrganizationId, _member.UserId);

    [Test]
    public async Task Choose_GoesFromThePersonToTheOrganizationToThePlatform()
    {
        await StoreAsync(CredentialOwner.Platform, PlatformsKey);
        await StoreAsync(Organization, OrganizationsKey);
        var id = await StoreAsync(User, UsersKey);

        var first = await ChooseAsync("hosted");
        var second = await ChooseAsync("hosted", CredentialScope.User);
        var third = await ChooseAsync("hosted", CredentialScope.User, CredentialScope.Organization);
        var none = await ChooseAsync(
            "hosted",
            CredentialScope.User,
            CredentialScope.Organization,
            CredentialScope.Platform
        );

        Assert.That(
            (first!.Secret!.Reveal(), first.Owner, first.CredentialId, first.Provider),
            Is.EqualTo((UsersKey, CredentialScope.User, id, "hosted"))
        );
        Assert.That(
            (second!.Secret!.Reveal(), second.Owner),
            Is.EqualTo((OrganizationsKey, CredentialScope.Organization))
        );
        Assert.That((third!.Secret!.Reveal(), third.Owner), Is.EqualTo((PlatformsKey, CredentialScope.Platform)));
        Assert.That(none, Is.Null, "the configured key is the platform's as well");
    }

    [Test]
    public async Task Choose_WhenNothingIsStored_TakesTheConfiguration()
    {
        var connection = await ChooseAsync("hosted");

        Assert.That(
            (
                connection!.Secret!.Reveal(),
                connection.BaseAddress,
                connection.Owner,
                connection.CredentialId,
                connection.IsTrustedAddress
            ),
            Is.EqualTo(
                (
                    ConfiguredKey,
                    new Uri("https://proxy.example.com/v1"),
                    CredentialScope.Platform,
                    (ProviderCredentialId?)null,
                    true
                )
            )
        );
    }

    [Test]
    public async Task Choose_WhenAnAddressWasEntered_SendsTheKeyThatWasEnteredWithItAndNoOther()
    {
        await StoreAsync(User, UsersKey, "https://mine.example.com");
        await StoreAsync(CredentialOwner.Platform, PlatformsKey, provider: "own", address: "https://gpu.example.com");
        await StoreAsync(User, key: null, provider: "own", address: "https://mine.example.com");

        var hosted = await ChooseAsync("hosted");
        var own = await ChooseAsync("own");

        Assert.That(
            (hosted!.BaseAddress, hosted.Secret!.Reveal(), hosted.IsTrustedAddress),
            Is.EqualTo((new Uri("https://mine.example.com"), UsersKey, false))
        );
        Assert.That(
            (own!.BaseAddress, own.Secret, own.IsTrustedAddress),
            Is.EqualTo((new Uri("https://mine.example.com"), (ProviderSecret?)null, false))
        );
    }

    [Test]
    public async Task Choose_WhenTheAddressWasChangedUnderTheKey_DoesNotSendItThere()
    {
        await StoreAsync(User, UsersKey, "https://mine.example.com");
        await _installation.ExecuteAsync("UPDATE provider_credentials SET base_address = 'https://evil.example.com'");

        var connection = await ChooseAsync("hosted");

        Assert.That(connection!.Secret!.Reveal(), Is.EqualTo(ConfiguredKey));
    }

    [Test]
    public async Task Choose_WhenARowWasMovedToSomebodyElse_DoesNotOpenIt()
    {
        var stranger = await _installation.AddMemberAsync("Strangers");
        await StoreAsync(User, UsersKey);
        await _installation.ExecuteAsync(
            $"UPDATE provider_credentials SET organization_id = '{stranger.OrganizationId}', user_id = '{stranger.UserId}'"
        );

        var connection = await _connections.ChooseAsync(
            stranger.OrganizationId,
            stranger.UserId,
            "hosted",
            [],
            CancellationToken.None
        );

        Assert.That(connection!.Owner, Is.EqualTo(CredentialScope.Platform));
    }

    [Test]
    public async Task Choose_WhenTheMasterKeyIsLost_GoesOnToTheNextKey()
    {
        await StoreAsync(User, UsersKey);
        await _installation.ExecuteAsync(
            "UPDATE provider_credentials SET sealed_secret = '\\x01026f6c' || substring(sealed_secret FROM 5)"
        );

        Assert.That((await ChooseAsync("hosted"))!.Owner, Is.EqualTo(CredentialScope.Platform));
    }

    [Test]
    public async Task Choose_SeesNeitherOtherOrganizationsNorOtherPeoplesKeys()
    {
        var stranger = await _installation.AddMemberAsync("Strangers");
        await StoreAsync(CredentialOwner.Of(stranger.OrganizationId), OrganizationsKey, provider: "other");
        await StoreAsync(CredentialOwner.Of(stranger.OrganizationId, _member.UserId), UsersKey, provider: "other");
        await StoreAsync(CredentialOwner.Of(_member.OrganizationId, stranger.UserId), UsersKey, provider: "other");

        Assert.That(await ChooseAsync("other"), Is.Null);
    }

    [Test]
    public async Task Choose_WhenNothingIsNeeded_IsAlwaysPossible()
    {
        var connection = await ChooseAsync(
            "free",
            CredentialScope.User,
            CredentialScope.Organization,
            CredentialScope.Platform
        );

        Assert.That(
            (connection!.Secret, connection.BaseAddress, connection.Owner),
            Is.EqualTo(((ProviderSecret?)null, (Uri?)null, (CredentialScope?)null))
        );
    }

    [TestCase("own")]
    [TestCase("other")]
    [TestCase("unknown")]
    public async Task Choose_WhenKeyOrAddressIsMissing_IsImpossible(string provider) =>
        Assert.That(await ChooseAsync(provider), Is.Null);

    [Test]
    public async Task Usable_SaysWhoseKeyWouldBeUsed()
    {
        await StoreAsync(Organization, OrganizationsKey, provider: "other");
        await StoreAsync(User, key: null, provider: "own", address: "https://mine.example.com");

        var usable = await UsableAsync();

        Assert.That(
            usable,
            Is.EquivalentTo(
                new Dictionary<string, CredentialScope?>
                {
                    ["hosted"] = CredentialScope.Platform,
                    ["own"] = CredentialScope.User,
                    ["free"] = null,
                    ["other"] = CredentialScope.Organization,
                }
            )
        );
    }

    [Test]
    public async Task Usable_AgreesWithChoose()
    {
        await StoreAsync(Organization, OrganizationsKey);
        await StoreAsync(User, UsersKey, "https://mine.example.com", provider: "other");

        var usable = await UsableAsync();

        foreach (var provider in _providers)
        {
            var connection = await ChooseAsync(provider.Id);
            Assert.That(usable.ContainsKey(provider.Id), Is.EqualTo(connection is not null), provider.Id);
            if (connection is not null)
                Assert.That(usable[provider.Id], Is.EqualTo(connection.Owner), provider.Id);
        }
    }

    [Test]
    public async Task Usable_WhenTheMasterKeyIsLost_DoesNotCountTheKey()
    {
        await StoreAsync(User, UsersKey, provider: "other");
        await _installation.ExecuteAsync(
            "UPDATE provider_credentials SET sealed_secret = '\\x01026f6c' || substring(sealed_secret FROM 5)"
        );

        Assert.That(await UsableAsync(), Does.Not.ContainKey("other"));
    }

    [TestCase("Working", true)]
    [TestCase("Untested", true)]
    [TestCase("Unreachable", true)]
    [TestCase("Rejected", false)]
    [TestCase("OutOfCredit", false)]
    public async Task Working_LeavesOutKeysThatAreKnownNotToWork(string status, bool expected)
    {
        await StoreAsync(Organization, OrganizationsKey, provider: "other");
        await _installation.ExecuteAsync($"UPDATE provider_credentials SET status = '{status}'");

        var working = await _connections.WorkingAsync(_member.OrganizationId, _member.UserId, CancellationToken.None);

        Assert.That(working.ContainsKey("other"), Is.EqualTo(expected));
        Assert.That(await UsableAsync(), Does.ContainKey("other"), "it may still be tried");
    }

    [Test]
    public async Task Working_WhenOnesOwnKeyIsRejected_GoesOnToTheOrganizations()
    {
        await StoreAsync(User, UsersKey, provider: "other");
        await _installation.ExecuteAsync("UPDATE provider_credentials SET status = 'Rejected'");
        await StoreAsync(Organization, OrganizationsKey, provider: "other");

        var working = await _connections.WorkingAsync(_member.OrganizationId, _member.UserId, CancellationToken.None);

        Assert.That(working["other"], Is.EqualTo(CredentialScope.Organization));
    }

    [Test]
    public async Task Report_OfMissingCredit_IsNoRejectionAndSaysWhoseKeyItIs()
    {
        await StoreAsync(User, UsersKey);
        var used = (await ChooseAsync("hosted"))!;

        await _connections.ReportAsync(
            used,
            ProviderCredentialReport.OutOfCredit($"Top up {UsersKey}."),
            CancellationToken.None
        );
        await _connections.ReportAsync(used, ProviderCredentialReport.OutOfCredit("Top up."), CancellationToken.None);

        var row = await RowAsync();
        Assert.That((row.Status, row.LastError), Is.EqualTo((CredentialStatus.OutOfCredit, "Top up.")));
        Assert.That(
            await _installation.ScalarAsync<string>("SELECT string_agg(name, ',') FROM outbox"),
            Is.EqualTo("provider_key.out_of_credit")
        );
        Assert.That(
            await _installation.ScalarAsync<string>(
                "SELECT concat_ws(' ', data ->> 'provider', data ->> 'scope', data ->> 'userId', data ->> 'reason') FROM outbox"
            ),
            Is.EqualTo($"hosted user {_member.UserId} Top up (key).")
        );
    }

    [Test]
    public async Task Report_OfMissingCreditOfAConfiguredKey_IsToldOnceAndApartFromARejection()
    {
        var used = (await ChooseAsync("hosted"))!;

        await _connections.ReportAsync(used, ProviderCredentialReport.OutOfCredit("Top up."), CancellationToken.None);
        await _connections.ReportAsync(used, ProviderCredentialReport.OutOfCredit("Top up."), CancellationToken.None);
        await RejectAsync(used, "No.");

        Assert.That(
            await _installation.ScalarAsync<string>("SELECT string_agg(name, ',' ORDER BY id) FROM outbox"),
            Is.EqualTo("provider_key.out_of_credit,provider_key.rejected")
        );
    }

    [Test]
    public async Task Report_OfUse_AfterCreditWasMissing_IsWrittenAtOnce()
    {
        await StoreAsync(User, UsersKey);
        var used = (await ChooseAsync("hosted"))!;
        await _connections.ReportAsync(used, ProviderCredentialReport.Used, CancellationToken.None);
        await _connections.ReportAsync(used, ProviderCredentialReport.OutOfCredit("Top up."), CancellationToken.None);

        await _connections.ReportAsync(used, ProviderCredentialReport.Used, CancellationToken.None);

        Assert.That((await RowAsync()).Status, Is.EqualTo(CredentialStatus.Working));
    }

    [Test]
    public async Task Report_OfUse_IsWrittenOnceAMinuteAndMakesTheKeyWorking()
    {
        await StoreAsync(User, UsersKey);
        var used = (await ChooseAsync("hosted"))!;

        await _connections.ReportAsync(used, ProviderCredentialReport.Used, CancellationToken.None);
        var first = await RowAsync();
        await _connections.ReportAsync(used, ProviderCredentialReport.Used, CancellationToken.None);
        var second = await RowAsync();

        Assert.That(first.LastUsedAt, Is.Not.Null);
        Assert.That((first.Status, first.LastUsedAt), Is.EqualTo((CredentialStatus.Working, second.LastUsedAt)));
    }

    [Test]
    public async Task Report_OfARejection_IsNotedAndToldOnceWithoutTheKey()
    {
        await StoreAsync(User, UsersKey);
        var used = (await ChooseAsync("hosted"))!;

        await RejectAsync(used, $"Incorrect API key provided: {UsersKey}.");
        await RejectAsync(used, "Still wrong.");

        var row = await RowAsync();
        Assert.That((row.Status, row.LastError), Is.EqualTo((CredentialStatus.Rejected, "Still wrong.")));
        var told = await _installation.ScalarAsync<string>(
            $"""
            SELECT string_agg(concat_ws(' ', data ->> 'provider', data ->> 'scope', data ->> 'userId', data ->> 'reason'), ';')
            FROM outbox WHERE name = 'provider_key.rejected' AND organization_id = '{_member.OrganizationId}'
            """
        );
        Assert.That(told, Is.EqualTo($"hosted user {_member.UserId} Incorrect API key provided: (key)."));
    }

    [Test]
    public async Task Report_OfARejection_ComesFromTheEngineInTheMiddleOfItsOwnWork()
    {
        await StoreAsync(Organization, OrganizationsKey);
        var used = (await ChooseAsync("hosted"))!;
        await using var scope = _installation.OpenScope(_member);
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        database.Add(_installation.New(_member));

        await RejectAsync(used, "No.");

        Assert.That(
            await _installation.ScalarAsync<long>("SELECT count(*) FROM jobs"),
            Is.Zero,
            "what the engine has not saved stays unsaved"
        );
        Assert.That((await RowAsync()).Status, Is.EqualTo(CredentialStatus.Rejected));
    }

    [Test]
    public async Task Report_AboutAKeyThatWasReplaced_ChangesNothing()
    {
        await StoreAsync(User, UsersKey);
        var used = (await ChooseAsync("hosted"))!;
        await _installation.ExecuteAsync("DELETE FROM provider_credentials");
        await StoreAsync(User, "another-key-0123456789");
        await _installation.ExecuteAsync($"UPDATE provider_credentials SET id = '{used.CredentialId}'");

        await RejectAsync(used, "No.");

        Assert.That((await RowAsync()).Status, Is.EqualTo(CredentialStatus.Untested));
        Assert.That(await _installation.ScalarAsync<long>("SELECT count(*) FROM outbox"), Is.Zero);
    }

    [Test]
    public async Task Report_AboutAKeyThatIsGone_ChangesNothing()
    {
        await StoreAsync(User, UsersKey);
        var used = (await ChooseAsync("hosted"))!;
        await _installation.ExecuteAsync("DELETE FROM provider_credentials");

        await RejectAsync(used, "No.");
        await _connections.ReportAsync(used, ProviderCredentialReport.Used, CancellationToken.None);

        Assert.That(await _installation.ScalarAsync<long>("SELECT count(*) FROM outbox"), Is.Zero);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Report_AboutThePlatformsKey_IsToldToWhoOperatesTheInstallation(bool stored)
    {
        if (stored)
            await StoreAsync(CredentialOwner.Platform, PlatformsKey);
        var used = (await ChooseAsync("hosted"))!;

        await RejectAsync(used, $"No: {PlatformsKey} {ConfiguredKey}"[..(stored ? 27 : 53)]);
        await RejectAsync(used, "No, again.");

        Assert.That(await _installation.ScalarAsync<long>("SELECT count(*) FROM outbox"), Is.EqualTo(1));
        Assert.That(
            await _installation.ScalarAsync<Guid>("SELECT organization_id FROM outbox"),
            Is.EqualTo(_operator.Value)
        );
        Assert.That(
            await _installation.ScalarAsync<string>("SELECT data::text FROM outbox"),
            Does.Contain("\"scope\": \"platform\"").And.Not.Contains(stored ? PlatformsKey : ConfiguredKey)
        );
    }

    [Test]
    public async Task Report_WhereNoKeyWasNeeded_IsNothing()
    {
        var used = (await ChooseAsync("free"))!;

        await RejectAsync(used, "No.");
        await _connections.ReportAsync(used, ProviderCredentialReport.Used, CancellationToken.None);

        Assert.That(await _installation.ScalarAsync<long>("SELECT count(*) FROM outbox"), Is.Zero);
    }

    [Test]
    public void Store_OfASecondKeyForTheSameHolder_IsRefusedByTheDatabase()
    {
        Assert.DoesNotThrowAsync(() => StoreAsync(CredentialOwner.Platform, PlatformsKey));
        Assert.ThrowsAsync<DbUpdateException>(
            () => StoreAsync(CredentialOwner.Platform, PlatformsKey),
            "without organization and person they count as equal"
        );
        Assert.DoesNotThrowAsync(() => StoreAsync(Organization, OrganizationsKey));
        Assert.ThrowsAsync<DbUpdateException>(() => StoreAsync(Organization, OrganizationsKey));
    }

    private Task<ProviderConnection?> ChooseAsync(string provider, params CredentialScope[] except) =>
        _connections.ChooseAsync(_member.OrganizationId, _member.UserId, provider, except, CancellationToken.None);

    private Task<IReadOnlyDictionary<string, CredentialScope?>> UsableAsync() =>
        _connections.UsableAsync(_member.OrganizationId, _member.UserId, CancellationToken.None);

    private Task RejectAsync(ProviderConnection used, string reason) =>
        _connections.ReportAsync(used, ProviderCredentialReport.Rejected(reason), CancellationToken.None);

    private async Task<ProviderCredentialId> StoreAsync(
        CredentialOwner owner,
        string? key,
        string? address = null,
        string provider = "hosted"
    )
    {
        await using var scope = _installation.OpenScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var description = _providers.First(known => known.Id == provider);
        var input = CredentialInput.For(description, key, address, hasUsualAddress: true).Value;
        var envelope = key is null
            ? null
            : _installation.Get<ISecretProtector>().EncryptKey(key, owner, provider, address);
        var credential = ProviderCredential.Store(
            owner,
            provider,
            input,
            envelope,
            _member.UserId,
            DateTimeOffset.UtcNow
        );
        database.Add(credential);
        await database.SaveChangesAsync();
        return credential.Id;
    }

    private async Task<OrganizationId> FoundOperatorAsync()
    {
        await using var scope = _installation.OpenScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var organization = Domain.Organizations.Organization.Found("Operators", DateTimeOffset.UtcNow, isFirst: true);
        database.Add(organization);
        await database.SaveChangesAsync();
        return organization.Id;
    }

    private async Task<ProviderCredential> RowAsync()
    {
        await using var scope = _installation.OpenScope();
        return await scope
            .ServiceProvider.GetRequiredService<AppDbContext>()
            .ProviderCredentials.IgnoreQueryFilters()
            .SingleAsync();
    }
}
