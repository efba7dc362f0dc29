using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Infrastructure.Providers.Replicate;

/// <summary>
/// A request in the words of its model. Every model at Replicate has inputs of its own; their names are the model's
/// interface.
/// </summary>
internal static class ReplicateInputs
{
    private const int SafetyWithImage = 2;
    private const string Custom = "custom";
    private const string LikeTheReference = "match_input_image";

    /// <summary>What a model does not take in this combination; null when all is well.</summary>
    public static ProviderResult.Invalid? Refuse(ImageRequest request) =>
        IsKontext(request) && request.References.Count > 0 && Int(request, "safetyTolerance") > SafetyWithImage
            ? new ProviderResult.Invalid(
                "parameters.safetyTolerance",
                $"With a reference image Replicate takes a safety tolerance of {SafetyWithImage} at most."
            )
            : null;

    /// <param name="request">What is asked for.</param>
    /// <param name="references">Addresses of the reference images, in order.</param>
    /// <param name="mask">The mask's address; null without one.</param>
    public static ReplicateInput For(ImageRequest request, IReadOnlyList<string> references, string? mask) =>
        NameOf(request) switch
        {
            "stability-ai/sdxl" => StableDiffusionXl(request, references, mask),
            "black-forest-labs/flux-1.1-pro" => Flux11Pro(request, references),
            "black-forest-labs/flux-1.1-pro-ultra" => Flux11ProUltra(request, references),
            "black-forest-labs/flux-kontext-pro" or "black-forest-labs/flux-kontext-max" => Kontext(
                request,
                references
            ),
            "black-forest-labs/flux-2-pro" or "black-forest-labs/flux-2-flex" => Flux2(request, references),
            _ => Flux1(request, references),
        };

    /// <summary>The seed that is sent. 0 would mean "any" to these models, so the next one stands for it.</summary>
    public static long SeedOf(ImageRequest request) => Math.Max(1, request.Seed.Value);

    private static ReplicateInput Flux1(ImageRequest request, IReadOnlyList<string> references) =>
        Common(request) with
        {
            AspectRatio = request.AspectRatio,
            NumOutputs = request.Count,
            NumInferenceSteps = Int(request, "steps"),
            Guidance = request.Parameters.GetNumber("guidance"),
            GoFast = request.Parameters.GetFlag("goFast"),
            Image = First(references),
            PromptStrength = request.Strength,
        };

    private static ReplicateInput Flux11Pro(ImageRequest request, IReadOnlyList<string> references) =>
        Common(request) with
        {
            AspectRatio = Custom,
            Width = request.Size.Width,
            Height = request.Size.Height,
            ImagePrompt = First(references),
        };

    private static ReplicateInput Flux11ProUltra(ImageRequest request, IReadOnlyList<string> references) =>
        Common(request) with
        {
            AspectRatio = request.AspectRatio,
            Raw = request.Parameters.GetFlag("raw"),
            ImagePrompt = First(references),

            // Theirs says how much the image counts, ours how far the result may leave it.
            ImagePromptStrength = 1 - request.Strength,
        };

    private static ReplicateInput Kontext(ImageRequest request, IReadOnlyList<string> references) =>
        Common(request) with
        {
            AspectRatio = IsLikeTheReference(request) ? LikeTheReference : request.AspectRatio,
            InputImage = First(references),
        };

    private static ReplicateInput Flux2(ImageRequest request, IReadOnlyList<string> references)
    {
        var input = Common(request) with
        {
            Steps = Int(request, "steps"),
            Guidance = request.Parameters.GetNumber("guidance"),
            InputImages = references.Count > 0 ? references : null,
        };
        return IsLikeTheReference(request)
            ? input with
            {
                AspectRatio = LikeTheReference,
            }
            : input with
            {
                AspectRatio = Custom,
                Width = request.Size.Width,
                Height = request.Size.Height,
            };
    }

    private static ReplicateInput StableDiffusionXl(
        ImageRequest request,
        IReadOnlyList<string> references,
        string? mask
    ) =>
        new(request.Prompt)
        {
            NegativePrompt = request.NegativePrompt,
            Width = request.Size.Width,
            Height = request.Size.Height,
            NumOutputs = request.Count,
            NumInferenceSteps = Int(request, "steps"),
            GuidanceScale = request.Parameters.GetNumber("guidance"),
            Scheduler = request.Parameters.GetText("scheduler"),
            Seed = SeedOf(request),
            Image = First(references),
            Mask = mask,
            PromptStrength = request.Strength,
        };

    private static ReplicateInput Common(ImageRequest request) =>
        new(request.Prompt)
        {
            Seed = SeedOf(request),
            OutputFormat = request.OutputFormat switch
            {
                OutputFormat.Jpeg => "jpg",
                OutputFormat.Webp => "webp",
                _ => "png",
            },
            OutputQuality = Int(request, "outputQuality"),
            SafetyTolerance = Int(request, "safetyTolerance"),
            PromptUpsampling = request.Parameters.GetFlag("promptUpsampling"),
        };

    private static string NameOf(ImageRequest request) => ReplicateModel.Parse(request.ProviderModel).Name;

    private static bool IsKontext(ImageRequest request) =>
        NameOf(request).Contains("flux-kontext", StringComparison.Ordinal);

    private static bool IsLikeTheReference(ImageRequest request) =>
        request.References.Count > 0 && request.Parameters.GetFlag("matchReference") == true;

    private static string? First(IReadOnlyList<string> references) => references is [var first, ..] ? first : null;

    private static int? Int(ImageRequest request, string name) => (int?)request.Parameters.GetNumber(name);
}
