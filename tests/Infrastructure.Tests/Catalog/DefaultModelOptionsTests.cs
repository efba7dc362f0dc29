using ImageGenerator.Application.Models;
using ImageGenerator.Infrastructure.Catalog;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Tests.Catalog;

/// <summary>The setting that names the default model: a slip of the pen ends the start.</summary>
internal sealed class DefaultModelOptionsTests
{
    [TestCase(null, "auto")]
    [TestCase("auto", "auto")]
    [TestCase("offline/preview", "offline/preview")]
    [TestCase("flux-1-schnell", "flux-1-schnell")]
    public void Default_WhenItIsKnown_IsTaken(string? configured, string expected) =>
        Assert.That(Read(configured), Is.EqualTo(expected));

    [TestCase("offline/previw")]
    [TestCase("")]
    public void Default_WhenItIsNeitherModelNorFamily_IsRefused(string configured) =>
        Assert.That(
            () => Read(configured),
            Throws.InstanceOf<OptionsValidationException>().With.Message.Contains("Models:Default")
        );

    private static string Read(string? configured)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                configured is null ? [] : new Dictionary<string, string?> { ["Models:Default"] = configured }
            )
            .Build();
        using var services = new ServiceCollection().AddCatalog(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<DefaultModelOptions>>().Value.Default;
    }
}
