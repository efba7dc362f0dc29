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
internal sealed class ProviderKeyUseCaseTests
{
    private const string Key = ProviderKeyScene.Key;

    private ProviderKeyScene _scene = null!;

    [SetUp]
    public void SetUp() => _scene = new ProviderKeyScene();

    [TearDown]
    public void TearDown() => _scene.Dispose();

    [TestCase(Role.Member, null, null)]
    [TestCase(Role.Admin, "wxyz", "https://gateway.example.com")]
    public async Task List_ShowsTheOrganizationsHintAndAddressToThoseWhoManage(Role role, string? hint, string? address)
    {
        _scene.Keep(ProviderKeyScene.Organization, "https://gateway.example.com");

        var listed = (await _scene.As(role).Host.SendAsync(new ListProviderKeys())).Value.Single();

        Assert.That(
            (listed.Scope, listed.Hint, listed.BaseAddress),
            Is.EqualTo((CredentialScope.Organization, hint, address))
        );
    }

    [Test]
    public async Task List_ForWhomMayOnlyLook_IsRefused()
    {
        _scene.Keep(ProviderKeyScene.Organization, "https://gateway.example.com");

        var refused = await _scene.As(Role.Viewer).Host.SendAsync(new ListProviderKeys());

        Assert.That(refused.Error?.Code, Is.EqualTo("auth.forbidden"));
    }

    [Test]
    public async Task List_ShowsOnesOwnHint()
    {
        _scene.Keep(ProviderKeyScene.Person);

        Assert.That((await _scene.Host.SendAsync(new ListProviderKeys())).Value.Single().Hint, Is.EqualTo("wxyz"));
    }

    [TestCase(true, 2)]
    [TestCase(false, 0)]
    public async Task List_ShowsTheInstallationsKeysToItsOperatorsAlone(bool operates, int count)
    {
        _scene.Keep(CredentialOwner.Platform);
        _scene.Configure("configured-key-0123456789");

        var listed = (await _scene.As(Role.Owner, operates).Host.SendAsync(new ListProviderKeys())).Value;

        Assert.That(
            listed.Select(key => (key.Scope, key.FromConfiguration)),
            Is.EqualTo(
                ((CredentialScope, bool)[])[(CredentialScope.Platform, false), (CredentialScope.Platform, true)]
            ).Or.Empty
        );
        Assert.That(listed, Has.Count.EqualTo(count));
    }

    [Test]
    public async Task List_MasksConfiguredKeysAsWell()
    {
        _scene.As(Role.Owner, operates: true).Configure("configured-key-0123456789", "https://proxy.example.com/v1");

        var listed = (await _scene.Host.SendAsync(new ListProviderKeys())).Value.Single();

        Assert.That(
            listed,
            Is.EqualTo(
                new ProviderKeyView
                {
                    Provider = "test",
                    ProviderName = "Test",
                    Scope = CredentialScope.Platform,
                    Hint = "6789",
                    BaseAddress = "https://proxy.example.com/v1",
                    Status = CredentialStatus.Untested,
                    FromConfiguration = true,
                }
            )
        );
    }

    [Test]
    public async Task List_WhenAMasterKeyIsGone_SaysSoOnTheKey()
    {
        _scene.Keep(ProviderKeyScene.Person).Confirm(Moments.At(1));
        _scene
            .Host.Secrets.Setup(secrets => secrets.Inspect(It.IsAny<byte[]>()))
            .Returns(Error.RuleViolation("secret.master_key_missing", "Gone."));

        var listed = (await _scene.Host.SendAsync(new ListProviderKeys())).Value.Single();

        Assert.That((listed.Status, listed.LastError), Is.EqualTo((CredentialStatus.Rejected, "Gone.")));
    }

