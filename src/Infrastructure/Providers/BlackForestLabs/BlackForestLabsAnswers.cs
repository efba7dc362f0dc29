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
    public ProviderAnswer Of(TaskState state, BlackForestLabsTask task, ProviderJob job) => state.Status switch
    {
        "Ready" => Ready(state, task, job.Call),
        "Request Moderated" => new ProviderAnswer.Refused($"{Name} refuses this prompt or reference image."),

        // The image was made before it was looked at, and the price was told when the task was accepted.
        "Content Moderated" => new ProviderAnswer.Refused($"{Name} made an image and keeps it back for its content.", Charged: true),
        "Error" => new ProviderAnswer.Failed(WordsOf(state.Details, job.Call.Connection) ?? $"{Name} failed to make the image."),

        // The price was told when the task was accepted; a result that is no longer there may have been made all the same.
        "Task not found" when clock.GetUtcNow() - task.Since > _visible =>
            new ProviderAnswer.Completed([ProviderImage.Gone($"{Name} does not have the task any more.")], task.Cost),
        _ => Accepted(task, job.ProviderJobId, state.Progress),
    };

    /// <summary>For an answer to a request that accepts nothing.</summary>
    public static ProviderAnswer ForSubmit(ProviderReply reply, ProviderConnection connection) => reply.Status switch
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

    private ProviderAnswer Ready(TaskState state, BlackForestLabsTask task, ProviderCall call) => state.Result?.Sample is { Length: > 0 } sample
        ? new ProviderAnswer.Completed([results.At(sample, call.Connection, state.Result.Seed ?? call.Request.Seed.Value)], task.Cost)
        : new ProviderAnswer.NoOutput($"{Name} answered without an image.");

    // A share or a figure of a hundred: the specification does not say which.
    private static int? PercentOf(double? progress) => progress switch
    {
        >= 0 and <= 1 => (int)(progress * 100),
        > 1 and <= 100 => (int)progress,
        _ => null,
    };

    private static ProviderAnswer.Invalid Invalid(ProviderReply reply, ProviderConnection connection)
    {
        if (Problem(reply) is not { ValueKind: JsonValueKind.Array } list || list.EnumerateArray().FirstOrDefault() is not { ValueKind: JsonValueKind.Object } first)
        {
            return new ProviderAnswer.Invalid(null, WordsOf(reply, connection) ?? $"{Name} did not accept a setting.");
        }

        var name = first.TryGetProperty("loc", out var path) && path.ValueKind == JsonValueKind.Array ? path.EnumerateArray().Select(TextOf).LastOrDefault() : null;
        var words = first.TryGetProperty("msg", out var message) ? ProviderWords.Fit(TextOf(message), connection) : null;
        return new ProviderAnswer.Invalid(FieldOf(name), words ?? $"{Name} did not accept a setting.");
    }

    private static string? FieldOf(string? name) => name switch
    {
        null => null,
        _ when name.StartsWith("input_image", StringComparison.Ordinal) => "references",
        _ => _fields.GetValueOrDefault(name),
    };

    private static string? WordsOf(ProviderReply reply, ProviderConnection connection) => WordsOf(Problem(reply), connection);

    private static string? WordsOf(JsonElement? said, ProviderConnection connection) => said switch
    {
        { ValueKind: JsonValueKind.String } text => ProviderWords.Fit(TextOf(text), connection),
        { ValueKind: JsonValueKind.Object } details when details.EnumerateObject().Select(member => TextOf(member.Value)).FirstOrDefault(text => text is not null) is { } first =>
            ProviderWords.Fit(first, connection),
        _ => null,
    };

    private static JsonElement? Problem(ProviderReply reply) =>
        reply.Fault is null && !reply.Succeeded ? reply.Read(BlackForestLabsJson.Default.BlackForestLabsProblem)?.Detail : null;

    private static string? TextOf(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a character, spelled out in JSON.
            return null;
        }
    }
}
