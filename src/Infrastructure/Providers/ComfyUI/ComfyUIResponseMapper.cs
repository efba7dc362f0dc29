using System.Text.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.ComfyUI;

/// <summary>What ComfyUI's answers mean.</summary>
internal static class ComfyUIResponseMapper
{
    private const string Name = "ComfyUI";
    private const int MaxIdLength = 200;
    private static readonly TimeSpan _pollInterval = TimeSpan.FromSeconds(1);

    public static ProviderResult.Accepted Accepted(string id, int? percent = null) => new(id, _pollInterval, percent);

    public static ProviderResult ForPrompt(ProviderResponse response, ProviderConnection connection)
    {
        var queued =
            response.Succeeded || response.Status == 400 ? response.Read(ComfyUIJson.Default.ComfyUIQueued) : null;
        if (Refusal(queued?.NodeErrors, connection) is { } refusal)
            return refusal;

        // A server that does not take names gives one of its own.
        if (response.Succeeded && queued?.PromptId is { Length: > 0 and <= MaxIdLength } id)
            return Accepted(id);

        return response.Unmasked().Status == 400 && !ErrorKind.IsRefusal(ErrorBody.Of(response))
            ? new ProviderResult.Invalid(
                null,
                ProviderMessage.Sanitize(TextOf(queued?.Error), connection)
                    ?? ErrorBody.WordsOf(response, connection)
                    ?? $"{Name} did not accept the graph."
            )
            : DefaultResponseMapper.ForSubmitWithFreeErrors(response, Name, ErrorBody.WordsOf(response, connection));
    }

    /// <summary>For everything that makes nothing.</summary>
    public static ProviderResult ForQuestion(ProviderResponse response) =>
        DefaultResponseMapper.ForPoll(response, Name);

    public static ProviderResult ForFinished(ComfyUIEntry entry, ProviderCall call, OutputDownloader results)
    {
        if (entry.Status?.StatusStr == "error")
            return new ProviderResult.Failed(ReasonOf(entry.Status.Messages, call.Connection));

        var images = (entry.Outputs ?? new Dictionary<string, ComfyUIOutput?>())
            .Select(output => (Place: ComfyUIGraph.PlaceOf(output.Key), output.Value?.Images))
            .Where(output => output.Place is >= 0 && output.Place < call.ImageRequest.Count)
            .OrderBy(output => output.Place)
            .SelectMany(output =>
                (output.Images ?? []).Select(file => ImageOf(file, output.Place!.Value, call, results))
            )
            .OfType<ProviderOutput>()
            .ToList();
        return images.Count > 0
            ? new ProviderResult.Completed(images)
            : new ProviderResult.NoOutput($"{Name} finished the job without an image.");
    }

    public static ConnectionCheckResult ForCheck(ProviderResponse response) =>
        response switch
        {
            { Succeeded: true } when response.Read(ComfyUIJson.Default.ComfyUIStats)?.System is null =>
                new ConnectionCheckResult(
                    ConnectionStatus.Unreachable,
                    "Something else than ComfyUI answers at this address."
                ),
            _ => DefaultResponseMapper.ForCheck(response, Name),
        };

    /// <summary>Whether a list of the queue names the job.</summary>
    public static bool Has(IReadOnlyList<JsonElement>? jobs, string id) =>
        jobs?.Any(job =>
            job.ValueKind == JsonValueKind.Array
            && job.GetArrayLength() > 1
            && job[1].ValueKind == JsonValueKind.String
            && job[1].ValueEquals(id)
        ) == true;

    private static ProviderOutput? ImageOf(ComfyUIFile? file, int place, ProviderCall call, OutputDownloader results)
    {
        if (file is not { Filename: { Length: > 0 } name } || (file.Type ?? "output") != "output")
            return null;

        var address = ComfyUIServer.AddressOf(
            call.Connection,
            $"/view?filename={Uri.EscapeDataString(name)}"
                + $"&subfolder={Uri.EscapeDataString(file.Subfolder ?? "")}&type=output"
        );
        return results.At(address, call.Connection, call.ImageRequest.Seed.For(place).Value, request =>
            ComfyUIServer.Authorize(request, call.Connection)
        );
    }

    private static ProviderResult.Invalid? Refusal(JsonElement? nodeErrors, ProviderConnection connection)
    {
        // Where there is none, some servers say {} and some say [].
        if (nodeErrors is not { ValueKind: JsonValueKind.Object } told || !told.EnumerateObject().Any())
            return null;

        var error = LenientJson
            .Read(told, ComfyUIJson.Default.NodeErrors)
            ?.Values.SelectMany(node => node?.Errors ?? [])
            .FirstOrDefault(error => error is not null);
        return new ProviderResult.Invalid(
            FieldOf(error?.ExtraInfo?.InputName),
            ProviderMessage.Sanitize(Joined(error?.Message, error?.Details), connection)
                ?? $"{Name} did not accept the graph."
        );
    }

    private static string? FieldOf(string? input) =>
        input switch
        {
            "ckpt_name" => "parameters.checkpoint",
            "sampler_name" => "parameters.sampler",
            "cfg" => "parameters.guidance",
            "steps" or "scheduler" => $"parameters.{input}",
            "denoise" => "strength",
            "image" => "references",
            "width" or "height" or "seed" => input,
            _ => null,
        };

    /// <summary>What the last error on the way was; a job that somebody stopped at the server has none.</summary>
    private static string ReasonOf(JsonElement? messages, ProviderConnection connection)
    {
        var reason = $"{Name} broke the job off.";
        if (messages is not { ValueKind: JsonValueKind.Array } list)
            return reason;

        foreach (
            var message in list.EnumerateArray()
                .Where(message => message.ValueKind == JsonValueKind.Array && message.GetArrayLength() > 1)
        )
        {
            var (name, data) = (message[0].ToString(), message[1]);
            if (name == "execution_interrupted")
                reason = "Somebody stopped the job at ComfyUI.";
            if (name == "execution_error")
                reason = ProviderMessage.Sanitize(
                    $"{Name} broke the job off: {Member(data, "exception_message") ?? Member(data, "exception_type")}",
                    connection
                )!;
        }

        return reason;
    }

    private static string? TextOf(JsonElement? error) =>
        error switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.Object } told => Joined(Member(told, "message"), Member(told, "details")),
            _ => null,
        };

    private static string? Joined(string? message, string? details) =>
        string.IsNullOrWhiteSpace(details) ? message
        : string.IsNullOrWhiteSpace(message) ? details
        : $"{message}: {details}";

    private static string? Member(JsonElement told, string name) =>
        told.ValueKind == JsonValueKind.Object
        && told.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
