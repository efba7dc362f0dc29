using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Tests.Providers.Http;

[TestFixture]
internal sealed class ProviderMessageTests
{
    private static readonly ProviderConnection _connection = new() { Secret = new ProviderSecret("sk-Secret") };

    [TestCase(null, null)]
    [TestCase("", null)]
    [TestCase(" \n\u0000 ", null)]
    [TestCase("Too\r\nlarge.\u0000", "Too large.")]
    [TestCase("The key SK-secret is wrong, sk-Secret!", "The key [key] is wrong, [key]!")]
    public void Fit_MakesOneLineWithoutTheKey(string? said, string? expected) =>
        Assert.That(ProviderMessage.Sanitize(said, _connection), Is.EqualTo(expected));

    [TestCase(300, 300)]
    [TestCase(301, 300)]
    [TestCase(100_000, 300)]
    public void Fit_WhenLong_IsCut(int length, int expected) =>
        Assert.That(ProviderMessage.Sanitize(new string('x', length), _connection), Has.Length.EqualTo(expected));

    [Test]
    public void Fit_WhenCutWithinAPair_DropsThePair() =>
        Assert.That(
            ProviderMessage.Sanitize(new string('x', 298) + "🦊🦊", _connection),
            Is.EqualTo(new string('x', 298) + "…")
        );
}
