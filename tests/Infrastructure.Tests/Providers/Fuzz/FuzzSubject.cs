using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Media;
using ImageGenerator.Infrastructure.Providers.Automatic1111;
using ImageGenerator.Infrastructure.Providers.BlackForestLabs;
using ImageGenerator.Infrastructure.Providers.ComfyUI;
using ImageGenerator.Infrastructure.Providers.Google;
using ImageGenerator.Infrastructure.Providers.Kie;
using ImageGenerator.Infrastructure.Providers.OpenAI;
using ImageGenerator.Infrastructure.Providers.Replicate;
using ImageGenerator.Infrastructure.Providers.Stability;
using ImageGenerator.Infrastructure.Providers.Together;
using ImageGenerator.Infrastructure.Tests.Providers.Automatic1111;
using ImageGenerator.Infrastructure.Tests.Providers.ComfyUI;
using ImageGenerator.Infrastructure.Tests.Providers.Google;
using ImageGenerator.Infrastructure.Tests.Providers.Kie;
using ImageGenerator.Infrastructure.Tests.Providers.OpenAI;
using ImageGenerator.Infrastructure.Tests.Providers.Replicate;
using ImageGenerator.Infrastructure.Tests.Providers.Stability;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace ImageGenerator.Infrastructure.Tests.Providers.Fuzz;

/// <summary>What an adapter is asked.</summary>
internal enum FuzzAction
{
    Submit,
    Poll,
    Reconcile,
    Check,
}

/// <summary>An answer as it was recorded or documented, and the question that gets it.</summary>
/// <param name="Part">The part of the path that gets the damaged answer; every other request gets what
/// <see cref="FuzzSubject.Other"/> says.</param>
internal sealed record FuzzAnswer(
    FuzzAction Action,
    int Status,
    string Body,
    ProviderRequest? Request = null,
    string Type = "application/json",
    string Part = ""
);

