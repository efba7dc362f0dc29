using System.ComponentModel.DataAnnotations;

namespace ImageGenerator.Infrastructure.Providers;

/// <summary>Where others reach this installation. Set at the root of the configuration: <c>PublicUrl</c>.</summary>
internal sealed class PublicAddressOptions : IValidatableObject
{
    /// <summary>
    /// <c>https://images.example.com</c>; null when nobody outside can reach us. Without encryption only for this very machine.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicUrl is null) yield break;
        if (!PublicUrl.IsAbsoluteUri || PublicUrl is not ({ Scheme: "https" } or { Scheme: "http", IsLoopback: true }) || PublicUrl.Query.Length + PublicUrl.Fragment.Length > 0)
        {
            yield return new ValidationResult("PublicUrl must be an address such as https://images.example.com.", [nameof(PublicUrl)]);
        }
    }
}
