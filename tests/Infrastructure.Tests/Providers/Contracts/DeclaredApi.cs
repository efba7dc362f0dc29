using System.Reflection;
using ImageGenerator.Infrastructure.Catalog;
using ImageGenerator.Infrastructure.Providers.Automatic1111;
using ImageGenerator.Infrastructure.Providers.BlackForestLabs;
using ImageGenerator.Infrastructure.Providers.ComfyUI;
using ImageGenerator.Infrastructure.Providers.Google;
using ImageGenerator.Infrastructure.Providers.Http;
using ImageGenerator.Infrastructure.Providers.Kie;
using ImageGenerator.Infrastructure.Providers.OpenAI;
using ImageGenerator.Infrastructure.Providers.Replicate;
using ImageGenerator.Infrastructure.Providers.Stability;
using ImageGenerator.Infrastructure.Providers.Together;
using Refit;

namespace ImageGenerator.Infrastructure.Tests.Providers.Contracts;

/// <summary>One provider's declared HTTP API beside what is official about it.</summary>
/// <param name="Type">The interface.</param>
/// <param name="Specifications">Files of the official specification; none where none is published.</param>
internal sealed record DeclaredApi(Type Type, params string[] Specifications)
{
    /// <summary>What the specification's paths begin with and a connection's address ends with.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Values for a parameter that stands for the names of calls, <c>{model}</c>.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Calls that the specification does not have, each with the reason.</summary>
    public IReadOnlyDictionary<string, string> Missing { get; init; } = new Dictionary<string, string>();

    public IEnumerable<MethodInfo> Methods => Type.GetMethods();

    public override string ToString() => Type.Name;

    /// <summary>Every declared API of the product.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        .. typeof(ProviderApi<>)
            .Assembly.GetTypes()
            .Where(type => type.IsInterface && type.GetMethods().Any(method => VerbOf(method) is not null))
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<DeclaredApi> All { get; } =
    [
        new(typeof(IReplicateApi), "replicate.json"),
        new(typeof(IOpenAIApi), "openai-images.json"),
        new(typeof(IStabilityApi), "stability-v2beta-2026-09.json", "stability-v1.json"),
        new(typeof(ITogetherApi), "together.json"),
        new(typeof(IGoogleApi), "gemini.json"),
        new(typeof(IBlackForestLabsApi), "bfl.json") { Prefix = "/v1", Names = ModelsOf("bfl") },
        new(typeof(IComfyUIApi), "comfy-cloud.json")
        {
            Prefix = "/api",
            Missing = new Dictionary<string, string>
            {
                ["GET /history/{}"] = "Comfy Cloud calls it history_v2.",
                ["GET /models/checkpoints"] = "Comfy Cloud has fixed models.",
            },
        },
        new(typeof(IKieApi)),
        new(typeof(IAutomatic1111Api)),
    ];

    public static HttpMethodAttribute? VerbOf(MethodInfo method) => method.GetCustomAttribute<HttpMethodAttribute>();

    private static IReadOnlyList<string> ModelsOf(string provider) =>
        [
            .. CatalogFiles
                .ReadAll()
                .Single(file => file.Provider.Id == provider)
                .Models.Select(model => model.ProviderModel),
        ];
}
