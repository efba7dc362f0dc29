using ImageGenerator.Infrastructure.Native;
using ImageGenerator.Infrastructure.Tests.Support;

namespace ImageGenerator.Infrastructure.Tests.Native;

[TestFixture]
internal sealed class NativeAssetsTests
{
    [Test]
    public void FindModules_WhenPublished_PrefersTheFolderNextToTheApplication()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathTo("src", "Infrastructure", "Native", "node_modules"));
        var published = Directory.CreateDirectory(folder.PathTo("out", "native", "node_modules")).FullName;

        Assert.That(NativeAssets.FindModules(folder.PathTo("out")), Is.EqualTo(published));
    }

    [Test]
    public void FindModules_WhenInTheSourceTree_FindsWhatTheBuildRestored()
    {
        using var folder = new TemporaryFolder();
        var restored = Directory
            .CreateDirectory(folder.PathTo("src", "Infrastructure", "Native", "node_modules"))
            .FullName;

        Assert.That(NativeAssets.FindModules(folder.PathTo("tests", "X", "bin")), Is.EqualTo(restored));
    }

    [Test]
    public void FindModules_WhenThereIsNone_IsNull()
    {
        using var folder = new TemporaryFolder();

        Assert.That(NativeAssets.FindModules(folder.Path), Is.Null);
    }
}
