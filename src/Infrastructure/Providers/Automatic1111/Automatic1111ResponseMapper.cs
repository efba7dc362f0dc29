using System.Text.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using Seed = ImageGenerator.Domain.Common.Seed;

namespace ImageGenerator.Infrastructure.Providers.Automatic1111;

/// <summary>What the server's answers mean.</summary>
internal static class Automatic1111ResponseMapper
{
    private const string Name = "AUTOMATIC1111";
    private const string WrongPassword =
        "AUTOMATIC1111 does not take the user name and password. Write both as one key: user:password.";
    private const string NoApi = "There is no API at this address. Was the server started with --api?";

    public static ProviderResult ForImages(ProviderResponse response, ProviderCall call)
    {
        response = response.Unmasked();
        var words = ErrorBody.WordsOf(response, call.Connection);
        if (!response.Succeeded)
            return ForFault(response, call.Connection)
                ?? DefaultResponseMapper.ForSubmitWithFreeErrors(response, Name, words);
        if (response.Read(Automatic1111Json.Default.Automatic1111Made) is not { Images: { } images } made)
            return DefaultResponseMapper.ForSubmit(response, Name);

        var info = ReadInfo(made.Info);
        var output = images
            .Skip(Math.Max(0, info?.IndexOfFirstImage ?? 0))
            .Select((base64, place) => response.ImageOf(base64, SeedOf(info, place)))
            .OfType<ProviderOutput>()
            .ToList();
        return output.Count > 0
            ? new ProviderResult.Completed(output)
            : new ProviderResult.NoOutput($"{Name} answered without an image.");
    }

    /// <summary>For a question before anything is made.</summary>
    public static ProviderResult ForQuestion(ProviderResponse response, ProviderConnection connection) =>
        (response.Succeeded ? null : ForFault(response, connection))
        ?? DefaultResponseMapper.ForPreparation(response, Name, $"{Name} cannot be asked for its checkpoints.");

    public static ConnectionCheckResult ForCheck(ProviderResponse response) =>
        response switch
        {
            { Status: 401 } => new ConnectionCheckResult(ConnectionStatus.CredentialRejected, WrongPassword),
            { Status: 404 } => new ConnectionCheckResult(ConnectionStatus.Unreachable, NoApi),
            { Succeeded: true }
                when response.Read(Automatic1111Json.Default.IReadOnlyListAutomatic1111Checkpoint) is null =>
                new ConnectionCheckResult(
                    ConnectionStatus.Unreachable,
                    "Something else than AUTOMATIC1111 answers at this address."
                ),
            _ => DefaultResponseMapper.ForCheck(response, Name),
        };

    private static ProviderResult? ForFault(ProviderResponse response, ProviderConnection connection)
    {
        if (ErrorKind.IsRefusal(ErrorBody.Of(response)))
            return null;

        var error = response.Read(Automatic1111Json.Default.Automatic1111Error);
        var detail = TextOf(error?.Detail);
        return response.Status switch
        {
            401 => new ProviderResult.CredentialRejected(WrongPassword),
            404 when detail is null or "Not Found" => new ProviderResult.Unavailable(NoApi),
            400 or 404 or 422 => new ProviderResult.Invalid(
                FieldOf(error?.Detail),
                ProviderMessage.Sanitize(detail, connection)
                    ?? ErrorBody.WordsOf(response, connection)
                    ?? $"{Name} did not accept the request."
            ),
            500 when TextOf(error?.Error) is { } crash => new ProviderResult.Failed(
                ProviderMessage.Sanitize($"{Name} broke off: {crash}. {TextOf(error?.Errors)}", connection)!
            ),
            _ => null,
        };
    }

    /// <summary>Text, or the first entry of the list that says which fields are wrong.</summary>
    private static string? TextOf(JsonElement? said) =>
        said switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } words ? words : null,
            { ValueKind: JsonValueKind.Array } list
                when list.GetArrayLength() > 0
                    && list[0].ValueKind == JsonValueKind.Object
                    && list[0].TryGetProperty("msg", out var message) => TextOf(message),
            _ => null,
        };

    private static string? FieldOf(JsonElement? detail)
    {
        if (detail is { ValueKind: JsonValueKind.Array } list)
        {
            var entry = list.GetArrayLength() > 0 ? list[0] : default;
            return
                entry.ValueKind == JsonValueKind.Object
                && entry.TryGetProperty("loc", out var place)
                && place.ValueKind == JsonValueKind.Array
                ? place
                    .EnumerateArray()
                    .Select(part => Named(part.ToString()))
                    .LastOrDefault(field => field is not null)
                : null;
        }

        return TextOf(detail)?.ToUpperInvariant() switch
        {
            { } words when words.StartsWith("SAMPLER", StringComparison.Ordinal) => "parameters.sampler",
            { } words
                when words.StartsWith("INIT IMAGE", StringComparison.Ordinal)
                    || words.Contains("ENCODED IMAGE", StringComparison.Ordinal) => "references",
            _ => null,
        };
    }

    private static string? Named(string field) =>
        field switch
        {
            "prompt" or "width" or "height" or "seed" => field,
            "negative_prompt" => "negativePrompt",
            "n_iter" => "count",
            "steps" or "scheduler" => $"parameters.{field}",
            "cfg_scale" => "parameters.guidance",
            "sampler_name" => "parameters.sampler",
            "init_images" => "references",
            "mask" => "mask",
            "denoising_strength" => "strength",
            _ => null,
        };

    private static Automatic1111Info? ReadInfo(JsonElement? info) =>
        info is { ValueKind: JsonValueKind.String } text
            ? LenientJson.Read(text.GetString(), Automatic1111Json.Default.Automatic1111Info)
            : LenientJson.Read(info, Automatic1111Json.Default.Automatic1111Info);

    private static long? SeedOf(Automatic1111Info? info, int place) =>
        info?.AllSeeds is { } seeds && place < seeds.Count && seeds[place] is { } seed && Seed.IsValid(seed)
            ? seed
            : null;
}
