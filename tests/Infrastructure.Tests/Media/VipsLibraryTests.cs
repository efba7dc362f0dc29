using ImageGenerator.Infrastructure.Media;
using NetVips;
using Vips = NetVips.NetVips;

namespace ImageGenerator.Infrastructure.Tests.Media;

[TestFixture]
internal sealed class VipsLibraryTests
{
    [OneTimeSetUp]
    public void Load() => VipsLibrary.EnsureLoaded();

    [Test]
    public void EnsureLoaded_TellsTheVersionOfTheLibrary() =>
        Assert.That(VipsLibrary.EnsureLoaded(), Does.Match(@"^8\.\d+\.\d+$"));

    [Test]
    public void EnsureLoaded_KeepsNothingAndUsesOneThreadForAnImage()
    {
        Assert.That(Cache.Max, Is.Zero);
        Assert.That(Vips.Concurrency, Is.EqualTo(1));
    }

    [TestCase("VipsForeignLoadTiffBuffer")]
    [TestCase("VipsForeignLoadRaw")]
    [TestCase("VipsForeignLoadCsvFile")]
    [TestCase("VipsForeignLoadSvgBuffer")]
    [TestCase("VipsForeignLoadPngFile", false)]
    [TestCase("VipsForeignLoadHeifBuffer", false)]
    public void EnsureLoaded_BlocksEveryLoaderButTheAllowed(string loader, bool isBlocked = true)
    {
        using var operation = TryNew(loader);

        // One that a build of libvips has not got reads nothing either.
        var blocked = operation?.GetFlags().HasFlag(Enums.OperationFlags.BLOCKED) ?? true;
        Assert.That(blocked, Is.EqualTo(isBlocked));
    }

    private static Operation? TryNew(string name)
    {
        try
        {
            return Operation.NewFromName(name);
        }
        catch (VipsException)
        {
            return null;
        }
    }
}
