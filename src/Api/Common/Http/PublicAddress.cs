using ImageGenerator.Infrastructure.Providers;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Api.Common.Http;

/// <summary>
/// Where clients reach this installation: what <c>PublicUrl</c> says, else what the request itself was sent to.
/// </summary>
internal sealed class PublicAddress
{
    // A proxy may pass the path on or strip it, so its first part must not be one of our own.
    private static readonly string[] _ownPaths =
    [
        "api",
        "v1",
        "openapi",
        "swagger",
        "webhooks",
        "health",
        "metrics",
        "assets",
    ];

    private readonly Uri? _url;

    public PublicAddress(IOptions<PublicAddressOptions> address, IOptions<HttpOptions> http)
    {
        _url = address.Value.PublicUrl;
        PathBase = ToPathBase(http.Value.PathBase ?? _url?.AbsolutePath ?? "/");
        if (_url is not null && http.Value.PathBase is not null && ToPathBase(_url.AbsolutePath) != PathBase)
        {
            throw Wrong(
                $"Http:PathBase is '{http.Value.PathBase}', but the path of PublicUrl is '{_url.AbsolutePath}'. "
                    + "Set one of them, or both alike."
            );
        }
    }

    /// <summary>The path that everything lies below; empty for none.</summary>
    public PathString PathBase { get; }

    /// <summary>
    /// The address of the client's start page, as far as it is configured; null without <c>PublicUrl</c>.
    /// </summary>
    public string? Url => _url?.AbsoluteUri.TrimEnd('/');

    /// <summary>The whole address of a path of ours.</summary>
    public string AddressOf(HttpRequest request, string path) =>
        (Url ?? $"{request.Scheme}://{request.Host}{PathBase}") + path;

    /// <summary>True when a page of this origin is ours.</summary>
    public bool IsOrigin(string origin, HttpRequest request) =>
        OriginOf(origin) is { } asked
        && (
            asked == OriginOf(_url?.GetLeftPart(UriPartial.Authority))
            || asked == OriginOf($"{request.Scheme}://{request.Host}")
        );

    // The serialised form of RFC 6454, and nothing behind it: lower case, without the scheme's own port.
    private static string? OriginOf(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.AbsolutePath == "/"
        && !text!.EndsWith('/')
        && uri.UserInfo.Length + uri.Query.Length + uri.Fragment.Length == 0
            ? $"{uri.Scheme}://{uri.IdnHost.ToLowerInvariant()}:{uri.Port}"
            : null;

    private static PathString ToPathBase(string path)
    {
        var trimmed = path.Trim('/');
        if (trimmed.Length == 0)
            return PathString.Empty;
        if (
            trimmed.Any(character =>
                !char.IsAsciiLetterOrDigit(character) && character is not ('/' or '-' or '_' or '.' or '~')
            )
        )
        {
            throw Wrong($"The path '{path}' that everything lies below may have letters, digits and -._~ only.");
        }

        var first = trimmed.Split('/')[0];
        return _ownPaths.Contains(first, StringComparer.OrdinalIgnoreCase)
            ? throw Wrong(
                $"The path '{path}' that everything lies below cannot begin with '{first}', which is a path "
                    + "of the product itself."
            )
            : new PathString($"/{trimmed}");
    }

    private static OptionsValidationException Wrong(string sentence) =>
        new(nameof(HttpOptions), typeof(HttpOptions), [sentence]);
}
