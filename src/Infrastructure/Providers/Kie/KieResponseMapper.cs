using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Kie;

/// <summary>
/// What KIE AI's answers mean. Its texts can repeat the key: they are looked at to tell a refusal from a failure, and
/// never passed on.
/// </summary>
internal static class KieResponseMapper
{
    private const string Name = "KIE AI";
    private const int Good = 200;
    private const int MaxIdLength = 200;
    private const int MaxAddressLength = 2000;
    private const decimal DollarsPerCredit = 0.005m;
    private const string OutOfCredit = "The account at KIE AI is out of credit.";
    private const string WrongKey = "KIE AI does not take the key.";
    private const string Unaccepted = "KIE AI did not accept a setting of the request.";

    private static readonly string[] _wordsOfRefusals =
    [
        "policy",
        "policies",
        "flagged",
        "nsfw",
        "sensitive",
        "prohibited",
        "safety",
        "moderat",
    ];

    // A task may be asked about three times a second, by everybody who uses the key.
    private static readonly TimeSpan _pollInterval = TimeSpan.FromSeconds(3);

    // Twenty requests within so long; one that is too many is not kept.
    private static readonly TimeSpan _window = TimeSpan.FromSeconds(10);

    private static readonly ProviderResult.ContentRejected _refused = new(
        "KIE AI refuses this request because of its content. It was not charged."
    );

    public static ProviderResult ForCreate(ProviderResponse response)
    {
        var read = response.Read(KieJson.Default.KieReply);
        if (!response.Succeeded || read?.Code is not { } code)
            return DefaultResponseMapper.ForSubmit(response, Name);
        if (code != Good)
            return ForCode(code, response) ?? DefaultResponseMapper.ForSubmit(response, Name);

        return Of(read, KieJson.Default.KieAccepted)?.TaskId is { Length: > 0 and <= MaxIdLength } id
            ? new ProviderResult.Accepted(id, _pollInterval)
            : DefaultResponseMapper.ForSubmit(response, Name);
    }

    public static (string? Address, ProviderResult? Fault) ForUpload(ProviderResponse response)
    {
        var read = response.Read(KieJson.Default.KieReply);
        if (
            response.Succeeded
            && read?.Code == Good
            && Of(read, KieJson.Default.KieUploaded)?.DownloadUrl is { Length: > 0 and <= MaxAddressLength } address
        )
        {
            return (address, null);
        }

        return (
            null,
            CodeOf(response, read) is 400 or 413 or 422
                ? new ProviderResult.Invalid("references", "KIE AI did not accept the image.")
                : ForQuestion(response, read, "KIE AI does not take images now.")
        );
    }

    public static ProviderResult ForTask(ProviderResponse response, RemoteJob job, OutputDownloader results)
    {
        var read = response.Read(KieJson.Default.KieReply);
        if (
            !response.Succeeded
            || read?.Code != Good
            || Of(read, KieJson.Default.KieRecord) is not { State: { } state } task
        )
            return ForQuestion(response, read);

        return state.Trim().ToLowerInvariant() switch
        {
            "success" => Completed(ReadResult(task.ResultJson), response, job, results, task.CreditsConsumed),
            "fail" or "failed" => GivenUp(task.FailCode, task.FailMsg),
            _ => new ProviderResult.Accepted(job.ProviderJobId, _pollInterval),
        };
    }

    public static ProviderResult ForKontext(ProviderResponse response, RemoteJob job, OutputDownloader results)
    {
        var read = response.Read(KieJson.Default.KieReply);
        if (
            !response.Succeeded
            || read?.Code != Good
            || Of(read, KieJson.Default.KieKontextRecord) is not { SuccessFlag: { } flag } task
        )
            return ForQuestion(response, read);

        return flag switch
        {
            0 => new ProviderResult.Accepted(job.ProviderJobId, _pollInterval),
            1 => Completed(task.Response, response, job, results, credits: null),
            _ => GivenUp(task.ErrorCode, task.ErrorMessage),
        };
    }