/// <summary>An adapter and the answers that it knows.</summary>
internal sealed record FuzzSubject(
    string Id,
    Action<IServiceCollection, IConfiguration> Register,
    ProviderRequest Request,
    IReadOnlyList<FuzzAnswer> Answers
)
{
    private const string Png =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private const string OpenAIError =
        """{"error":{"message":"Your prompt was rejected","type":"invalid_request_error","param":"prompt","code":"moderation_blocked"}}""";
    private const string Validation =
        """{"detail":[{"loc":["body","width"],"msg":"Input should be smaller","type":"less_than"}]}""";

    /// <summary>The name of the job that is asked about.</summary>
    public string Job { get; private init; } = "p7xq0rmc3drm80cq";

    /// <summary>What requests get that are not those which are tried.</summary>
    public string Other { get; private init; } = "{}";

    public bool IsWatched { get; private init; }

    public static IReadOnlyList<FuzzSubject> All { get; } =
    [
        OpenAI(),
        OpenAICompatible(),
        Together(),
        Google(),
        Stability(),
        BlackForestLabs(),
        Replicate(),
        Kie(),
        ComfyUI(),
        Automatic1111(),
    ];

    public override string ToString() => Id;

    public ProviderCall Call(FuzzAnswer answer) =>
        new(
            answer.Request ?? Request,
            new ProviderConnection
            {
                BaseAddress = new Uri("http://127.0.0.1:9/v1"),
                Secret = new ProviderSecret(ProviderScene.Key),
            }
        )
        {
            Partials = answer.Type == "text/event-stream" ? Mock.Of<IPartialImages>() : null,
        };

    private static FuzzSubject OpenAI() =>
        new(
            "openai",
            (services, settings) => services.AddMedia(settings).AddOpenAIProvider(),
            OpenAIScene.Request,
            [
                new(
                    FuzzAction.Submit,
                    200,
                    OpenAIScene.AnswerWithUsage(
                        """{"input_tokens":10,"output_tokens":1000,"total_tokens":1010,"input_tokens_details":{"text_tokens":10,"image_tokens":0}}"""
                    )
                ),
                new(FuzzAction.Submit, 400, OpenAIError),
                new(FuzzAction.Submit, 429, OpenAIScene.Error("insufficient_quota")),
                new(
                    FuzzAction.Submit,
                    200,
                    Stream(),
                    OpenAIScene.Request with
                    {
                        Parameters = ProviderScene.Parameters((OpenAIProvider.PartialImages, 2)),
                    },
                    "text/event-stream"
                ),
                new(FuzzAction.Check, 200, """{"object":"list","data":[{"id":"gpt-image-2","object":"model"}]}"""),
            ]
        );

    private static FuzzSubject OpenAICompatible() =>
        new(
            "openai-compatible",
            (services, _) => services.AddOpenAICompatibleProvider(),
            ProviderScene.Request("openai-compatible/server", "server"),
            [
                new(FuzzAction.Submit, 200, """{"created":1,"data":[{"url":"/files/1.png","b64_json":null}]}"""),
                new(FuzzAction.Submit, 422, Validation),
                new(FuzzAction.Submit, 200, """{"error":{"code":429,"message":"Slow down"}}"""),
            ]
        );

    private static FuzzSubject Together() =>
        new(
            "together",
            (services, _) => services.AddTogetherProvider(),
            ProviderScene.Request("together/flux-1-schnell", "black-forest-labs/FLUX.1-schnell"),
            [
                new(
                    FuzzAction.Submit,
                    200,
                    $$"""{"id":"oABC-123","model":"m","object":"list","data":[{"index":0,"type":"b64_json","b64_json":"{{Png}}"}]}"""
                ),
                new(FuzzAction.Submit, 422, OpenAIError),
                new(FuzzAction.Check, 200, """[{"id":"m","type":"image"}]"""),
            ]
        );

    private static FuzzSubject Google() =>
        new(
            "google",
            (services, settings) => services.AddGoogleProvider(settings),
            GoogleProviderTests.Request,
            [
                new(
                    FuzzAction.Submit,
                    200,
                    $$$"""{"candidates":[{"content":{"role":"model","parts":[{"text":"here"},{"inlineData":{"mimeType":"image/png","data":"{{{Png}}}"}}]},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":7,"candidatesTokenCount":1120,"candidatesTokensDetails":[{"modality":"IMAGE","tokenCount":1120}]}}"""
                ),
                new(
                    FuzzAction.Submit,
                    200,
                    """{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"usageMetadata":{"promptTokenCount":7}}"""
                ),
                new(
                    FuzzAction.Submit,
                    429,
                    """{"error":{"code":429,"message":"You exceeded your current quota.","status":"RESOURCE_EXHAUSTED","details":[{"@type":"RetryInfo","retryDelay":"34.4s"},{"fieldViolations":[{"field":"contents"}]}]}}"""
                ),
                new(FuzzAction.Check, 200, """{"models":[{"name":"models/gemini"}]}"""),
            ]
        );

    private static FuzzSubject Stability() =>
        new(
            "stability",
            (services, settings) => services.AddStabilityProvider(settings),
            ProviderScene.Request("stability/core", "core"),
            [
                new(FuzzAction.Submit, 200, $$"""{"image":"{{Png}}","finish_reason":"SUCCESS","seed":343940597}"""),
                new(
                    FuzzAction.Submit,
                    200,
                    $$"""{"artifacts":[{"base64":"{{Png}}","seed":7,"finishReason":"SUCCESS"}]}""",
                    StabilitySdxlTests.Request
                ),
                new(
                    FuzzAction.Submit,
                    400,
                    """{"id":"fc0ade0f","name":"bad_request","errors":["prompt: cannot be empty"]}"""
                ),
                new(FuzzAction.Submit, 200, """{"id":"a6dc6c6e20acda01"}""", StabilityUpscaleTests.Creative),
                new(
                    FuzzAction.Submit,
                    200,
                    $$"""{"image":"{{Png}}","finish_reason":"SUCCESS"}""",
                    StabilityUpscaleTests.Fast
                ),
                new(
                    FuzzAction.Poll,
                    202,
                    """{"id":"a6dc6c6e20acda01","status":"in-progress"}""",
                    StabilityUpscaleTests.Creative
                ),
                new(FuzzAction.Poll, 404, """{"id":"a6dc","name":"generation_not_found","errors":["gone"]}"""),
                new(FuzzAction.Check, 200, """{"credits":12.5}"""),
            ]
        );

    private static FuzzSubject BlackForestLabs() =>
        new(
            "bfl",
            (services, _) => services.AddBlackForestLabsProvider(),
            ProviderScene.Request("bfl/flux-2-pro", "flux-2-pro"),
            [
                new(
                    FuzzAction.Submit,
                    200,
                    """{"id":"5f0c1a52","polling_url":"https://api.eu2.bfl.ai/v1/get_result?id=5f0c1a52","cost":3.0,"input_mp":0.0,"output_mp":1.05}"""
                ),
                new(FuzzAction.Submit, 422, Validation),
                new(
                    FuzzAction.Poll,
                    200,
                    """{"id":"5f0c","status":"Ready","result":{"sample":"https://delivery-eu1.bfl.ai/results/1.png","seed":1234567890},"progress":0.5}"""
                ),
                new(
                    FuzzAction.Poll,
                    200,
                    """{"id":"5f0c","status":"Error","result":null,"progress":null,"details":{"reason":"no room"}}"""
                ),
                new(FuzzAction.Check, 200, """{"credits":12.5}"""),
            ]
        )
        {
            Job = "1764000000|3.0|http://127.0.0.1:9/v1/get_result?id=5f0c1a52",
        };

    private static FuzzSubject Replicate() =>
        new(
            "replicate",
            (services, settings) => services.AddReplicateProvider(settings),
            ReplicateScene.SchnellRequest,
            [
                new(
                    FuzzAction.Submit,
                    201,
                    ReplicateScene.Prediction(
                        "succeeded",
                        $"[\"data:image/png;base64,{Png}\"]",
                        more: "\"metrics\":{\"predict_time\":1.5},"
                    )
                ),
                new(
                    FuzzAction.Submit,
                    422,
                    """{"title":"Invalid","detail":"- input.width: must be smaller","status":422}"""
                ),
                new(
                    FuzzAction.Poll,
                    200,
                    ReplicateScene.Prediction("succeeded", "\"https://replicate.delivery/1.png\"")
                ),
                new(
                    FuzzAction.Poll,
                    200,
                    ReplicateScene.Prediction(
                        "failed",
                        error: "\"NSFW content detected\"",
                        more: "\"metrics\":{\"predict_time\":1.5},"
                    )
                ),
                new(FuzzAction.Poll, 429, """{"detail":"Request was throttled. Your rate limit resets in ~30s."}"""),
                new(
                    FuzzAction.Reconcile,
                    200,
                    $$"""{"next":null,"previous":null,"results":[{{ReplicateScene.Prediction("processing")}}]}"""
                ),
                new(FuzzAction.Check, 200, """{"type":"user","username":"fox"}"""),
            ]
        );

    private static FuzzSubject Kie() =>
        new(
            "kie",
            (services, _) => services.AddKieProvider(),
            KieProviderTests.Request("nano-banana-2-lite"),
            [
                new(FuzzAction.Submit, 200, """{"code":200,"msg":"success","data":{"taskId":"task12345"}}"""),
                new(FuzzAction.Submit, 200, """{"code":422,"msg":"no such size","data":null}"""),
                new(
                    FuzzAction.Poll,
                    200,
                    """{"code":200,"msg":"success","data":{"taskId":"k1","state":"success","resultJson":"{\"resultUrls\":[\"https://example.com/a.png\"]}","failCode":"","failMsg":"","creditsConsumed":4}}"""
                ),
                new(
                    FuzzAction.Poll,
                    200,
                    """{"code":200,"msg":"ok","data":{"taskId":"k1","state":"fail","failCode":"500","failMsg":"party"}}"""
                ),
                new(
                    FuzzAction.Poll,
                    200,
                    """{"code":200,"msg":"success","data":{"successFlag":1,"response":{"resultImageUrl":"https://example.com/r.jpg"},"errorCode":null,"errorMessage":""}}""",
                    KieProviderTests.Request("flux-kontext-pro")
                ),
                new(FuzzAction.Check, 200, """{"code":200,"msg":"success","data":100}"""),
            ]
        );

    private static FuzzSubject ComfyUI() =>
        new(
            "comfyui",
            (services, _) => services.AddComfyUIProvider(),
            ComfyUIProviderTests.Request,
            [
                new(FuzzAction.Submit, 200, """{"prompt_id":"p7xq0rmc3drm80cq","number":3,"node_errors":{}}"""),
                new(
                    FuzzAction.Submit,
                    400,
                    """{"error":{"type":"prompt_outputs_failed_validation","message":"No","details":"x","extra_info":{}},"node_errors":{"3":{"errors":[{"message":"Too big","details":"cfg","extra_info":{"input_name":"cfg"}}]}}}"""
                ),
                new(
                    FuzzAction.Poll,
                    200,
                    """{"queue_running":[[7,"p7xq0rmc3drm80cq",{"5":{"inputs":{}}},{"client_id":"z"},["5"]]],"queue_pending":[[8,"other",{}]]}""",
                    Part: "/queue"
                ),
                new(
                    FuzzAction.Poll,
                    200,
                    """{"p7xq0rmc3drm80cq":{"outputs":{"19":{"images":[{"filename":"a_00001_.png","subfolder":"x","type":"output"}]}},"status":{"status_str":"success","completed":true,"messages":[["execution_start",{"prompt_id":"p"}],["execution_error",{"exception_message":"Out of memory"}]]}}}""",
                    Part: "/history"
                ),
                new(FuzzAction.Reconcile, 200, """{"queue_running":[],"queue_pending":[]}""", Part: "/queue"),
                new(FuzzAction.Check, 200, """{"system":{"os":"posix"},"devices":[]}"""),
            ]
        )
        {
            Other = """{"queue_running":[],"queue_pending":[]}""",
        };

    private static FuzzSubject Automatic1111() =>
        new(
            "automatic1111",
            (services, _) => services.AddAutomatic1111Provider(),
            Automatic1111ProviderTests.Request,
            [
                new(
                    FuzzAction.Submit,
                    200,
                    $$"""{"images":["{{Png}}","{{Png}}"],"parameters":{"steps":20},"info":"{\"seed\":42,\"all_seeds\":[42,43],\"index_of_first_image\":1}"}"""
                ),
                new(FuzzAction.Submit, 404, """{"detail":"Init image not found"}"""),
                new(FuzzAction.Submit, 422, Validation),
                new(
                    FuzzAction.Check,
                    200,
                    """[{"title":"sd_xl_base_1.0.safetensors [31e35c80fc]","model_name":"sd_xl","hash":"31e35c80fc"}]"""
                ),
            ]
        );

    private static string Stream() =>
        "event: keepalive\ndata:\n\nevent: image_generation.partial_image\ndata: {\"type\":\"image_generation.partial_image\",\"b64_json\":\""
        + Png
        + "\",\"partial_image_index\":0}\n\nevent: image_generation.completed\ndata: {\"type\":\"image_generation.completed\",\"b64_json\":\""
        + Png
        + "\",\"usage\":{\"input_tokens\":10,\"output_tokens\":1000}}\n\ndata: [DONE]\n\n";
}
