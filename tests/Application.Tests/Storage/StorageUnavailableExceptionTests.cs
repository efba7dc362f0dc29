using ImageGenerator.Application.Storage;

namespace ImageGenerator.Application.Tests.Storage;

[TestFixture]
internal sealed class StorageUnavailableExceptionTests
{
    [TestCase(28)]
    [TestCase(122)]
    [TestCase(69)]
    [TestCase(unchecked((int)0x80070070))]
    [TestCase(unchecked((int)0x80070027))]
    [TestCase(unchecked((int)0x8007050F))]
    public void From_WhenTheDiskOrTheQuotaIsFull_SaysSo(int code)
    {
        var failure = new IOException("No space left on device", code);

        var found = StorageUnavailableException.From(failure);

        Assert.That(found, Has.Property("Fault").EqualTo(StorageFault.Full).And.InnerException.SameAs(failure));
    }

    private static IEnumerable<Exception> Failures() =>
        [new IOException("Read-only file system", 30), new UnauthorizedAccessException("Access denied")];

    [TestCaseSource(nameof(Failures))]
    public void From_WhenTheDiskRefuses_TellsWhy(Exception failure)
    {
        var found = StorageUnavailableException.From(failure);

        Assert.That(found?.Fault, Is.EqualTo(StorageFault.Failing));
        Assert.That(found?.Message, Does.Contain(failure.Message));
    }

    [Test]
    public void From_WhenItIsKnownAlready_LeavesItAsItIs()
    {
        var known = new StorageUnavailableException(StorageFault.Full, "Full.");

        Assert.That(StorageUnavailableException.From(known), Is.SameAs(known));
    }

    [Test]
    public void From_WhenItSaysNothingOfTheDisk_IsNone() =>
        Assert.That(StorageUnavailableException.From(new InvalidOperationException()), Is.Null);
}
