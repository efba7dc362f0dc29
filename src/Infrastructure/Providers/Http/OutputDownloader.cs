using System.Net;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// Fetches the files that providers answer with addresses of. An address in an answer is as hostile as any other: only
/// the provider's own host may be in a private network, every redirect is checked again, and time and size are limited.
/// The image is paid for, so it is fetched whole before anybody reads it: a connection that breaks in the middle is no
/// loss.
/// </summary>
internal sealed class OutputDownloader : IDisposable
{
    private const int MaxRedirects = 3;
    private const int Tries = 3;
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(300);

    // Some say that an image is done a moment before it can be had. Together these are less time than any provider
    // keeps a result.
    private static readonly TimeSpan[] _pausesUntilItAppears =
    [
        .. new[] { 0.5, 1, 2, 4, 4 }.Select(TimeSpan.FromSeconds),
    ];

    private readonly HttpClient _guarded;
    private readonly HttpClient _trusted;
    private readonly TimeProvider _clock;

    public OutputDownloader(TimeProvider clock)
        : this(
            ProviderHttpRegistration.NewHandler(trusted: true),
            ProviderHttpRegistration.NewHandler(trusted: false),
            clock
        ) { }

    internal OutputDownloader(HttpMessageHandler trusted, HttpMessageHandler guarded, TimeProvider clock)
    {
        (_trusted, _guarded, _clock) = (NewClient(trusted), NewClient(guarded), clock);
    }

    /// <summary>The image at an address; fetched when it is opened.</summary>
    /// <param name="address">As the provider gave it.</param>
    /// <param name="connection">The provider that gave it.</param>
    /// <param name="seed">The seed that made it, when the provider says.</param>
    /// <param name="authorize">Adds the provider's key; used for the provider's own host only.</param>
    public ProviderOutput At(
        string address,
        ProviderConnection connection,
        long? seed = null,
        Action<HttpRequestMessage>? authorize = null
    ) => new Remote(this, address, connection, authorize) { Seed = seed };

    /// <summary>
    /// The image that a text of an answer stands for, however the provider hands it over; null when it is none.
    /// </summary>
    /// <param name="reply">The answer.</param>
    /// <param name="text">An address, absolute or relative to the provider's, a data URL, or base64.</param>
    /// <param name="connection">The provider that gave it.</param>
    /// <param name="seed">The seed that made it, when the provider says.</param>
    /// <param name="authorize">Adds the provider's key; used for the provider's own host only.</param>
    /// <param name="isBase64">True where the text is base64 unless it says that it is something else.</param>
    public ProviderOutput? ImageOf(
        ProviderResponse reply,
        string? text,
        ProviderConnection connection,
        long? seed = null,
        Action<HttpRequestMessage>? authorize = null,
        bool isBase64 = false
    )
    {
        if (text?.Trim() is not { Length: > 0 } given)
            return null;
        if (OutputFinder.IsInAnswer(given) || (isBase64 && !OutputFinder.IsWebAddress(given)))
            return reply.ImageOf(given, seed);

        return At(given, connection, seed, authorize);
    }

    public void Dispose()
    {
        _guarded.Dispose();
        _trusted.Dispose();
    }

    private static HttpClient NewClient(HttpMessageHandler handler)
    {
        // A try has one time limit for all its hops and the body; see TryAsync.
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };

        // Some networks that spread files out (Together's) turn away who does not say what it is.
        client.DefaultRequestHeaders.UserAgent.ParseAdd("ImageGenerator");
        return client;
    }

    private async Task<Stream> OpenAsync(
        string address,
        ProviderConnection connection,
        Action<HttpRequestMessage>? authorize,
        CancellationToken cancellationToken
    )
    {
        if (AddressOf(address, connection) is not { } uri)
            throw new UnreadableImageException("The provider's address of the image is none.");

        var waited = 0;
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await TryAsync(uri, connection, authorize, cancellationToken);
            }
            catch (HttpRequestException closed) when (closed.InnerException is PrivateAddressException)
            {
                throw new UnreadableImageException(
                    "The provider's address of the image leads into a private network.",
                    closed
                );
            }
            catch (HttpRequestException missing)
                when (missing.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
            {
                if (waited == _pausesUntilItAppears.Length)
                    throw new ImageNotFetchedException(DownloadedImage.Expired, missing) { IsGone = true };
                await Task.Delay(_pausesUntilItAppears[waited++], _clock, cancellationToken);
            }
            catch (Exception fault) when (TransportErrors.Of(fault, cancellationToken) is not null)
            {
                if (tried - waited >= Tries)
                    throw new ImageNotFetchedException("The image could not be fetched from the provider.", fault);
                await Task.Delay(_pause * tried, _clock, cancellationToken);
            }
        }
    }

    private static Uri? AddressOf(string address, ProviderConnection connection)
    {
        // What begins with a slash is relative to the provider's address; .NET would take it for a file of ours.
        if (address.Length == 0)
            return null;
        if (!address.StartsWith('/') && Uri.TryCreate(address, UriKind.Absolute, out var absolute))
            return absolute;

        return
            connection.BaseAddress is { } home
            && Uri.TryCreate(new Uri(home.AbsoluteUri.TrimEnd('/') + '/'), address, out var relative)
            ? relative
            : null;
    }

    private async Task<Stream> TryAsync(
        Uri uri,
        ProviderConnection connection,
        Action<HttpRequestMessage>? authorize,
        CancellationToken cancellationToken
    )
    {
        using var late = new CancellationTokenSource(_timeout, _clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        using var response = await FollowAsync(uri, connection, authorize, ending.Token);
        DownloadedImage.Accept(response);
        return await DownloadedImage.ReadAsync(response, ending.Token);
    }

    private async Task<HttpResponseMessage> FollowAsync(
        Uri uri,
        ProviderConnection connection,
        Action<HttpRequestMessage>? authorize,
        CancellationToken cancellationToken
    )
    {
        // The provider's own host is trusted as long as it speaks for itself; what a stranger points at is a
        // stranger's.
        var isAtHome = true;
        for (var hop = 0; hop <= MaxRedirects; hop++)
        {
            if (uri.Scheme is not ("https" or "http"))
                throw new UnreadableImageException("The provider's address of the image is none of the web.");

            isAtHome &= IsHome(uri, connection);
            var response = await SendAsync(uri, isAtHome, connection, authorize, cancellationToken);
            if (
                response.StatusCode is < HttpStatusCode.MultipleChoices or >= HttpStatusCode.BadRequest
                || response.Headers.Location is not { } next
            )
                return response;

            response.Dispose();
            uri = new Uri(uri, next);
        }

        throw new UnreadableImageException("The provider's address of the image leads on and on.");
    }

    private Task<HttpResponseMessage> SendAsync(
        Uri uri,
        bool isAtHome,
        ProviderConnection connection,
        Action<HttpRequestMessage>? authorize,
        CancellationToken cancellationToken
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Get, uri);
        if (isAtHome)
            authorize?.Invoke(request);

        var client = isAtHome && connection.IsTrustedAddress ? _trusted : _guarded;
        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static bool IsHome(Uri uri, ProviderConnection connection) =>
        connection.BaseAddress is { } home
        && home.Host == uri.Host
        && home.Port == uri.Port
        && home.Scheme == uri.Scheme;

    private sealed class Remote(
        OutputDownloader fetcher,
        string address,
        ProviderConnection connection,
        Action<HttpRequestMessage>? authorize
    ) : ProviderOutput
    {
        public override Task<Stream> OpenAsync(CancellationToken cancellationToken) =>
            fetcher.OpenAsync(address, connection, authorize, cancellationToken);
    }
}
