using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Tests.Support;
using ImageGenerator.Domain.Uploads;

namespace ImageGenerator.Domain.Tests.Uploads;

[TestFixture]
internal sealed class UploadTests
{
    private static readonly DateTimeOffset _atTheEnd = Moments.Start + Upload.Kept;

    private Upload _upload = null!;

    [SetUp]
    public void SetUp() =>
        _upload = Upload.Receive(
            UploadId.New(),
            OrganizationId.New(),
            UserId.New(),
            new AssetFile("image/png", "png", 3, 2, 100, "00"),
            Moments.Start
        );

    [Test]
    public void Use_WhenInTime_KeepsItForGood()
    {
        var used = _upload.Use(_atTheEnd.AddTicks(-1));

        Assert.That(used.Succeeded, Is.True);
        Assert.That(_upload.IsExpired(_atTheEnd.AddYears(1)), Is.False);
    }

    [Test]
    public void Use_WhenUsedBefore_RemembersTheFirstTime()
    {
        _upload.Use(Moments.At(1));

        var again = _upload.Use(_atTheEnd.AddDays(1));

        Assert.That(again.Succeeded, Is.True);
        Assert.That(_upload.UsedAt, Is.EqualTo(Moments.At(1)));
    }

    [Test]
    public void Use_WhenTooLate_IsRefused()
    {
        var used = _upload.Use(_atTheEnd);

        Assert.That(used.Error?.Code, Is.EqualTo("upload.expired"));
        Assert.That(_upload.UsedAt, Is.Null);
    }

    [Test]
    public void KeyOf_BeginsWithTheTenantAndNamesTheUpload()
    {
        Assert.That(
            _upload.KeyOf(UploadRendition.Original).Value,
            Is.EqualTo($"{_upload.OrganizationId}/2026/03/{_upload.Id}/original.png")
        );
        Assert.That(_upload.KeyOf(UploadRendition.Thumbnail).Value, Does.EndWith($"{_upload.Id}/thumbnail-512.webp"));
    }
}
