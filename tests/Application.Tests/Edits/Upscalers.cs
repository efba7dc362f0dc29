using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Edits;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.Edits;

/// <summary>Priced upscalers of one family at several providers, and an image for them.</summary>
internal static class Upscalers
{
    public const string SourcePrompt = "a red fox";

    public static AssetId SourceId { get; } = AssetId.New();

    public static EditSource Source { get; } = new(SourceId, 640, 480, OutputFormat.Jpeg);

    /// <summary>Doubles for the price, and makes four times as large for three times the price.</summary>
    public static ModelDescription At(string provider, decimal? price, string name = "sharp", params string[] factors)
    {
        var offered = factors is [] ? ["2", "4"] : factors;
        return new ModelDescription($"{provider}/{name}", provider, $"{name} at {provider}")
        {
            ProviderName = provider,
            Family = "sharp",
            Capabilities = ModelCapabilities.None,
            TypicalSeconds = 2,
            Price = price is { } dollars ? PriceOf(dollars) : null,
            OtherOperations =
            [
                new OperationDescription(OperationIds.Upscale)
                {
                    MinImages = 1,
                    MaxImages = 1,
                    OutputFormats = ["png", "jpeg"],
                    MaxOutputPixels = 4_000_000,
                    Parameters =
                    [
                        new ParameterDefinition("factor", "Factor", ParameterKind.Integer)
                        {
                            Default = offered[0],
                            Minimum = 2,
                            Maximum = 4,
                            Options = [.. offered.Select(factor => new ParameterOption(factor, $"{factor}x"))],
                        },
                    ],
                },
            ],
        };
    }

    /// <summary>An upscale that a worker has just begun.</summary>
    public static Upscale Begun(ModelDescription model, EditSource? source = null, RoutingOptions? options = null)
    {
        var request = new EditRequest { Source = source ?? Source, SourcePrompt = SourcePrompt };
        var upscale = Upscale.Request(
            new JobOrder(GenerationBuilder.Organization, GenerationBuilder.Person, Moments.Start),
            model,
            Domain.Edits.UpscaleSettings.For(request, model, Seed.From(7)).Value,
            options ?? new RoutingOptions { RequestedModel = "auto" }
        );
        Assert.That(upscale.BeginAttempt(Moments.At(1)).Succeeded, Is.True);
        upscale.TakeEvents();
        return upscale;
    }

    /// <summary>Has the source in the library of whoever asks.</summary>
    public static void KeepSource(
        this TestHost host,
        string mediaType = "image/jpeg",
        int width = 640,
        int height = 480
    ) =>
        host
            .AssetReader.Setup(assets => assets.FindAsync(SourceId, It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                new AssetView
                {
                    Id = SourceId.Value,
                    Settings = GenerationSettings
                        .For(new GenerationRequest { Prompt = SourcePrompt }, TestModels.Able, Seed.From(7))
                        .Value,
                    Width = width,
                    Height = height,
                    MediaType = mediaType,
                    Extension = "jpg",
                    Bytes = 4,
                    CreatedAt = Moments.Start,
                }
            );

    private static Price PriceOf(decimal dollars) =>
        new()
        {
            Components =
            [
                new PriceComponent(PriceUnit.Image, Money.Usd(dollars))
                {
                    When = new Dictionary<string, string> { ["factor"] = "2" },
                },
                new PriceComponent(PriceUnit.Image, Money.Usd(dollars * 3))
                {
                    When = new Dictionary<string, string> { ["factor"] = "4" },
                },
            ],
        };
}
