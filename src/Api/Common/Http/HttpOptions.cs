using System.ComponentModel.DataAnnotations;
using System.Net;

namespace ImageGenerator.Api.Common.Http;

/// <summary>Configuration of <c>Http</c>: what stands between the world and this process.</summary>
internal sealed class HttpOptions : IValidatableObject
{
    public const string Section = "Http";

    /// <summary>
    /// The path that everything lies below, such as <c>/images</c>; null takes the path of <c>PublicUrl</c>. The proxy
    /// may strip it or pass it on.
    /// </summary>
    public string? PathBase { get; set; }

    /// <summary>
    /// The proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed: addresses, or networks such
    /// as <c>10.0.0.0/8</c>.
    /// </summary>
    public IReadOnlyList<string> KnownProxies { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (
            var proxy in KnownProxies.Where(proxy =>
                !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _)
            )
        )
        {
            yield return new ValidationResult(
                $"Http:KnownProxies has '{proxy}', which is neither an address nor a network such as 10.0.0.0/8.",
                [nameof(KnownProxies)]
            );
        }
    }
}
