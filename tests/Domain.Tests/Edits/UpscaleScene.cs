using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Edits;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Edits;

/// <summary>Upscalers as the catalog describes them, and requests to them.</summary>
internal static class UpscaleScene
{
    private static readonly SizeLimits _sizes = new(32, 1536, 1, 1_048_576) { MinPixels = 1024 };

    /// <summary>Offers 2x and 4x, and takes nothing else.</summary>
    public static ModelDescription Plain { get; } =
        Of(
            "plain",
            new OperationDescription(OperationIds.Upscale)
            {
                MinImages = 1,
                MaxImages = 1,
                OutputFormats = ["png", "jpeg"],
                MaxOutputPixels = 4_000_000,
                Parameters = [Factor("2", "4")],
            }
        );

    /// <summary>Offers 4x alone, of small images.</summary>
    public static ModelDescription Fast { get; } =
        Of(
            "fast",
            new OperationDescription(OperationIds.Upscale)
            {
                MinImages = 1,
                MaxImages = 1,
                ImageSize = _sizes,
                OutputFormats = ["png", "jpeg", "webp"],
                Parameters = [Factor("4")],
            }
        );

    /// <summary>Has a size of its own, and needs to be told what the image shows.</summary>
    public static ModelDescription Creative { get; } =
        Of(
            "creative",
            new OperationDescription(OperationIds.Upscale)
            {
                Prompt = InputUse.Required,
                NegativePrompt = true,
                Seed = true,
                MinImages = 1,
                MaxImages = 1,
                ImageSize = _sizes,
                OutputFormats = ["png", "webp"],
                Parameters =
                [
                    new ParameterDefinition("creativity", "Creativity", ParameterKind.Number)
                    {
                        Default = "0.3",
                        Minimum = 0.1m,
                        Maximum = 0.5m,
                    },
                ],
            }
        );

    public static EditSource Source { get; } = new(AssetId.New(), 640, 480, OutputFormat.Jpeg);

    public static EditRequest Request { get; } = new() { Source = Source, SourcePrompt = "a red fox" };

    public static EditRequest By(int factor) => Request with { Parameters = TestModels.Parameters(("factor", factor)) };

    public static Result<UpscaleSettings> Fit(EditRequest request, ModelDescription model) =>
        UpscaleSettings.For(request, model, Seed.From(7));

    private static ParameterDefinition Factor(params string[] factors) =>
        new("factor", "Factor", ParameterKind.Integer)
        {
            Default = factors[0],
            Minimum = 2,
            Maximum = 4,
            Options = [.. factors.Select(factor => new ParameterOption(factor, $"{factor}x"))],
        };

    private static ModelDescription Of(string name, OperationDescription upscale) =>
        new($"test/{name}", name, name)
        {
            ProviderName = name,
            Capabilities = ModelCapabilities.None,
            OtherOperations = [upscale],
            Price = Price.PerImage(Money.Usd(0.02m)),
        };
}
