using System.Text.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Automatic1111;

/// <summary>What the server's answers mean.</summary>
internal static class Automatic1111Answers
{
    private const string Name = "AUTOMATIC1111";
    private const string WrongPassword = "AUTOMATIC1111 does not take the user name and password. Write both as one key: user:password.";
    private const string NoApi = "There is no API at this address. Was the server started with --api?";

    public static ProviderAnswer ForImages(ProviderReply reply, ProviderCall call)
    {
        reply = reply.Unmasked();
        var words = ErrorBody.WordsOf(reply, call.Connection);
        if (!reply.Succeeded) return ForFault(reply, call.Connection) ?? StandardAnswers.ForSubmitWithFreeErrors(reply, Name, words);
        if (reply.Read(Automatic1111Json.Default.Automatic1111Made) is not { Images: { } images } made) return StandardAnswers.ForSubmit(reply, Name);

        var info = ReadInfo(made.Info);
        var output = images.Skip(Math.Max(0, info?.IndexOfFirstImage ?? 0))
            .Select((base64, place) => reply.ImageOf(base64, SeedOf(info, place)))
            .OfType<ProviderOutput>().ToList();
        return output.Count > 0 ? new ProviderAnswer.Completed(output) : new ProviderAnswer.NoOutput($"{Name} answered without an image.");
    }

    /// <summary>For a question before anything is made.</summary>
    public static ProviderAnswer ForQuestion(ProviderReply reply, ProviderConnection connection) =>
        (reply.Succeeded ? null : ForFault(reply, connection)) ?? StandardAnswers.ForPreparation(reply, Name, $"{Name} cannot be asked for its checkpoints.");

    public static ProviderHealth ForCheck(ProviderReply reply) => reply switch
    {
        { Status: 401 } => new ProviderHealth(ProviderCondition.CredentialRejected, WrongPassword),
        { Status: 404 } => new ProviderHealth(ProviderCondition.Unreachable, NoApi),
        { Succeeded: true } when reply.Read(Automatic1111Json.Default.IReadOnlyListAutomatic1111Checkpoint) is null =>
            new ProviderHealth(ProviderCondition.Unreachable, "Something else than AUTOMATIC1111 answers at this address."),
        _ => StandardAnswers.ForCheck(reply, Name),
    };

    private static ProviderAnswer? ForFault(ProviderReply reply, ProviderConnection connection)
    {
        if (ErrorKind.IsRefusal(ErrorBody.Of(reply))) return null;

        var error = reply.Read(Automatic1111Json.Default.Automatic1111Error);
        var detail = TextOf(error?.Detail);
        return reply.Status switch
        {
            401 => new ProviderAnswer.CredentialRejected(WrongPassword),
            404 when detail is null or "Not Found" => new ProviderAnswer.Unavailable(NoApi),
            400 or 404 or 422 => new ProviderAnswer.Invalid(
                FieldOf(error?.Detail), ProviderWords.Fit(detail, connection) ?? ErrorBody.WordsOf(reply, connection) ?? $"{Name} did not accept the request."),
            500 when TextOf(error?.Error) is { } crash => new ProviderAnswer.Failed(
                ProviderWords.Fit($"{Name} broke off: {crash}. {TextOf(error?.Errors)}", connection)!),
            _ => null,
        };
    }

    /// <summary>Text, or the first entry of the list that says which fields are wrong.</summary>
    private static string? TextOf(JsonElement? said) => said switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } words ? words : null,
        { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() > 0 && list[0].ValueKind == JsonValueKind.Object && list[0].TryGetProperty("msg", out var message) => TextOf(message),
        _ => null,
    };

    private static string? FieldOf(JsonElement? detail)
    {
        if (detail is { ValueKind: JsonValueKind.Array } list)
        {
            var entry = list.GetArrayLength() > 0 ? list[0] : default;
            return entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("loc", out var place) && place.ValueKind == JsonValueKind.Array
                ? place.EnumerateArray().Select(part => Named(part.ToString())).LastOrDefault(field => field is not null)
                : null;
        }

        return TextOf(detail)?.ToUpperInvariant() switch
        {
            { } words when words.StartsWith("SAMPLER", StringComparison.Ordinal) => "parameters.sampler",
            { } words when words.StartsWith("INIT IMAGE", StringComparison.Ordinal) || words.Contains("ENCODED IMAGE", StringComparison.Ordinal) => "references",
            _ => null,
        };
    }

    private static string? Named(string field) => field switch
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

    private static Automatic1111Info? ReadInfo(JsonElement? info) => info is { ValueKind: JsonValueKind.String } text
        ? LenientJson.Read(text.GetString(), Automatic1111Json.Default.Automatic1111Info)
        : LenientJson.Read(info, Automatic1111Json.Default.Automatic1111Info);

    private static long? SeedOf(Automatic1111Info? info, int place) =>
        info?.AllSeeds is { } seeds && place < seeds.Count && seeds[place] is { } seed && Seed.IsValid(seed) ? seed : null;
}
