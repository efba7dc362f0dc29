using ImageGenerator.Infrastructure.EmbeddedPostgres;

namespace ImageGenerator.Infrastructure.Tests.EmbeddedPostgres;

[TestFixture]
internal sealed class PostgresBinariesTests
{
    [TestCase("18.4", 18)]
    [TestCase("15.18", 15)]
    [TestCase("19beta1", 19)]
    [TestCase("devel", 0)]
    public void Major_WhenVersionIsGiven_IsItsFirstNumber(string version, int major) =>
        Assert.That(new PostgresBinaries("/x", version).Major, Is.EqualTo(major));
}
