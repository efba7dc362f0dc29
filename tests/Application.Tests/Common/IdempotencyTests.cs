using ImageGenerator.Application.Common.Idempotency;

namespace ImageGenerator.Application.Tests.Common;

[TestFixture]
internal sealed class IdempotencyTests
{
    [Test]
    public void Of_WhenTheSameIsAskedFor_IsTheSame()
    {
        var once = RequestFingerprint.Of("A", new { X = 1 });
        var again = RequestFingerprint.Of("A", new { X = 1 });

        Assert.That(again, Is.EqualTo(once));
    }

    [Test]
    public void Of_WhenOperationOrContentDiffers_Differs()
    {
        var fingerprint = RequestFingerprint.Of("A", new { X = 1 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(RequestFingerprint.Of("B", new { X = 1 }), Is.Not.EqualTo(fingerprint));
            Assert.That(RequestFingerprint.Of("A", new { X = 2 }), Is.Not.EqualTo(fingerprint));
            Assert.That(fingerprint.Value, Does.Match(@"\A[0-9a-f]{64}\z"));
        }
    }
}
