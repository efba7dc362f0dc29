using System.Text;
using ImageGenerator.Application.ProviderKeys;
using ImageGenerator.Application.Secrets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Secrets;
using ImageGenerator.Infrastructure.Tests.Support;

namespace ImageGenerator.Infrastructure.Tests.Secrets;

internal sealed class SecretProtectorTests
{
    private static readonly byte[] _secret = Encoding.ASCII.GetBytes("sk-proj-0123456789");
    private static readonly OrganizationId _organization = OrganizationId.New();
    private static readonly UserId _user = UserId.New();
    private static readonly SecretContext _context = ProviderKeyCipher.ContextOf(
        CredentialOwner.Of(_organization, _user),
        "openai",
        "https://a.example.com"
    );

    private TemporaryFolder _folder = null!;
    private SecretProtector _protector = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new TemporaryFolder();
        _protector = Keys.Protector(_folder.Path, Keys.Named("one"));
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Open_InTheSameContext_GivesTheSecret() =>
        Assert.That(_protector.Decrypt(_protector.Encrypt(_secret, _context), _context).Value, Is.EqualTo(_secret));

    [Test]
    public void Seal_NeverTwiceTheSame_AndNeverInClear()
    {
        var envelopes = Enumerable.Range(0, 2000).Select(_ => _protector.Encrypt(_secret, _context)).ToList();

        var nonces = envelopes.Select(envelope => Convert.ToHexString(envelope, 2 + "one".Length, 12));

        Assert.That(nonces, Is.Unique);
        Assert.That(envelopes.Select(envelope => envelope.AsSpan().IndexOf(_secret)), Has.All.EqualTo(-1));
    }

    [Test]
    public void Open_WhenAnyByteIsChanged_IsRefused()
    {
        var envelope = _protector.Encrypt(_secret, _context);

        var codes = Enumerable
            .Range(0, envelope.Length)
            .Select(at =>
            {
                byte[] changed = [.. envelope];
                changed[at] ^= 1;
                return _protector.Decrypt(changed, _context).Error?.Code;
            });

        Assert.That(codes, Has.All.EqualTo("secret.damaged").Or.EqualTo("secret.master_key_missing"));
    }

    [Test]
    public void Open_WhenItIsCutShort_IsRefused()
    {
        var envelope = _protector.Encrypt(_secret, _context);

        var codes = Enumerable
            .Range(0, envelope.Length)
            .Select(length => _protector.Decrypt(envelope[..length], _context).Error?.Code);

        Assert.That(codes, Has.All.EqualTo("secret.damaged"));
    }

    public static IEnumerable<SecretContext> OtherContexts() =>
        [
            ProviderKeyCipher.ContextOf(
                CredentialOwner.Of(OrganizationId.New(), _user),
                "openai",
                "https://a.example.com"
            ),
            ProviderKeyCipher.ContextOf(
                CredentialOwner.Of(_organization, UserId.New()),
                "openai",
                "https://a.example.com"
            ),
            ProviderKeyCipher.ContextOf(CredentialOwner.Of(_organization), "openai", "https://a.example.com"),
            ProviderKeyCipher.ContextOf(CredentialOwner.Platform, "openai", "https://a.example.com"),
            ProviderKeyCipher.ContextOf(CredentialOwner.Of(_organization, _user), "replicate", "https://a.example.com"),
            ProviderKeyCipher.ContextOf(CredentialOwner.Of(_organization, _user), "openai", "https://evil.example.com"),
            ProviderKeyCipher.ContextOf(CredentialOwner.Of(_organization, _user), "openai", null),
            _context with
            {
                Purpose = "webhook",
            },
            // The same letters, cut elsewhere.
            new SecretContext(
                _context.Purpose,
                _context.Tenant,
                _context.Parts[0] + _context.Parts[1],
                "",
                _context.Parts[2],
                _context.Parts[3]
            ),
        ];

    [TestCaseSource(nameof(OtherContexts))]
    public void Open_InAnotherContext_IsRefused(SecretContext other) =>
        Assert.That(
            _protector.Decrypt(_protector.Encrypt(_secret, _context), other).Error?.Code,
            Is.EqualTo("secret.damaged")
        );

    [Test]
    public void Open_AfterRotation_OpensWhatTheOlderKeySealed()
    {
        var old = _protector.Encrypt(_secret, _context);
        var rotated = Keys.Protector(_folder.Path, Keys.Named("two", 8), Keys.Named("one"));

        var fresh = rotated.Encrypt(_secret, _context);

        Assert.That(rotated.Decrypt(old, _context).Value, Is.EqualTo(_secret));
        Assert.That(rotated.Decrypt(fresh, _context).Value, Is.EqualTo(_secret));
        Assert.That(
            _protector.Decrypt(fresh, _context).Error?.Code,
            Is.EqualTo("secret.master_key_missing"),
            "the first key seals"
        );
    }

    [Test]
    public void Inspect_SaysWhichMasterKeyIsMissing()
    {
        var envelope = _protector.Encrypt(_secret, _context);
        var stranger = Keys.Protector(_folder.Path, Keys.Named("two"));

        Assert.That(_protector.Inspect(envelope), Is.Null);
        Assert.That(stranger.Inspect(envelope)!.Message, Does.Contain("master key one,"));
        Assert.That(stranger.Inspect([])!.Code, Is.EqualTo("secret.damaged"));
    }

    [Test]
    public void Open_WhenAnotherKeyHasTheSameName_IsRefused() =>
        Assert.That(
            Keys.Protector(_folder.Path, Keys.Named("one", 9))
                .Decrypt(_protector.Encrypt(_secret, _context), _context)
                .Error?.Code,
            Is.EqualTo("secret.damaged")
        );
}
