using System.Globalization;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Providers.OpenAI;

/// <summary>
/// OpenAI's images API: one call that answers with the images. Reference images make it an edit, sent as a form.
/// https://platform.openai.com/docs/api-reference/images
/// </summary>
internal sealed class OpenAIProvider(
    OpenAIClient client,
    [FromKeyedServices(OpenAIProvider.ProviderId)] ProviderApi<IOpenAIApi> openAI,
    IImageProcessor processor
) : IProvider
{
    public const string ProviderId = "openai";

    /// <summary>The models' own parameters.</summary>
    public const string OutputQuality = "outputQuality";
    public const string Background = "background";
    public const string Moderation = "moderation";
    public const string PartialImages = "partialImages";

    private const string Transparent = "transparent";
    private const int MaxMaskBytes = 4 * 1024 * 1024;
    private readonly OpenAIServer _server = new(ProviderId, "OpenAI", openAI);

    public string Id => ProviderId;

    public bool CanResubmit => false;

    public async Task<ProviderResult> SubmitAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);

        var request = call.ImageRequest;
        if (request.Parameters.GetText(Background) == Transparent && request.OutputFormat == OutputFormat.Jpeg)
        {
            return new ProviderResult.Invalid(
                $"parameters.{Background}",
                "A transparent background needs PNG or WebP."
            );
        }

        var wanted = WireOf(call);
        if (request.References.Count == 0)
            return await SendAsync(
                call,
                wanted,
                api => api.GenerateAsync(wanted, call.Connection, cancellationToken),
                cancellationToken
            );

        var mask = await MaskOfAsync(request, cancellationToken);
        if (mask.Fault is { } fault)
            return fault;

        using var form = await FormOfAsync(wanted, request, mask.Bytes, cancellationToken);
        return await SendAsync(
            call,
            wanted,
            api => api.EditAsync(form, call.Connection, cancellationToken),
            cancellationToken
        );
    }

    public Task<ProviderResult> PollAsync(RemoteJob job, CancellationToken cancellationToken) =>
        Task.FromResult<ProviderResult>(new ProviderResult.NoOutput("OpenAI has no jobs to ask about."));

    /// <summary>There is nothing to tell: who closes the connection pays all the same.</summary>
    public Task CancelAsync(RemoteJob job, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ConnectionCheckResult> CheckAsync(
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        var reply = await _server.ListModelsAsync(connection, cancellationToken);
        if (reply.Status != 403)
            return DefaultResponseMapper.ForCheck(reply, _server.Name);

        // A key that may only make images may not list models; it is taken all the same.
        var words = ErrorBody.WordsOf(reply, connection);
        return words?.Contains("missing scopes", StringComparison.OrdinalIgnoreCase) == true
            ? ConnectionCheckResult.Healthy
            : DefaultResponseMapper.ForCheck(reply, _server.Name, words);
    }

    private Task<ProviderResult> SendAsync(
        ProviderCall call,
        OpenAIRequest wanted,
        Func<IOpenAIApi, Task<HttpResponseMessage>> send,
        CancellationToken cancellationToken
    ) =>
        wanted.Stream == true
            ? client.StreamAsync(_server, call, send, cancellationToken)
            : client.SendAsync(_server, call, send, cancellationToken);

    private static OpenAIRequest WireOf(ProviderCall call)
    {
        var request = call.ImageRequest;
        var partials = WantedPartials(call);
        return new OpenAIRequest
        {
            Prompt = request.Prompt,
            Model = request.ProviderModel,
            N = request.Count,
            Size = request.Size.ToString(),
            Quality = QualityOf(request.Quality),
            OutputFormat = FormatOf(request.OutputFormat),
            OutputCompression =
                request.OutputFormat == OutputFormat.Png ? null : (int?)request.Parameters.GetNumber(OutputQuality),
            Background = UnlessAuto(request.Parameters.GetText(Background)),
            Moderation = UnlessAuto(request.Parameters.GetText(Moderation)),
            Stream = partials is null ? null : true,
            PartialImages = partials,
        };
    }

    /// <summary>Each of them costs: they are made only for somebody who asked for them and who watches.</summary>
    private static int? WantedPartials(ProviderCall call) =>
        call.Partials is not null
        && call.ImageRequest.Count == 1
        && call.ImageRequest.Parameters.GetNumber(PartialImages) is > 0 and var wanted
            ? (int)wanted
            : null;

    /// <summary>
    /// OpenAI's own choice could cost anything between the lowest and the highest; the price that was shown is
    /// medium's.
    /// </summary>
    private static string QualityOf(Quality? quality) =>
        quality switch
        {
            Quality.Standard => "low",
            Quality.Ultra => "high",
            _ => "medium",
        };

    private static string FormatOf(OutputFormat format) =>
        format switch
        {
            OutputFormat.Jpeg => "jpeg",
            OutputFormat.Webp => "webp",
            _ => "png",
        };

    private static string? UnlessAuto(string? choice) => choice == "auto" ? null : choice;

    private async Task<(byte[]? Bytes, ProviderResult? Fault)> MaskOfAsync(
        ImageRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.Mask is not { } mask)
            return (null, null);

        try
        {
            var painted = await mask.ReadAsync(cancellationToken);
            var alpha = await Task.Run(() => processor.MaskToAlpha(painted).Bytes, cancellationToken);
            return alpha.Length <= MaxMaskBytes
                ? (alpha, null)
                : (null, new ProviderResult.Invalid("mask", "The mask is too detailed: OpenAI takes 4 MB at most."));
        }
        catch (UnreadableImageException unreadable)
        {
            return (null, new ProviderResult.Invalid("mask", unreadable.Message));
        }
    }

    private static async Task<FormBody> FormOfAsync(
        OpenAIRequest wanted,
        ImageRequest request,
        byte[]? mask,
        CancellationToken cancellationToken
    )
    {
        var form = new FormBody();
        foreach (var (name, value) in FieldsOf(wanted))
            form.AddText(name, value);

        var field = request.References.Count == 1 ? "image" : "image[]";
        foreach (var (place, image) in request.References.Index())
            await form.AddFileAsync(field, $"image-{place + 1}.{image.Extension}", image, cancellationToken);

        if (mask is not null)
            form.AddFile("mask", "mask.png", "image/png", mask);
        return form;
    }

    private static IEnumerable<(string Name, string Value)> FieldsOf(OpenAIRequest wanted)
    {
        (string Name, string? Value)[] fields =
        [
            ("prompt", wanted.Prompt),
            ("model", wanted.Model),
            ("n", wanted.N?.ToString(CultureInfo.InvariantCulture)),
            ("size", wanted.Size),
            ("quality", wanted.Quality),
            ("output_format", wanted.OutputFormat),
            ("output_compression", wanted.OutputCompression?.ToString(CultureInfo.InvariantCulture)),
            ("background", wanted.Background),
            ("moderation", wanted.Moderation),
            ("stream", wanted.Stream == true ? "true" : null),
            ("partial_images", wanted.PartialImages?.ToString(CultureInfo.InvariantCulture)),
        ];
        return from field in fields where field.Value is not null select (field.Name, field.Value);
    }
}
