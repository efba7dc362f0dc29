using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Stability;

/// <summary>SDXL of the first version of the API: JSON both ways, several images in one answer, a negative prompt by its weight.</summary>
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
            request.Parameters.GetText("stylePreset"));
    }

    public static ProviderAnswer Read(ProviderReply reply, ProviderCall call)
    {
        var artifacts = reply.Succeeded ? reply.Read(StabilityJson.Default.SdxlAnswer)?.Artifacts : null;
        if (artifacts is null) return StabilityAnswers.ForSubmit(reply, call);

        var made = artifacts.Where(artifact => artifact is { FinishReason: not (StabilityAnswers.Filtered or "ERROR"), Base64.Length: > 0 }).ToList();
        var images = made.Select(artifact => reply.ImageOf(artifact!.Base64, artifact.Seed)).OfType<ProviderOutput>().ToList();
        if (images.Count > 0) return new ProviderAnswer.Completed(images);
        if (!reply.Unmasked().Succeeded) return StabilityAnswers.ForSubmit(reply, call);

        return artifacts.Any(artifact => artifact?.FinishReason == StabilityAnswers.Filtered)
            ? StabilityAnswers.Blurred
            : new ProviderAnswer.NoOutput("Stability AI answered without an image.");
    }
}
