using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Infrastructure.Providers.Kie;

/// <summary>
/// How a model is called: their fields have different names, and FLUX Kontext has endpoints of its own.
/// </summary>
/// <param name="CreateAsync">Asks for a task, with the addresses of its reference images.</param>
internal sealed record KieModel(KieCall CreateAsync)
{
    private const int MaxEditTolerance = 2;

    /// <summary>True where the endpoints are FLUX Kontext's own.</summary>
    public bool IsKontext { get; private init; }

    /// <summary>
    /// The model by the provider's name for it; null when it is none of those that this adapter knows.
    /// </summary>
    public static KieModel? Of(string model) =>
        model switch
        {
            "nano-banana-2-lite" => Job(
                (request, images) =>
                    new KieTask(model, InputOf(request) with { ImageUrls = images.Count == 0 ? null : images })
            ),
            "gpt-image-2-5-flare" => Job(
                (request, images) =>
                    new KieTask(
                        images.Count == 0 ? $"{model}-text-to-image" : $"{model}-image-to-image",
                        InputOf(request) with
                        {
                            Resolution = "1K",
                            InputUrls = images.Count == 0 ? null : images,
                        }
                    )
            ),
            "seedream/4.5-edit" => Job(
                (request, images) => new KieTask(model, InputOf(request) with { Quality = "basic", ImageUrls = images })
            ),
            "flux-kontext-pro" or "flux-kontext-max" => new KieModel(
                (api, call, images, cancellationToken) =>
                    api.CreateKontextAsync(
                        KontextOf(model, call.ImageRequest, images),
                        call.Connection,
                        cancellationToken
                    )
            )
            {
                IsKontext = true,
            },
            _ => null,
        };

    /// <summary>Why the request would be refused; null when it will do.</summary>
    public ProviderResult? Refuse(ImageRequest request) =>
        IsKontext && request.References.Count > 0 && request.Parameters.GetNumber("safetyTolerance") > MaxEditTolerance
            ? new ProviderResult.Invalid(
                "parameters.safetyTolerance",
                $"With an image, the safety tolerance is {MaxEditTolerance} at most."
            )
            : null;

    private static KieModel Job(Func<ImageRequest, IReadOnlyList<string>, KieTask> task) =>
        new(
            (api, call, images, cancellationToken) =>
                api.CreateTaskAsync(task(call.ImageRequest, images), call.Connection, cancellationToken)
        );

    private static KieInput InputOf(ImageRequest request) =>
        new() { Prompt = request.Prompt, AspectRatio = request.AspectRatio };

    private static KieKontext KontextOf(string model, ImageRequest request, IReadOnlyList<string> images) =>
        new()
        {
            Model = model,
            Prompt = request.Prompt,
            InputImage = images.Count > 0 ? images[0] : null,
            AspectRatio = request.AspectRatio,
            OutputFormat = request.OutputFormat == OutputFormat.Jpeg ? "jpeg" : "png",
            PromptUpsampling = request.Parameters.GetFlag("promptUpsampling"),
            SafetyTolerance = (int?)request.Parameters.GetNumber("safetyTolerance"),
        };
}

/// <summary>Asks for a task.</summary>
internal delegate Task<HttpResponseMessage> KieCall(
    IKieApi api,
    ProviderCall call,
    IReadOnlyList<string> images,
    CancellationToken cancellationToken
);
