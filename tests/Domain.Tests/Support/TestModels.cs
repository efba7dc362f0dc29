using System.Text.Json;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Tests.Support;

/// <summary>Models to hold requests against.</summary>
internal static class TestModels
{
    /// <summary>Takes everything there is to take.</summary>
    public static ModelDescription Able { get; } =
        new("test/able", "test", "Able")
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
                AspectRatios =
                [
                    new AspectRatioOption("1:1", new ImageSize(1024, 1024)),
                    new AspectRatioOption("16:9", new ImageSize(1344, 768)),
                ],
                Size = new SizeLimits(256, 2048, 8, 2_097_152),
                Parameters =
                [
                    new ParameterDefinition("look", "Look", ParameterKind.Choice)
                    {
                        Default = "silk",
                        Options = [new ParameterOption("silk", "Silk"), new ParameterOption("agate", "Agate")],
                    },
                    new ParameterDefinition("steps", "Steps", ParameterKind.Integer)
                    {
                        Default = "20",
                        Minimum = 1,
                        Maximum = 50,
                    },
                    new ParameterDefinition("guidance", "Guidance", ParameterKind.Number)
                    {
                        Default = "7.5",
                        Minimum = 0,
                        Maximum = 20,
                    },
                    new ParameterDefinition("tiled", "Tiled", ParameterKind.Boolean) { Default = "true" },
                    new ParameterDefinition("note", "Note", ParameterKind.Text) { MaxLength = 5 },
                    new ParameterDefinition("essay", "Essay", ParameterKind.Text),
                ],
            },
        };

    /// <summary>Makes one image of one size, and nothing can be set.</summary>
    public static ModelDescription Plain { get; } =
        new("test/plain", "test", "Plain")
        {
            ProviderName = "Test",
            Capabilities = new ModelCapabilities
            {
                AspectRatios = [new AspectRatioOption("1:1", new ImageSize(512, 512))],
            },
        };

    /// <summary>Enlarges images, and does nothing else.</summary>
    public static ModelDescription Upscaler { get; } =
        new("test/upscaler", "test", "Upscaler")
        {
            ProviderName = "Test",
            PromptLimit = 10,
            Capabilities = ModelCapabilities.None,
            OtherOperations =
            [
                new OperationDescription(OperationIds.Upscale)
                {
                    Prompt = InputUse.Optional,
                    NegativePrompt = true,
                    MinImages = 1,
                    MaxImages = 1,
                    ImageSize = new SizeLimits(64, 1536, 1, 1_048_576),
                    OutputFormats = ["png", "webp"],
                    Parameters =
                    [
                        new ParameterDefinition("factor", "Factor", ParameterKind.Integer)
                        {
                            Default = "2",
                            Minimum = 2,
                            Maximum = 4,
                            Options = [new ParameterOption("2", "2x"), new ParameterOption("4", "4x")],
                        },
                        new ParameterDefinition("creativity", "Creativity", ParameterKind.Number)
                        {
                            Default = "0.3",
                            Minimum = 0,
                            Maximum = 0.35m,
                        },
                    ],
                },
            ],
        };

    /// <summary>Says a sentence, or makes a film of up to ten seconds.</summary>
    public static ModelDescription Studio { get; } =
        new("test/studio", "test", "Studio")
        {
            ProviderName = "Test",
            Capabilities = ModelCapabilities.None,
            OtherOperations =
            [
                new OperationDescription("speech")
                {
                    Prompt = InputUse.Required,
                    Output = Medium.Audio,
                    OutputFormats = ["mp3"],
                },
                new OperationDescription("video")
                {
                    Prompt = InputUse.Required,
                    MaxImages = 1,
                    Output = Medium.Video,
                    OutputFormats = ["mp4"],
                    Parameters =
                    [
                        new ParameterDefinition("seconds", "Seconds", ParameterKind.Integer)
                        {
                            Default = "5",
                            Minimum = 1,
                            Maximum = 10,
                        },
                    ],
                },
            ],
        };

    /// <summary>A parameter set from pairs of name and value.</summary>
    public static ModelParameters Parameters(params (string Name, object? Value)[] values) =>
        ModelParameters.From(
            values.Select(pair => KeyValuePair.Create(pair.Name, JsonSerializer.SerializeToElement(pair.Value)))
        );
}
