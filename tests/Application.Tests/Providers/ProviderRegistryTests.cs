using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Application.Tests.Providers;

[TestFixture]
internal sealed class ProviderRegistryTests
{
    [Test]
    public void Get_FindsAProviderByItsId()
    {
        using var host = new TestHost();
        var registry = host.Services.GetRequiredService<IProviderRegistry>();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(registry.Get("test"), Is.SameAs(host.Provider.Object));
            Assert.That(registry.All, Is.EqualTo([host.Provider.Object]));
            Assert.That(() => registry.Get("gone"), Throws.TypeOf<KeyNotFoundException>());
        }
    }

    [Test]
    public async Task FromBytes_IsOpenedAndRead()
    {
        var image = ProviderOutput.FromBytes([1, 2, 3], seed: 9);

        await using var stream = await image.OpenAsync(CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(image.Seed, Is.EqualTo(9));
            Assert.That(stream.ReadByte(), Is.EqualTo(1));
            Assert.That(stream.CanWrite, Is.False);
        }
    }
}
