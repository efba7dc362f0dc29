using System.Text.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.BlackForestLabs;

/// <summary>What the states of a task and the refusals mean.</summary>
internal sealed class BlackForestLabsAnswers(ResultFetcher results, TimeProvider clock)
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

    public ProviderAnswer.Accepted Accepted(BlackForestLabsTask task, string id, double? progress = null) =>
        new(id, TimeSpan.FromTicks(Math.Clamp((clock.GetUtcNow() - task.Since).Ticks / 10, _soonestPoll.Ticks, _latestPoll.Ticks)), PercentOf(progress));

    /// <summary>What a task's state means for the request.</summary>
    public ProviderAnswer Of(TaskState state, ProviderReply reply, BlackForestLabsTask task, RemoteJob job) => state.Status?.Trim() switch
    {
        "Ready" => Ready(state, reply, task, job.Call),
        "Request Moderated" => new ProviderAnswer.Refused($"{Name} refuses this prompt or reference image."),

        // The image was made before it was looked at, and the price was told when the task was accepted.
        "Content Moderated" => new ProviderAnswer.Refused($"{Name} made an image and keeps it back for its content.", Charged: true),
        "Error" => new ProviderAnswer.Failed(WordsOf(state.Details, job.Call.Connection) ?? $"{Name} failed to make the image."),

        // The price was told when the task was accepted; a result that is no longer there may have been made all the same.
        "Task not found" when clock.GetUtcNow() - task.Since > _visible =>
            new ProviderAnswer.Completed([ProviderOutput.Gone($"{Name} does not have the task any more.")], task.Cost),
        _ => Accepted(task, job.ProviderJobId, state.Progress),
    };

    /// <summary>For an answer to a request that accepts nothing.</summary>
    public static ProviderAnswer ForSubmit(ProviderReply reply, ProviderConnection connection) => reply.Unmasked().Status switch
    {
        404 => new ProviderAnswer.Unavailable($"{Name} does not have this model any more."),
        422 => Invalid(reply, connection),
        _ => StandardAnswers.ForSubmit(reply, Name, WordsOf(reply, connection)),
    };

    public static ProviderAnswer ForPoll(ProviderReply reply, ProviderConnection connection) =>
        StandardAnswers.ForPoll(reply, Name, WordsOf(reply, connection));

    public static ProviderHealth ForCheck(ProviderReply reply, ProviderConnection connection) =>
        reply.Succeeded && reply.Read(BlackForestLabsJson.Default.CreditBalance)?.Credits <= 0
            ? new ProviderHealth(ProviderCondition.OutOfCredit, $"The account at {Name} is out of credit.")
            : StandardAnswers.ForCheck(reply, Name, WordsOf(reply, connection));

    private ProviderAnswer Ready(TaskState state, ProviderReply reply, BlackForestLabsTask task, ProviderCall call)
    {
        var result = LenientJson.Read(state.Result, BlackForestLabsJson.Default.TaskResult);
        var seed = result?.Seed ?? call.ImageRequest.Seed.Value;
        var image = results.ImageOf(reply, result?.Sample, call.Connection, seed)
            ?? OutputFinder.Find(state.Result).Select(text => results.ImageOf(reply, text, call.Connection, seed)).FirstOrDefault(found => found is not null);
        return image is not null
            ? new ProviderAnswer.Completed([image], task.Cost)
            : new ProviderAnswer.NoOutput($"{Name} answered without an image.", task.Cost);
    }

    // A share or a figure of a hundred: the specification does not say which.
    private static int? PercentOf(double? progress) => progress switch
    {
        >= 0 and <= 1 => (int)(progress * 100),
        > 1 and <= 100 => (int)progress,
        _ => null,
    };

    private static ProviderAnswer.Invalid Invalid(ProviderReply reply, ProviderConnection connection) =>
        new(FieldOf(ErrorBody.Of(reply).Param), WordsOf(reply, connection) ?? $"{Name} did not accept a setting.");

    private static string? FieldOf(string? name) => name switch
    {
        null => null,
        _ when name.StartsWith("input_image", StringComparison.Ordinal) => "references",
        _ => _fields.GetValueOrDefault(name),
    };

    private static string? WordsOf(ProviderReply reply, ProviderConnection connection) => ErrorBody.WordsOf(reply, connection);

    private static string? WordsOf(JsonElement? said, ProviderConnection connection) => said switch
    {
        { ValueKind: JsonValueKind.String } text => ProviderWords.Fit(text.GetString(), connection),
        { ValueKind: JsonValueKind.Object } details => ProviderWords.Fit(ErrorBody.Of(details).Message ?? FirstText(details), connection),
        _ => null,
    };

    private static string? FirstText(JsonElement details) =>
        details.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String).Select(member => member.Value.GetString()).FirstOrDefault();
}
