using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.Models;

/// <summary>Something that a model can be asked to do; what is not listed is refused.</summary>
/// <param name="Id"><c>generate</c>, <c>upscale</c>.</param>
/// <param name="Inputs">What it takes.</param>
/// <param name="Output">What it makes.</param>
/// <param name="Parameters">Settings that only this operation of this model has.</param>
public sealed record OperationResponse(
    string Id,
    OperationInputsResponse Inputs,
    OperationOutputResponse Output,
    IReadOnlyList<ParameterResponse> Parameters
)
{
    internal static OperationResponse From(OperationDescription operation) =>
        new(
            operation.Id,
            new OperationInputsResponse(
                operation.Prompt,
                operation.NegativePrompt,
                operation.Seed,
                operation.MinImages,
                operation.MaxImages,
                operation.ImageSize is { } size ? SizeLimitsResponse.From(size) : null,
                operation.Mask
            ),
            new OperationOutputResponse(
                operation.Output,
                operation.OutputFormats,
                operation.MaxCount,
                operation.MaxOutputPixels
            ),
            [.. operation.Parameters.Select(ParameterResponse.From)]
        );
}

/// <summary>What an operation takes.</summary>
/// <param name="Prompt">Whether it takes a prompt.</param>
/// <param name="NegativePrompt">Whether it takes a negative prompt.</param>
/// <param name="Seed">Whether a seed makes results reproducible.</param>
/// <param name="MinImages">Images that have to go along at least.</param>
/// <param name="MaxImages">Images that may go along at most; 0 for none.</param>
/// <param name="ImageSize">The sizes of images that it takes; null for any.</param>
/// <param name="Mask">Whether a mask may say which part of the first image is meant.</param>
public sealed record OperationInputsResponse(
    InputUse Prompt,
    bool NegativePrompt,
    bool Seed,
    int MinImages,
    int MaxImages,
    SizeLimitsResponse? ImageSize,
    bool Mask
);

/// <summary>What an operation makes.</summary>
/// <param name="Medium">What the result is.</param>
/// <param name="Formats">The file formats on offer, the default first.</param>
/// <param name="MaxCount">Results per request at most.</param>
/// <param name="MaxPixels">Pixels of one result at most; null where nothing is known of it.</param>
public sealed record OperationOutputResponse(
    Medium Medium,
    IReadOnlyList<string> Formats,
    int MaxCount,
    long? MaxPixels
);
