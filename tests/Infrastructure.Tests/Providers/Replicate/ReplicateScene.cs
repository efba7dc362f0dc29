using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Replicate;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.Replicate;

/// <summary>Predictions as Replicate writes them, and the requests that the tests begin with.</summary>
internal static class ReplicateScene
{
    public const string Base = "/v1";
    public const string Schnell = "/v1/models/black-forest-labs/flux-schnell/predictions";
    public const string SdxlVersion = "5e1d00000000000000000000000000000000000000000000000000000000beef";

    public static ImageRequest SchnellRequest { get; } =
        ProviderScene.Request("replicate/flux-schnell", "black-forest-labs/flux-schnell");

    public static ImageRequest SdxlRequest { get; } =
        ProviderScene.Request("replicate/sdxl", $"stability-ai/sdxl:{SdxlVersion}");

    public static Task<ProviderScene> StartAsync(params (string Name, string Value)[] settings) =>
        ProviderScene.StartAsync((services, configuration) => services.AddReplicateProvider(configuration), settings);

    public static ImageRequest For(string name) =>
        ProviderScene.Request($"replicate/{name}", $"black-forest-labs/{name}");

    /// <param name="status">Its state.</param>
    /// <param name="output">JSON of its output.</param>
    /// <param name="error">JSON of its error.</param>
    /// <param name="more">Further members, with a comma at the end.</param>
    public static string Prediction(string status, string output = "null", string error = "null", string more = "") =>
        $$"""
            {
              "id": "p7xq0rmc3drm80cq", "model": "black-forest-labs/flux-schnell", "version": "hidden",
              "input": { "prompt": "A red fox in the snow", "seed": 42 },
              "logs": "", "output": {{output}}, "data_removed": false, "error": {{error}}, {{more}}
              "status": "{{status}}", "created_at": "2026-11-20T08:15:30.123456Z",
              "urls": { "get": "https://api.replicate.com/v1/predictions/p7xq0rmc3drm80cq", "cancel": "https://api.replicate.com/v1/predictions/p7xq0rmc3drm80cq/cancel", "web": "https://replicate.com/p/p7xq0rmc3drm80cq" }
            }
            """;

    public static RemoteJob Job(
        this ProviderScene scene,
        ImageRequest? request = null,
        string id = "p7xq0rmc3drm80cq"
    ) => new(id, scene.Call(request ?? SchnellRequest, Base));
}