    [TestCase(ConnectionStatus.Healthy, CredentialStatus.Working)]
    [TestCase(ConnectionStatus.Unreachable, CredentialStatus.Unreachable)]
    [TestCase(ConnectionStatus.CredentialRejected, CredentialStatus.Rejected)]
    [TestCase(ConnectionStatus.OutOfCredit, CredentialStatus.OutOfCredit)]
    public async Task Check_NotesWhatTheProviderSays(ConnectionStatus condition, CredentialStatus status)
    {
        var credential = _scene.Keep(ProviderKeyScene.Person);
        _scene.Answer = connection =>
            Task.FromResult(
                new ConnectionCheckResult(
                    condition,
                    condition == ConnectionStatus.Healthy ? null : $"No: {connection.Secret!.Reveal()}"
                )
            );

        var view = (await _scene.Host.SendAsync(new CheckProviderKey(CredentialScope.User, "test"))).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((credential.Status, view.Status), Is.EqualTo((status, status)));
            Assert.That(view.LastError, Is.EqualTo(status == CredentialStatus.Working ? null : "No: (key)"));
            Assert.That(credential.LastCheckedAt, Is.EqualTo(_scene.Host.Clock.Now));
            Assert.That(
                credential.Events,
                Has.Count.EqualTo(status is CredentialStatus.Rejected or CredentialStatus.OutOfCredit ? 1 : 0)
            );
        }
    }

    [Test]
    public async Task Check_WhenTheKeyCannotBeOpened_SaysSoAndAsksNobody()
    {
        _scene.Keep(ProviderKeyScene.Person);
        _scene.Opened = Error.RuleViolation("secret.damaged", "Damaged.");

        var view = (await _scene.Host.SendAsync(new CheckProviderKey(CredentialScope.User, "test"))).Value;

        Assert.That(
            (view.Status, view.LastError, _scene.Asked.Count),
            Is.EqualTo((CredentialStatus.Rejected, "Damaged.", 0))
        );
    }

    [Test]
    public async Task Check_WhenTheKeyIsReplacedMeanwhile_SaysNothingAboutTheNewOne()
    {
        var credential = _scene.Keep(ProviderKeyScene.Person);
        _scene.Answer = _ =>
        {
            _scene.Stored.Remove(credential);
            var input = CredentialInput
                .For(ProviderKeyScene.Provider, "new-key-0123456789ab", null, hasUsualAddress: true)
                .Value;
            _scene.Stored.Add(
                ProviderCredential.Store(
                    ProviderKeyScene.Person,
                    "test",
                    input,
                    [8],
                    GenerationBuilder.Person,
                    Moments.At(60)
                )
            );
            return Task.FromResult(ProviderKeyScene.Rejecting("No."));
        };

        var view = (await _scene.Host.SendAsync(new CheckProviderKey(CredentialScope.User, "test"))).Value;

        Assert.That((view.Status, view.Hint), Is.EqualTo((CredentialStatus.Untested, "89ab")));
    }

    [Test]
    public async Task Check_WhenTheRowChangesMeanwhile_LooksAgain()
    {
        _scene.Keep(ProviderKeyScene.Person);
        _scene
            .Host.UnitOfWork.SetupSequence(work => work.SaveAsync(It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ConcurrencyConflictException())
            .Returns(Task.CompletedTask);

        var view = (await _scene.Host.SendAsync(new CheckProviderKey(CredentialScope.User, "test"))).Value;

        Assert.That(view.Status, Is.EqualTo(CredentialStatus.Working));
    }

    [Test]
    public async Task Check_OfAConfiguredKey_AnswersAndKeepsNothing()
    {
        _scene.As(Role.Owner, operates: true).Configure(Key);
        _scene.Answer = connection => Task.FromResult(ProviderKeyScene.Rejecting($"No: {connection.Secret!.Reveal()}"));

        var view = (await _scene.Host.SendAsync(new CheckProviderKey(CredentialScope.Platform, "test"))).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (view.Id, view.Status, view.LastError, view.FromConfiguration),
                Is.EqualTo(((Guid?)null, CredentialStatus.Rejected, "No: (key)", true))
            );
            Assert.That(_scene.Stored, Is.Empty);
        }
    }

    [TestCase(CredentialScope.User)]
    [TestCase(CredentialScope.Organization)]
    public async Task Check_WhenThereIsNone_SaysSo(CredentialScope scope)
    {
        _scene.As(Role.Owner, operates: true).Configure(Key);

        var refused = await _scene.Host.SendAsync(new CheckProviderKey(scope, "test"));

        Assert.That(refused.Error?.Code, Is.EqualTo("provider_key.not_found"));
    }

    [Test]
    public async Task Delete_ForgetsTheKey()
    {
        _scene.Keep(ProviderKeyScene.Person);

        var deleted = await _scene.Host.SendAsync(new DeleteProviderKey(CredentialScope.User, "test"));
        var again = await _scene.Host.SendAsync(new DeleteProviderKey(CredentialScope.User, "test"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(deleted.Succeeded, Is.True);
            Assert.That(_scene.Stored, Is.Empty);
            Assert.That(again.Error?.Code, Is.EqualTo("provider_key.not_found"));
        }
    }

    [Test]
    public async Task Delete_OfAConfiguredKey_IsNotPossible()
    {
        _scene.As(Role.Owner, operates: true).Configure(Key);

        var refused = await _scene.Host.SendAsync(new DeleteProviderKey(CredentialScope.Platform, "test"));

        Assert.That(
            (refused.Error?.Code, refused.Error?.Kind),
            Is.EqualTo(("provider_key.from_configuration", ErrorKind.Conflict))
        );
    }

    [Test]
    public async Task Delete_WhenTheRowChangesMeanwhile_DeletesItAllTheSame()
    {
        var credential = _scene.Keep(ProviderKeyScene.Person);
        _scene
            .Host.UnitOfWork.SetupSequence(work => work.SaveAsync(It.IsAny<CancellationToken>()))
            .Returns(() =>
            {
                _scene.Stored.Add(credential);
                return Task.FromException(new ConcurrencyConflictException());
            })
            .Returns(Task.CompletedTask);

        var deleted = await _scene.Host.SendAsync(new DeleteProviderKey(CredentialScope.User, "test"));

        Assert.That((deleted.Succeeded, _scene.Stored.Count), Is.EqualTo((true, 0)));
    }

    [Test]
    public async Task CheckAndDelete_OfTheOrganizationsKey_AreNotForMembers()
    {
        _scene.Keep(ProviderKeyScene.Organization);
        _scene.As(Role.Member);

        var check = await _scene.Host.SendAsync(new CheckProviderKey(CredentialScope.Organization, "test"));
        var delete = await _scene.Host.SendAsync(new DeleteProviderKey(CredentialScope.Organization, "test"));

        Assert.That(
            (check.Error?.Code, delete.Error?.Code, _scene.Stored.Count),
            Is.EqualTo(("auth.forbidden", "auth.forbidden", 1))
        );
    }
}
