using System.Text.Json;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Tests.Support;

/// <summary>Models to hold requests against.</summary>
internal static class TestModels
{
    /// <summary>Takes everything there is to take.</summary>
    public static ModelDescription Able { get; } = new("test/able", "test", "Able")
    {
        ProviderName = "Test",
        Price = Price.PerImage(Money.Usd(0.04m)),
        TypicalSeconds = 2,
        Capabilities = new ModelCapabilities
        {
            MaxCount = 4,
            Seed = true,
            NegativePrompt = true,
            Qualities = [Quality.Standard, Quality.Hd],
            OutputFormats = [OutputFormat.Png, OutputFormat.Webp],
            AspectRatios = [new AspectRatioOption("1:1", new ImageSize(1024, 1024)), new AspectRatioOption("16:9", new ImageSize(1344, 768))],
            Size = new SizeLimits(256, 2048, 8, 2_097_152),
            Parameters =
            [
                new ParameterDefinition("look", "Look", ParameterKind.Choice)
                {
                    Default = "silk",
                    Options = [new ParameterOption("silk", "Silk"), new ParameterOption("agate", "Agate")],
                },
                new ParameterDefinition("steps", "Steps", ParameterKind.Integer) { Default = "20", Minimum = 1, Maximum = 50 },
                new ParameterDefinition("guidance", "Guidance", ParameterKind.Number) { Default = "7.5", Minimum = 0, Maximum = 20 },
                new ParameterDefinition("tiled", "Tiled", ParameterKind.Boolean) { Default = "true" },
                new ParameterDefinition("note", "Note", ParameterKind.Text) { MaxLength = 5 },
                new ParameterDefinition("essay", "Essay", ParameterKind.Text),
            ],
        },
    };

    /// <summary>Makes one image of one size, and nothing can be set.</summary>
    public static ModelDescription Plain { get; } = new("test/plain", "test", "Plain")
    {
        ProviderName = "Test",
        Capabilities = new ModelCapabilities { AspectRatios = [new AspectRatioOption("1:1", new ImageSize(512, 512))] },
    };

    /// <summary>A parameter set from pairs of name and value.</summary>
    public static GenerationParameters Parameters(params (string Name, object? Value)[] values) =>
        GenerationParameters.From(values.Select(pair => KeyValuePair.Create(pair.Name, JsonSerializer.SerializeToElement(pair.Value))));
}
