using ImageGenerator.Application.Models;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Application.Tests.Models;

[TestFixture]
internal sealed class ModelTests
{
    private TestHost _host = null!;

    [SetUp]
    public void SetUp() => _host = new TestHost();

    [TearDown]
    public void TearDown() => _host.Dispose();

    [Test]
    public async Task List_PutsTheDefaultFirstAndTheRestByName()
    {
        var (zebra, ape, cat) = (TestModels.Plain with { Name = "Zebra", IsDefault = true }, TestModels.Plain with { Name = "Ape" }, TestModels.Plain with { Name = "Cat" });
        _host.Models.Setup(models => models.All).Returns([cat, zebra, ape]);

        var listed = await _host.SendAsync(new ListModels());

        Assert.That(listed.Value.Select(model => model.Name), Is.EqualTo(["Zebra", "Ape", "Cat"]));
    }

    [TestCase("test/plain", "Plain")]
    [TestCase("test/gone", "test/gone")]
    public void NameOf_IsTheIdWhenTheModelHasLeftTheCatalogue(string id, string name)
    {
        Assert.That(_host.Models.Object.NameOf(id), Is.EqualTo(name));
    }
}
