using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Stability;

/// <summary>
/// SDXL of the first version of the API: JSON both ways, several images in one answer, a negative prompt by its weight.
/// </summary>
internal static class StabilitySdxl
{
    public static bool Makes(string model) => model.StartsWith("stable-diffusion-xl-", StringComparison.Ordinal);

    public static SdxlRequest BodyOf(ImageRequest request)
    {
        var prompt = new SdxlPrompt(request.Prompt, 1);
        return new SdxlRequest(
            request.NegativePrompt is { } negative ? [prompt, new SdxlPrompt(negative, -1)] : [prompt],
            request.Size.Width,
            request.Size.Height,
            request.Count,
            StabilityForm.SeedOf(request),
            (int?)request.Parameters.GetNumber("steps"),
            request.Parameters.GetNumber("guidance"),
            request.Parameters.GetText("sampler"),
            request.Parameters.GetText("stylePreset")
        );
    }

    public static ProviderResult Read(ProviderResponse response, ProviderCall call)
    {
        var artifacts = response.Succeeded ? response.Read(StabilityJson.Default.SdxlResponseBody)?.Artifacts : null;
        if (artifacts is null)
            return StabilityResponseMapper.ForSubmit(response, call);

        var made = artifacts
            .Where(artifact =>
                artifact is { FinishReason: not (StabilityResponseMapper.Filtered or "ERROR"), Base64.Length: > 0 }
            )
            .ToList();
        var images = made.Select(artifact => response.ImageOf(artifact!.Base64, artifact.Seed))
            .OfType<ProviderOutput>()
            .ToList();
        if (images.Count > 0)
            return new ProviderResult.Completed(images);
        if (!response.Unmasked().Succeeded)
            return StabilityResponseMapper.ForSubmit(response, call);

        return artifacts.Any(artifact => artifact?.FinishReason == StabilityResponseMapper.Filtered)
            ? StabilityResponseMapper.Blurred
            : new ProviderResult.NoOutput("Stability AI answered without an image.");
    }
}
