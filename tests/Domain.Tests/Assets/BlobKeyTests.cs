using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Tests.Assets;

[TestFixture]
internal sealed class BlobKeyTests
{
    private static readonly OrganizationId _organization = new(Guid.Parse("019a0000-0000-7000-8000-00000000000a"));
    private static readonly AssetId _asset = new(Guid.Parse("019a0000-0000-7000-8000-00000000000b"));

    [Test]
    public void For_BeginsWithTheTenantAndTheMonthInUtc()
    {
        // Already the first of March where this was written, still February in UTC.
        var createdAt = new DateTimeOffset(2026, 3, 1, 0, 30, 0, TimeSpan.FromHours(2));

        var key = BlobKey.For(_organization, _asset, createdAt, "original.png");

        Assert.That(
            key.ToString(),
            Is.EqualTo("019a0000-0000-7000-8000-00000000000a/2026/02/019a0000-0000-7000-8000-00000000000b/original.png")
        );
    }

    [TestCase("a")]
    [TestCase("a/b.c")]
    [TestCase("0-1/x.png")]
    public void Parse_WhenWellFormed_KeepsIt(string text)
    {
        Assert.That(BlobKey.Parse(text).Value, Is.EqualTo(text));
    }

    [TestCase("")]
    [TestCase("/")]
    [TestCase("/a")]
    [TestCase("a/")]
    [TestCase("a//b")]
    [TestCase("../a")]
    [TestCase("a/../b")]
    [TestCase("a/..")]
    [TestCase("a..b")]
    [TestCase("./a")]
    [TestCase("a/./b")]
    [TestCase("a/.hidden")]
    [TestCase(@"a\b")]
    [TestCase("A/b")]
    [TestCase("a b")]
    [TestCase("a:b")]
    [TestCase("a\n")]
    [TestCase("ä")]
    [TestCase("%2e%2e/a")]
    public void Parse_WhenItCouldClimbOrSurprise_IsRefused(string text)
    {
        Assert.That(() => BlobKey.Parse(text), Throws.TypeOf<FormatException>());
    }

    [Test]
    public void For_WhenTheNameClimbs_IsRefused()
    {
        Assert.That(
            () => BlobKey.For(_organization, _asset, DateTimeOffset.UnixEpoch, "../../other/original.png"),
            Throws.TypeOf<FormatException>()
        );
    }
}
