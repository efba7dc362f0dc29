using System.Text;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Media;
using ImageGenerator.Infrastructure.Providers.OpenAI;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.OpenAI;

/// <summary>Answers as OpenAI gives them, made up for this project.</summary>
internal static class OpenAIScene
{
    public const string BasePath = "/v1";
    public const string GenerationsPath = "/v1/images/generations";
    public const string EditsPath = "/v1/images/edits";
    public const string Models = "/v1/models";

    /// <summary>
    /// Bytes that stand for an image; the adapter does not look into them. Their Base64 has a slash and a plus in it.
    /// </summary>
    public static byte[] Fox { get; } =
    [0xFF, 0xFF, 0xFF, 0xFB, 0xEF, 0xBE, .. Encoding.UTF8.GetBytes("these bytes stand for a picture of a fox")];

    public static ImageRequest Request { get; } = ProviderScene.Request("openai/gpt-image-2", "gpt-image-2");

    public static Task<ProviderScene> StartAsync() =>
        ProviderScene.StartAsync((services, configuration) => services.AddMedia(configuration).AddOpenAIProvider());

    public static Task<ProviderScene> StartCompatibleAsync() =>
        ProviderScene.StartAsync((services, _) => services.AddOpenAICompatibleProvider());

    public static string Base64(byte[] bytes) => Convert.ToBase64String(bytes);

    /// <summary>An answer with these images and without what it cost.</summary>
    public static string Answer(params byte[][] images) =>
        $$"""{"created":1795000000,"background":"opaque","output_format":"png","quality":"medium","size":"1024x1024","data":[{{string.Join(',', images.Select(image => $$"""{"b64_json":"{{Base64(image)}}"}"""))}}]}""";

    public static string AnswerWithUsage(string usage) =>
        $$"""{"created":1795000000,"data":[{"b64_json":"{{Base64(Fox)}}"}],"usage":{{usage}}}""";

    public static string Error(
        string? code,
        string message = "Something is wrong.",
        string type = "invalid_request_error",
        string? param = null
    ) =>
        $$$"""{"error":{"message":"{{{message}}}","type":"{{{type}}}","param":{{{Quoted(param)}}},"code":{{{Quoted(code)}}}}}""";

    private static string Quoted(string? text) => text is null ? "null" : $"\"{text}\"";
}
