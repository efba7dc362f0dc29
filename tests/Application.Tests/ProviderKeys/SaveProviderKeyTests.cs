using System.Text;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.ProviderKeys;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.ProviderKeys;

[TestFixture]
internal sealed class SaveProviderKeyTests
{
    private const string Key = ProviderKeyScene.Key;

    private ProviderKeyScene _scene = null!;

    [SetUp]
    public void SetUp() => _scene = new ProviderKeyScene();

    [TearDown]
    public void TearDown() => _scene.Dispose();

    [Test]
    public async Task Save_WhenTheProviderTakesTheKey_StoresItSealedAndWorking()
    {
        var saved = (await _scene.Host.SendAsync(new SaveProviderKey(CredentialScope.User, "test", Key, null))).Value;

        var credential = _scene.Stored.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(credential.Holder, Is.EqualTo(ProviderKeyScene.Person));
            Assert.That(
                Encoding.UTF8.GetString(credential.SealedSecret!),
                Does.EndWith($"{GenerationBuilder.Organization}|User|{GenerationBuilder.Person}|test|")
                    .And.Not.Contains(Key)
            );
            Assert.That(
                saved,
                Is.EqualTo(
                    new ProviderKeyView
                    {
                        Id = credential.Id.Value,
                        Provider = "test",
                        ProviderName = "Test",
                        Scope = CredentialScope.User,
                        Hint = "wxyz",
                        Status = CredentialStatus.Working,
                        CreatedAt = _scene.Host.Clock.Now,
                        CreatedById = GenerationBuilder.Person.Value,
                        CreatedByName = "Ada",
                        LastCheckedAt = _scene.Host.Clock.Now,
                    }
                )
            );
            _scene.Host.UnitOfWork.Verify(work => work.SaveAsync(It.IsAny<CancellationToken>()), Times.Once);
        }
    }

    [Test]
    public async Task Save_AsksTheProviderFirst_WithThisKeyAtThisAddress()
    {
        _scene.Answer = connection =>
        {
            Assert.That(_scene.Stored, Is.Empty, "asked before anything is stored");
            return Task.FromResult(ConnectionCheckResult.Healthy);
        };

        await _scene.Host.SendAsync(
            new SaveProviderKey(CredentialScope.User, "test", Key, "https://mine.example.com/")
        );

        var asked = _scene.Asked.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(asked.Secret!.Reveal(), Is.EqualTo(Key));
            Assert.That(asked.BaseAddress, Is.EqualTo(new Uri("https://mine.example.com")));
            Assert.That(asked.IsTrustedAddress, Is.False);
            Assert.That(_scene.Stored.Single().BaseAddress, Is.EqualTo("https://mine.example.com"));
        }
    }

    [Test]
    public async Task Save_WhenTheProviderRejectsTheKey_StoresNothingAndSaysSoWithoutTheKey()
    {
        var before = _scene.Keep(ProviderKeyScene.Person).SealedSecret;
        _scene.Answer = connection =>
            Task.FromResult(ProviderKeyScene.Rejecting($"Incorrect API key provided: {connection.Secret!.Reveal()}."));

        var refused = (
            await _scene.Host.SendAsync(new SaveProviderKey(CredentialScope.User, "test", Key, null))
        ).Error!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (refused.Code, refused.Kind, refused.Fields.Single().Field),
                Is.EqualTo(("provider_key.rejected", ErrorKind.RuleViolation, "key"))
            );
            Assert.That(refused.Message, Does.Contain("Incorrect API key provided: (key).").And.Not.Contains(Key));
            Assert.That(_scene.Stored.Single().SealedSecret, Is.SameAs(before));
            _scene.Host.UnitOfWork.Verify(work => work.SaveAsync(It.IsAny<CancellationToken>()), Times.Never);
        }
    }

    [Test]
    public async Task Save_WhenTheProviderIsAway_StoresTheKeyAsUnreachable()
    {
        _scene.Answer = connection =>
            Task.FromResult(
                new ConnectionCheckResult(ConnectionStatus.Unreachable, $"Away ({connection.Secret!.Reveal()}).")
            );

        var saved = (await _scene.Host.SendAsync(new SaveProviderKey(CredentialScope.User, "test", Key, null))).Value;

        Assert.That((saved.Status, saved.LastError), Is.EqualTo((CredentialStatus.Unreachable, "Away ((key)).")));
    }

    [Test]
    public async Task Save_WhenTheAdapterThrowsTheKey_StoresItAsUnreachableWithoutRepeatingIt()
    {
        _scene.Answer = connection => throw new InvalidOperationException(connection.Secret!.Reveal());

        var saved = (await _scene.Host.SendAsync(new SaveProviderKey(CredentialScope.User, "test", Key, null))).Value;

        Assert.That(
            (saved.Status, saved.LastError),
            Is.EqualTo((CredentialStatus.Unreachable, "Test could not be asked."))
        );
    }

    [Test]
    public async Task Save_WhenThereIsAKeyAlready_ReplacesItUnderTheSameId()
    {
        var credential = _scene.Keep(ProviderKeyScene.Organization, "https://old.example.com");
        var id = credential.Id;

        var saved = (
            await _scene
                .As(Role.Admin)
                .Host.SendAsync(
                    new SaveProviderKey(CredentialScope.Organization, "test", "another-key-entirely-7788", null)
                )
        ).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_scene.Stored.Single(), Is.SameAs(credential));
            Assert.That(
                (saved.Id, saved.Hint, saved.BaseAddress),
                Is.EqualTo((id.Value, "7788", (string?)null)),
                "the old address does not get the new key"
            );
        }
    }

    [Test]
    public async Task Save_WhenAnotherRequestWasFirst_ReplacesItsKey()
    {
        _scene
            .Host.UnitOfWork.SetupSequence(work => work.SaveAsync(It.IsAny<CancellationToken>()))
            .ThrowsAsync(new DuplicateKeyException("ix", new IOException()))
            .ThrowsAsync(new ConcurrencyConflictException())
            .Returns(Task.CompletedTask);

        var saved = await _scene.Host.SendAsync(new SaveProviderKey(CredentialScope.User, "test", Key, null));

        Assert.That(saved.Succeeded, Is.True);
        Assert.That(_scene.Asked, Has.Count.EqualTo(1), "the provider is asked once");
    }

    [TestCase(CredentialScope.User, Role.Member, false, true)]
    [TestCase(CredentialScope.User, Role.Viewer, false, false)]
    [TestCase(CredentialScope.Organization, Role.Admin, false, true)]
    [TestCase(CredentialScope.Organization, Role.Owner, false, true)]
    [TestCase(CredentialScope.Organization, Role.Member, false, false)]
    [TestCase(CredentialScope.Platform, Role.Owner, true, true)]
    [TestCase(CredentialScope.Platform, Role.Owner, false, false)]
    public async Task Save_IsForThoseWhoSpeakForTheScope(CredentialScope scope, Role role, bool operates, bool allowed)
    {
        var saved = await _scene.As(role, operates).Host.SendAsync(new SaveProviderKey(scope, "test", Key, null));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(saved.Error?.Code, Is.EqualTo(allowed ? null : "auth.forbidden"));
            Assert.That(saved.Error?.Kind, Is.EqualTo(allowed ? (ErrorKind?)null : ErrorKind.Forbidden));
            Assert.That(_scene.Asked, Has.Count.EqualTo(allowed ? 1 : 0));
        }
    }

    [TestCase("nowhere")]
    [TestCase("uninstalled")]
    public async Task Save_WhenThereIsNoSuchProvider_IsRefused(string provider)
    {
        var refused = await _scene.Host.SendAsync(new SaveProviderKey(CredentialScope.User, provider, Key, null));

        Assert.That(refused.Error?.Code, Is.EqualTo("provider.unknown"));
    }

    [TestCase("short", null, "key")]
    [TestCase("with a space", null, "key")]
    [TestCase(Key, "ftp://example.com", "baseAddress")]
    public async Task Save_WhenTheShapeIsWrong_IsRefusedWithTheField(string key, string? address, string field)
    {
        var refused = await _scene.Host.SendAsync(new SaveProviderKey(CredentialScope.User, "test", key, address));

        Assert.That(
            (refused.Error?.Kind, refused.Error?.Fields.Single().Field),
            Is.EqualTo((ErrorKind.Invalid, field))
        );
    }

    [Test]
    public async Task Save_WithoutAKeyWhereOneIsNeeded_IsRefused()
    {
        var refused = await _scene.Host.SendAsync(
            new SaveProviderKey(CredentialScope.User, "test", null, "https://mine.example.com")
        );

        Assert.That(refused.Error?.Code, Is.EqualTo("provider_key.required"));
    }

    [Test]
    public void ToString_IsNeverTheKey() =>
        Assert.That(
            new SaveProviderKey(CredentialScope.User, "test", Key, null).ToString(),
            Is.EqualTo("SaveProviderKey User test")
        );
}
