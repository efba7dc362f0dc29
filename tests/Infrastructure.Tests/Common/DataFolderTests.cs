using ImageGenerator.Infrastructure.Common;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace ImageGenerator.Infrastructure.Tests.Common;

[TestFixture]
internal sealed class DataFolderTests
{
    [Test]
    public void Resolve_WhenConfigured_IsThatFolder()
    {
        using var folder = new TemporaryFolder();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Root", folder.Path)]).Build();

        var data = DataFolder.Resolve(configuration);

        Assert.That(data.PathTo("blobs"), Is.EqualTo(folder.PathTo("blobs")));
    }

    [Test]
    public void DefaultRoot_WhenInsideTheRepository_IsDataAtItsRoot()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathTo("ImageGenerator.sln"), "");
        var bin = Directory.CreateDirectory(folder.PathTo("src", "Api", "bin")).FullName;

        Assert.That(DataFolder.DefaultRoot(bin), Is.EqualTo(folder.PathTo("data")));
    }

    [Test]
    public void DefaultRoot_WhenPublished_IsDataNextToTheApplication()
    {
        using var folder = new TemporaryFolder();

        Assert.That(DataFolder.DefaultRoot(folder.Path), Is.EqualTo(folder.PathTo("data")));
    }
}
