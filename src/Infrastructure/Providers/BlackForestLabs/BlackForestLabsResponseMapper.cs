using System.Text.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.BlackForestLabs;

/// <summary>What the states of a task and the refusals mean.</summary>
internal sealed class BlackForestLabsResponseMapper(OutputDownloader results, TimeProvider clock)
{
    private const string Name = "Black Forest Labs";

    private static readonly TimeSpan _soonestPoll = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _latestPoll = TimeSpan.FromSeconds(2);

    /// <summary>How long a task that "is not found" may only not be visible yet.</summary>
    private static readonly TimeSpan _visible = TimeSpan.FromSeconds(60);

    private static readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal)
    {
        ["prompt"] = "prompt",
        ["seed"] = "seed",
        ["width"] = "width",
        ["height"] = "height",
        ["aspect_ratio"] = "aspectRatio",
        ["output_format"] = "outputFormat",
        ["image_prompt"] = "references",
        ["image_prompt_strength"] = "strength",
        ["steps"] = "parameters.steps",
        ["guidance"] = "parameters.guidance",
        ["safety_tolerance"] = "parameters.safetyTolerance",
        ["prompt_upsampling"] = "parameters.promptUpsampling",
        ["raw"] = "parameters.raw",
    };

    public ProviderResult.Accepted Accepted(BlackForestLabsTask task, string id, double? progress = null) =>
        new(
            id,
            TimeSpan.FromTicks(
                Math.Clamp((clock.GetUtcNow() - task.Since).Ticks / 10, _soonestPoll.Ticks, _latestPoll.Ticks)
            ),
            PercentOf(progress)
        );

    /// <summary>What a task's state means for the request.</summary>
    public ProviderResult Of(TaskState state, ProviderResponse response, BlackForestLabsTask task, RemoteJob job) =>
        state.Status?.Trim() switch
        {
            "Ready" => Ready(state, response, task, job.Call),
            "Request Moderated" => new ProviderResult.ContentRejected(
                $"{Name} refuses this prompt or reference image."
            ),

            // The image was made before it was looked at, and the price was told when the task was accepted.
            "Content Moderated" => new ProviderResult.ContentRejected(
                $"{Name} made an image and keeps it back for its content.",
                Charged: true
            ),
            "Error" => new ProviderResult.Failed(
                WordsOf(state.Details, job.Call.Connection) ?? $"{Name} failed to make the image."
            ),

            // The price was told when the task was accepted; a result that is no longer there may have been made all
            // the same.
            "Task not found" when clock.GetUtcNow() - task.Since > _visible => new ProviderResult.Completed(
                [ProviderOutput.Gone($"{Name} does not have the task any more.")],
                task.Cost
            ),
            _ => Accepted(task, job.ProviderJobId, state.Progress),
        };

    /// <summary>For an answer to a request that accepts nothing.</summary>
    public static ProviderResult ForSubmit(ProviderResponse response, ProviderConnection connection) =>
        response.Unmasked().Status switch
        {
            404 => new ProviderResult.Unavailable($"{Name} does not have this model any more."),
            422 => Invalid(response, connection),
            _ => DefaultResponseMapper.ForSubmit(response, Name, WordsOf(response, connection)),
        };

    public static ProviderResult ForPoll(ProviderResponse response, ProviderConnection connection) =>
        DefaultResponseMapper.ForPoll(response, Name, WordsOf(response, connection));

    public static ConnectionCheckResult ForCheck(ProviderResponse response, ProviderConnection connection) =>
        response.Succeeded && response.Read(BlackForestLabsJson.Default.CreditBalance)?.Credits <= 0
            ? new ConnectionCheckResult(ConnectionStatus.OutOfCredit, $"The account at {Name} is out of credit.")
            : DefaultResponseMapper.ForCheck(response, Name, WordsOf(response, connection));

    private ProviderResult Ready(
        TaskState state,
        ProviderResponse response,
        BlackForestLabsTask task,
        ProviderCall call
    )
    {
        var result = LenientJson.Read(state.Result, BlackForestLabsJson.Default.TaskResult);
        var seed = result?.Seed ?? call.ImageRequest.Seed.Value;
        var image = results.ImageOf(response, result?.Sample, call.Connection, seed)
            ?? OutputFinder
                .Find(state.Result)
                .Select(text => results.ImageOf(response, text, call.Connection, seed))
                .FirstOrDefault(found => found is not null);
        return image is not null
            ? new ProviderResult.Completed([image], task.Cost)
            : new ProviderResult.NoOutput($"{Name} answered without an image.", task.Cost);
    }

    // A share or a figure of a hundred: the specification does not say which.
    private static int? PercentOf(double? progress) =>
        progress switch
        {
            >= 0 and <= 1 => (int)(progress * 100),
            > 1 and <= 100 => (int)progress,
            _ => null,
        };

    private static ProviderResult.Invalid Invalid(ProviderResponse response, ProviderConnection connection) =>
        new(
            FieldOf(ErrorBody.Of(response).Param),
            WordsOf(response, connection) ?? $"{Name} did not accept a setting."
        );

    private static string? FieldOf(string? name) =>
        name switch
        {
            null => null,
            _ when name.StartsWith("input_image", StringComparison.Ordinal) => "references",
            _ => _fields.GetValueOrDefault(name),
        };

    private static string? WordsOf(ProviderResponse response, ProviderConnection connection) =>
        ErrorBody.WordsOf(response, connection);

    private static string? WordsOf(JsonElement? said, ProviderConnection connection) =>
        said switch
        {
            { ValueKind: JsonValueKind.String } text => ProviderMessage.Sanitize(text.GetString(), connection),
            { ValueKind: JsonValueKind.Object } details => ProviderMessage.Sanitize(
                ErrorBody.Of(details).Message ?? FirstText(details),
                connection
            ),
            _ => null,
        };

    private static string? FirstText(JsonElement details) =>
        details
            .EnumerateObject()
            .Where(member => member.Value.ValueKind == JsonValueKind.String)
            .Select(member => member.Value.GetString())
            .FirstOrDefault();
}
