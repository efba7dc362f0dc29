using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Organizations;

[TestFixture]
internal sealed class ApiKeyTests
{
    [Test]
    public void Issue_KeepsAHashAndNotTheSecret()
    {
        var secret = ApiKeySecret.Generate();

        var key = ApiKey
            .Issue(
                GenerationBuilder.Organization,
                GenerationBuilder.Person,
                "  CI  ",
                secret,
                Moments.At(60),
                Moments.At(5)
            )
            .Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.OrganizationId, Is.EqualTo(GenerationBuilder.Organization));
            Assert.That(key.CreatedBy, Is.EqualTo(GenerationBuilder.Person));
            Assert.That(key.Name, Is.EqualTo("CI"));
            Assert.That(key.Hash, Is.EqualTo(secret.Hash()));
            Assert.That(key.Prefix, Is.EqualTo(secret.Prefix));
            Assert.That(key.CreatedAt, Is.EqualTo(Moments.At(5)));
            Assert.That(key.LastUsedAt, Is.Null);
            Assert.That(key.Id.Value.Version, Is.EqualTo(7));
        }
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void Issue_WhenTheExpiryIsNotInTheFuture_IsRefused(double secondsFromNow)
    {
        var refused = Issue(Moments.At(secondsFromNow)).Error;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused?.Code, Is.EqualTo("api_key.expiry_past"));
            Assert.That(refused?.Fields.Single().Field, Is.EqualTo("expiresAt"));
        }
    }

    [Test]
    public void Issue_WhenTheExpiryIsInAnotherZone_IsTheSameMomentInUtc()
    {
        var key = Issue(Moments.At(60).ToOffset(TimeSpan.FromHours(2))).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.ExpiresAt, Is.EqualTo(Moments.At(60)));
            Assert.That(key.ExpiresAt?.Offset, Is.EqualTo(TimeSpan.Zero), "the database takes no other");
        }
    }

    [TestCase(59, true)]
    [TestCase(60, false)]
    public void IsUsable_UntilItExpires(double second, bool usable)
    {
        Assert.That(Issue(Moments.At(60)).Value.IsUsable(Moments.At(second)), Is.EqualTo(usable));
    }

    [Test]
    public void IsUsable_WithoutAnExpiry_IsForGood()
    {
        Assert.That(Issue(null).Value.IsUsable(DateTimeOffset.MaxValue), Is.True);
    }

    [Test]
    public void Revoke_EndsItAtOnceAndTheFirstTimeCounts()
    {
        var key = Issue(null).Value;

        key.Revoke(Moments.At(5));
        key.Revoke(Moments.At(9));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.RevokedAt, Is.EqualTo(Moments.At(5)));
            Assert.That(key.IsUsable(Moments.At(5)), Is.False);
        }
    }

    private static Result<ApiKey> Issue(DateTimeOffset? expiresAt) =>
        ApiKey.Issue(
            GenerationBuilder.Organization,
            GenerationBuilder.Person,
            "CI",
            ApiKeySecret.Generate(),
            expiresAt,
            Moments.Start
        );
}
