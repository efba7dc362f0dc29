using ImageGenerator.Infrastructure.ProviderKeys;
using Microsoft.Extensions.Configuration;

namespace ImageGenerator.Infrastructure.Tests.ProviderKeys;

internal sealed class ConfiguredProvidersTests
{
    [TestCase("openai", "OpenAI")]
    [TestCase("openai-compatible", "OpenAICompatible")]
    [TestCase("replicate", "Replicate")]
    [TestCase("stability", "Stability")]
    [TestCase("together", "Together")]
    [TestCase("google", "Google")]
    [TestCase("bfl", "BlackForestLabs")]
    [TestCase("kie", "Kie")]
    [TestCase("automatic1111", "Automatic1111")]
    [TestCase("comfyui", "ComfyUI")]
    [TestCase("offline", "Offline")]
    public void Of_FindsAProviderByItsNameInTheConfiguration(string provider, string name)
    {
        var found = Read(
                ($"Providers:{name}:ApiKey", "key-0123456789\n"),
                ($"Providers:{name}:BaseUrl", "http://10.0.0.5:7860/"),
                ("Providers:Else:ApiKey", "other-key")
            )
            .Of(provider);

        Assert.That(found.Secret!.Reveal(), Is.EqualTo("key-0123456789"));
        Assert.That(found.BaseAddress, Is.EqualTo(new Uri("http://10.0.0.5:7860")));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    public void Of_WhenNothingIsConfigured_FindsNothing(string? value)
    {
        var found = Read(
                ("Providers:OpenAI:ApiKey", value),
                ("Providers:OpenAI:BaseUrl", value),
                ("Providers:Offline:Simulation:PromptMarkers", "true")
            )
            .Of("openai");

        Assert.That((found.Secret, found.BaseAddress), Is.EqualTo(((object?)null, (Uri?)null)));
    }

    [TestCase("Providers:OpenAI:ApiKey", "secret words", "Providers:OpenAI:ApiKey")]
    [TestCase("Providers:OpenAI:ApiKey", "short", "Providers:OpenAI:ApiKey")]
    [TestCase("Providers:OpenAI:BaseUrl", "secret-host/v1", "Providers:OpenAI:BaseUrl")]
    [TestCase("Providers:OpenAI:BaseUrl", "https://user:secret@example.com", "Providers:OpenAI:BaseUrl")]
    public void Validate_WhenAValueIsWrong_NamesTheSettingAndNotTheValue(string setting, string value, string named)
    {
        var verdict = new ConfiguredProvidersValidator().Validate(
            null,
            Options(("Providers:Offline:Seed", "1"), (setting, value))
        );

        Assert.That(verdict.FailureMessage, Does.StartWith(named).And.Not.Contains(value));
    }

    private static ConfiguredProviders Read(params (string, string?)[] settings) =>
        new(Microsoft.Extensions.Options.Options.Create(Options(settings)));

    private static ConfiguredProvidersOptions Options(params (string Name, string? Value)[] settings)
    {
        var options = new ConfiguredProvidersOptions();
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
            .Build()
            .Bind(options);
        return options;
    }
}