    public static ConnectionCheckResult ForCheck(ProviderResponse response)
    {
        var read = response.Read(KieJson.Default.KieReply);
        return CodeOf(response, read) switch
        {
            401 => new ConnectionCheckResult(ConnectionStatus.CredentialRejected, WrongKey),
            402 => new ConnectionCheckResult(ConnectionStatus.OutOfCredit, OutOfCredit),
            Good when read?.Data is { ValueKind: JsonValueKind.Number } => ConnectionCheckResult.Healthy,
            Good or 0 => new ConnectionCheckResult(
                ConnectionStatus.Unreachable,
                $"{Name} answers with something that cannot be read."
            ),
            455 => new ConnectionCheckResult(ConnectionStatus.Unreachable, $"{Name} is being maintained."),
            var code when response.Succeeded => new ConnectionCheckResult(
                ConnectionStatus.Unreachable,
                $"{Name} answers with code {code}."
            ),
            _ => DefaultResponseMapper.ForCheck(response, Name),
        };
    }

    private static ProviderResult? ForCode(int code, ProviderResponse response) =>
        code switch
        {
            400 => _refused,
            401 => new ProviderResult.CredentialRejected(WrongKey),
            402 => new ProviderResult.OutOfCredit(OutOfCredit),
            403 => new ProviderResult.NotPermitted("KIE AI does not allow this request with this key."),
            404 => new ProviderResult.Invalid("model", "KIE AI does not have this model any more."),
            422 => new ProviderResult.Invalid(null, Unaccepted),
            429 => new ProviderResult.RateLimited(
                DefaultResponseMapper.RetryAfter(response, DateTimeOffset.UtcNow) ?? _window
            ),
            451 => new ProviderResult.Invalid("references", "KIE AI could not fetch the image."),
            455 => new ProviderResult.Unavailable("KIE AI is being maintained."),

            // A task that failed is not charged: so the service was seen to bill.
            500 => new ProviderResult.Unavailable("KIE AI has a fault."),
            501 => new ProviderResult.Failed("KIE AI could not make the image."),
            505 => new ProviderResult.Unavailable("KIE AI has switched this model off."),
            > 400 and < 500 => new ProviderResult.Invalid(null, $"KIE AI did not accept the request (code {code})."),
            _ => null,
        };

    /// <summary>For what makes nothing: it can be asked again.</summary>
    private static ProviderResult ForQuestion(
        ProviderResponse response,
        KieReply? read,
        string words = "KIE AI cannot tell now how far the job is."
    ) =>
        CodeOf(response, read) switch
        {
            401 => new ProviderResult.CredentialRejected(WrongKey),
            429 => new ProviderResult.RateLimited(
                DefaultResponseMapper.RetryAfter(response, DateTimeOffset.UtcNow) ?? _window
            ),
            _ => new ProviderResult.Unavailable(words),
        };

    // A task that failed is not charged.
    private static ProviderResult GivenUp(JsonElement? failCode, JsonElement? failMessage)
    {
        var (code, said) = (failCode?.ToString(), failMessage?.ToString() ?? "");
        if (code == "400" || _wordsOfRefusals.Any(word => said.Contains(word, StringComparison.OrdinalIgnoreCase)))
            return _refused;

        return code == "422"
            ? new ProviderResult.Invalid(null, Unaccepted)
            : new ProviderResult.Failed("KIE AI could not make the image.");
    }

    private static ProviderResult Completed(
        JsonElement? result,
        ProviderResponse response,
        RemoteJob job,
        OutputDownloader results,
        decimal? credits
    )
    {
        var images = OutputFinder
            .Find(result)
            .Where(text => text.Length <= MaxAddressLength || OutputFinder.IsInAnswer(text))
            .Select(text => results.ImageOf(response, text, job.Call.Connection))
            .OfType<ProviderOutput>()
            .ToList();
        var cost = Measured.Credits(credits) is { } counted ? Money.Usd(counted * DollarsPerCredit) : (Money?)null;
        return images.Count > 0
            ? new ProviderResult.Completed(images, cost)
            : new ProviderResult.NoOutput($"{Name} finished the job without an image.", cost);
    }

    private static JsonElement? ReadResult(JsonElement? result) =>
        result is { ValueKind: JsonValueKind.String } text
            ? LenientJson.Parse(Encoding.UTF8.GetBytes(text.GetString()!)) ?? result
            : result;

    /// <summary>The code of the body where HTTP says that all is well, else HTTP's.</summary>
    private static int CodeOf(ProviderResponse response, KieReply? read) =>
        response.Succeeded ? read?.Code ?? 0 : response.Status;

    private static T? Of<T>(KieReply read, JsonTypeInfo<T> type)
        where T : class => LenientJson.Read(read.Data, type);
}
