using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ImageGenerator.Sdk;

public partial class ImageGeneratorClient
{
    internal static JsonSerializerOptions WireOptions => _settings.Value;

    /// <summary>
    /// Tells what happens, as it happens, until the token ends it. A stream that breaks is opened again where it was; a
    /// refusal is thrown.
    /// </summary>
    /// <param name="subject">Only this job's; everything when null.</param>
    /// <param name="lastEventId">The id of the last event that was seen: what came after it is told first.</param>
    /// <param name="cancellationToken">Ends the watching.</param>
    public async IAsyncEnumerable<ServerEvent> WatchEventsAsync(
        Guid? subject = null,
        string? lastEventId = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var reader = new EventStreamReader(lastEventId ?? "");
        while (true)
        {
            using var request = EventRequest(subject, reader.LastEventId);
            using var response = await OpenedAsync(request, cancellationToken).ConfigureAwait(false);
            if (response is not null)
            {
                var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
                await foreach (var item in reader.ReadAsync(body, cancellationToken).ConfigureAwait(false))
                    yield return item;
            }

            await Task.Delay(reader.Reopening, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The open stream; null when it could not be opened now.</summary>
    private async Task<HttpResponseMessage?> OpenedAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var response = await _httpClient
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
                return response;

            using (response)
                throw await RefusalAsync(response, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Transient.Is(exception))
        {
            return null;
        }
    }

    private static HttpRequestMessage EventRequest(Guid? subject, string lastEventId)
    {
        var path = subject is { } job ? $"api/v1/events?subject={job}" : "api/v1/events";
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastEventId.Length > 0)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        return request;
    }

    private static async Task<ImageGeneratorException> RefusalAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return new ImageGeneratorException(
            $"The server answered {(int)response.StatusCode}.",
            (int)response.StatusCode,
            text,
            response.Headers.ToDictionary(header => header.Key, header => header.Value),
            null
        );
    }
}
