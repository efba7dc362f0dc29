using ImageGenerator.Application.ApiKeys;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Idempotency;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.ApiKeys;

[TestFixture]
internal sealed class ApiKeyUseCaseTests
{
    private const string Click = "click-1";

    private readonly List<ApiKey> _added = [];
    private RememberedRequest? _remembered;
    private TestHost _host = null!;

    [SetUp]
    public void SetUp()
    {
        _added.Clear();
        _remembered = null;
        _host = new TestHost();
        _host.ApiKeys.Setup(keys => keys.Add(It.IsAny<ApiKey>())).Callback<ApiKey>(_added.Add);
        _host
            .Idempotency.Setup(store => store.Remember(Click, It.IsAny<RequestFingerprint>(), It.IsAny<Guid>()))
            .Callback(
                (string _, RequestFingerprint fingerprint, Guid id) =>
                    _remembered = new RememberedRequest(fingerprint, id)
            );
        _host
            .Idempotency.Setup(store => store.FindAsync(Click, It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => _remembered);
    }

    [TearDown]
    public void TearDown() => _host.Dispose();

    [Test]
    public async Task Create_ShowsTheSecretOnceAndKeepsItsHash()
    {
        var issued = (await _host.SendAsync(new CreateApiKey(" CI ", Moments.At(99), null))).Value;

        var key = _added.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.Hash, Is.EqualTo(issued.Secret.Hash()));
            Assert.That(key.CreatedBy, Is.EqualTo(GenerationBuilder.Person));
            Assert.That(
                issued.Key,
                Is.EqualTo(
                    new ApiKeyView
                    {
                        Id = key.Id.Value,
                        Name = "CI",
                        Prefix = issued.Secret.Prefix,
                        CreatedById = GenerationBuilder.Person.Value,
                        CreatedByName = "Ada",
                        CreatedAt = _host.Clock.Now,
                        ExpiresAt = Moments.At(99),
                    }
                )
            );
            Assert.That(issued.ToString(), Does.Not.Contain(issued.Secret.Value));
            _host.UnitOfWork.Verify(work => work.SaveAsync(It.IsAny<CancellationToken>()), Times.Once);
        }
    }

    [Test]
    public async Task Create_WhenTheExpiryIsPast_CreatesNothing()
    {
        var refused = await _host.SendAsync(new CreateApiKey("CI", _host.Clock.Now, Click));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Error?.Code, Is.EqualTo("api_key.expiry_past"));
            Assert.That(_added, Is.Empty);
            Assert.That(_remembered, Is.Null);
        }
    }

    [Test]
    public async Task Create_WhenTheKeyIsSentAgain_CannotShowTheSecretAgain()
    {
        await _host.SendAsync(new CreateApiKey("CI", null, Click));

        var again = await _host.SendAsync(new CreateApiKey("CI", null, Click));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Error?.Code, Is.EqualTo("idempotency.replayed"));
            Assert.That(again.Error?.Kind, Is.EqualTo(ErrorKind.Conflict));
            Assert.That(_added, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Create_WhenTheKeyComesWithAnotherRequest_IsRefused()
    {
        await _host.SendAsync(new CreateApiKey("CI", null, Click));

        var refused = await _host.SendAsync(new CreateApiKey("other", null, Click));

        Assert.That(refused.Error?.Code, Is.EqualTo("idempotency.key_reused"));
    }

    [TestCase(true, "idempotency.replayed")]
    [TestCase(false, "idempotency.key_reused")]
    public async Task Create_WhenTheRaceIsLost_SaysTheSameAsALaterRequestWould(bool sameRequest, string code)
    {
        _host
            .UnitOfWork.Setup(work => work.SaveAsync(It.IsAny<CancellationToken>()))
            .Callback(() =>
                _remembered = sameRequest
                    ? _remembered
                    : new RememberedRequest(new RequestFingerprint("other"), Guid.CreateVersion7())
            )
            .ThrowsAsync(new DuplicateKeyException(IdempotencyKey.Constraint, new IOException()));

        var refused = await _host.SendAsync(new CreateApiKey("CI", null, Click));

        Assert.That(refused.Error?.Code, Is.EqualTo(code));
    }

    [TestCase(Role.Owner, true)]
    [TestCase(Role.Admin, true)]
    [TestCase(Role.Member, false)]
    public async Task List_ShowsEverybodysKeysOnlyToThoseWhoManage(Role role, bool all)
    {
        _host.Actor = _host.Actor with { Role = role };
        var page = new Page<ApiKeyView>([], null);
        var onlyOf = all ? (UserId?)null : GenerationBuilder.Person;
        _host.ApiKeys.Setup(keys => keys.ListAsync(onlyOf, null, 50, It.IsAny<CancellationToken>())).ReturnsAsync(page);

        var listed = await _host.SendAsync(new ListApiKeys(null, 50));

        Assert.That(listed.Value, Is.SameAs(page));
    }

    [Test]
    public async Task List_ForWhomMayOnlyLook_IsRefused()
    {
        _host.Actor = _host.Actor with { Role = Role.Viewer };

        var refused = await _host.SendAsync(new ListApiKeys(null, 50));

        Assert.That(refused.Error?.Code, Is.EqualTo("auth.forbidden"));
        _host.ApiKeys.VerifyNoOtherCalls();
    }

    [TestCase(0)]
    [TestCase(101)]
    public async Task List_WhenTheLimitIsOutOfRange_IsRefused(int limit)
    {
        var refused = await _host.SendAsync(new ListApiKeys(null, limit));

        Assert.That(refused.Error?.Fields.Single().Field, Is.EqualTo("limit"));
    }

    [Test]
    public async Task List_WhenTheCursorIsGarbage_IsRefused()
    {
        var refused = await _host.SendAsync(new ListApiKeys("garbage", 50));

        Assert.That(refused.Error?.Code, Is.EqualTo("cursor.invalid"));
    }

    [TestCase(true, Role.Member, true)]
    [TestCase(false, Role.Member, false)]
    [TestCase(false, Role.Admin, true)]
    [TestCase(false, Role.Owner, true)]
    public async Task Revoke_EndsOnesOwnKeyOrAnybodysForThoseWhoManage(bool own, Role role, bool allowed)
    {
        _host.Actor = _host.Actor with { Role = role };
        var key = ApiKey
            .Issue(
                GenerationBuilder.Organization,
                own ? GenerationBuilder.Person : UserId.New(),
                "CI",
                ApiKeySecret.Generate(),
                null,
                Moments.Start
            )
            .Value;
        _host.ApiKeys.Setup(keys => keys.FindAsync(key.Id, It.IsAny<CancellationToken>())).ReturnsAsync(key);

        var revoked = await _host.SendAsync(new RevokeApiKey(key.Id.Value));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(revoked.Error?.Code, Is.EqualTo(allowed ? null : "api_key.not_found"));
            Assert.That(key.RevokedAt, Is.EqualTo(allowed ? _host.Clock.Now : (DateTimeOffset?)null));
            _host.UnitOfWork.Verify(
                work => work.SaveAsync(It.IsAny<CancellationToken>()),
                Times.Exactly(allowed ? 1 : 0)
            );
        }
    }

    [Test]
    public async Task Revoke_WhenThereIsNone_SaysSo()
    {
        var refused = await _host.SendAsync(new RevokeApiKey(Guid.CreateVersion7()));

        Assert.That(refused.Error?.Code, Is.EqualTo("api_key.not_found"));
    }
}
