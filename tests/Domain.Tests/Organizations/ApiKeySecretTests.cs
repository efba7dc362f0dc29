using System.Security.Cryptography;
using System.Text;
using ImageGenerator.Domain.Organizations;

namespace ImageGenerator.Domain.Tests.Organizations;

[TestFixture]
internal sealed class ApiKeySecretTests
{
    [Test]
    public void Generate_IsTheMarkerAndBase64UrlOf256Bits()
    {
        Assert.That(ApiKeySecret.Generate().Value, Does.Match(@"\Aig_[A-Za-z0-9_-]{43}\z"));
    }

    [Test]
    public void Generate_IsNeverTheSame()
    {
        var secrets = Enumerable.Range(0, 100).Select(_ => ApiKeySecret.Generate().Value);

        Assert.That(secrets, Is.Unique);
    }

    [Test]
    public void ToString_NeverShowsTheSecret()
    {
        var secret = ApiKeySecret.Generate();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(secret.ToString(), Is.EqualTo(secret.Value[..11] + "…"));
            Assert.That($"{secret}", Does.Not.Contain(secret.Value[11..]));
            Assert.That(new { Secret = secret }.ToString(), Does.Not.Contain(secret.Value[11..]));
        }
    }

    [Test]
    public void Hash_IsTheSha256OfTheWholeText()
    {
        var secret = ApiKeySecret.Generate();

        Assert.That(secret.Hash(), Is.EqualTo(SHA256.HashData(Encoding.ASCII.GetBytes(secret.Value))));
    }

    [Test]
    public void TryParse_ReadsWhatWasGenerated()
    {
        var secret = ApiKeySecret.Generate();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ApiKeySecret.TryParse(secret.Value, out var read), Is.True);
            Assert.That(read, Is.EqualTo(secret));
        }
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("ig_")]
    [TestCase("ig_short")]
    [TestCase("IG_0123456789012345678901234567890123456789012")]
    [TestCase("xx_0123456789012345678901234567890123456789012")]
    [TestCase("ig_01234567890123456789012345678901234567890123")]
    [TestCase("ig_012345678901234567890123456789012345678901")]
    public void TryParse_WhenItIsNotOne_SaysNo(string? text)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ApiKeySecret.TryParse(text, out var secret), Is.False);
            Assert.That(secret, Is.Null);
        }
    }
}
