using System.Net;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// Fetches the files that providers answer with addresses of. An address in an answer is as hostile as any other: only the
/// provider's own host may be in a private network, every redirect is checked again, and time and size are limited.
/// </summary>
internal sealed class ResultFetcher : IDisposable
{
    private const int MaxRedirects = 3;
    private const int Tries = 3;
    private const long MaxBytes = 64 * 1024 * 1024;
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(300);

    private readonly HttpClient _guarded = NewClient(trusted: false);
    private readonly HttpClient _trusted = NewClient(trusted: true);

    /// <summary>The image at an address; fetched when it is opened.</summary>
    /// <param name="address">As the provider gave it.</param>
    /// <param name="connection">The provider that gave it.</param>
    /// <param name="seed">The seed that made it, when the provider says.</param>
    /// <param name="authorize">Adds the provider's key; used for the provider's own host only.</param>
    public ProviderImage At(string address, ProviderConnection connection, long? seed = null, Action<HttpRequestMessage>? authorize = null) =>
        new Remote(this, address, connection, authorize) { Seed = seed };

    public void Dispose()
    {
        _guarded.Dispose();
        _trusted.Dispose();
    }

    private static HttpClient NewClient(bool trusted)
    {
        var client = new HttpClient(ProviderHttpRegistration.NewHandler(trusted)) { Timeout = _timeout };

        // Some networks that spread files out (Together's) turn away who does not say what it is.
        client.DefaultRequestHeaders.UserAgent.ParseAdd("ImageGenerator");
        return client;
    }

    private async Task<Stream> OpenAsync(
        string address, ProviderConnection connection, Action<HttpRequestMessage>? authorize, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)) throw new UnreadableImageException("The provider's address of the image is none.");

        for (var tried = 1; ; tried++)
        {
            try
            {
                return await FollowAsync(uri, connection, authorize, cancellationToken);
            }
            catch (Exception fault) when (ProviderHttp.FaultOf(fault, cancellationToken) is not null)
            {
                if (tried == Tries) throw new UnreadableImageException("The image could not be fetched from the provider.", fault);
                await Task.Delay(_pause * tried, cancellationToken);
            }
        }
    }

    private async Task<Stream> FollowAsync(
        Uri uri, ProviderConnection connection, Action<HttpRequestMessage>? authorize, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= MaxRedirects; hop++)
        {
            if (uri.Scheme is not ("https" or "http")) throw new UnreadableImageException("The provider's address of the image is none of the web.");

            var response = await SendAsync(uri, connection, authorize, cancellationToken);
            if (response.StatusCode is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest && response.Headers.Location is { } next)
            {
                response.Dispose();
                uri = new Uri(uri, next);
                continue;
            }

            return await AcceptAsync(response, cancellationToken);
        }

        throw new UnreadableImageException("The provider's address of the image leads on and on.");
    }

    private Task<HttpResponseMessage> SendAsync(
        Uri uri, ProviderConnection connection, Action<HttpRequestMessage>? authorize, CancellationToken cancellationToken)
    {
        var isOwnHost = connection.BaseAddress is { } home && home.Host == uri.Host && home.Port == uri.Port && home.Scheme == uri.Scheme;
        var request = new HttpRequestMessage(HttpMethod.Get, uri);
        if (isOwnHost) authorize?.Invoke(request);

        var client = isOwnHost && connection.IsTrustedAddress ? _trusted : _guarded;
        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static async Task<Stream> AcceptAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var length = response.Content.Headers.ContentLength;
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        if (status is >= 200 and < 300 && !(length > MaxBytes) && !IsText(type))
        {
            return await response.Content.ReadAsStreamAsync(cancellationToken);
        }

        response.Dispose();
        if (status is 408 or 429 or >= 500) throw new HttpRequestException($"Status {status}.");

        throw new UnreadableImageException(status switch
        {
            403 or 404 or 410 => "The provider no longer has the image: its address has expired.",
            >= 300 => $"The image could not be fetched from the provider (status {status}).",
            _ => length > MaxBytes ? "The provider's image is too large." : "The provider sent a page instead of an image.",
        });
    }

    private static bool IsText(string mediaType) =>
        mediaType.StartsWith("text/", StringComparison.Ordinal) || mediaType is "application/json" or "application/problem+json" or "application/xhtml+xml";

    private sealed class Remote(ResultFetcher fetcher, string address, ProviderConnection connection, Action<HttpRequestMessage>? authorize) : ProviderImage
    {
        public override Task<Stream> OpenAsync(CancellationToken cancellationToken) =>
            fetcher.OpenAsync(address, connection, authorize, cancellationToken);
    }
}
