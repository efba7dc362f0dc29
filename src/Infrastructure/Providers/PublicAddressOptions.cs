using System.ComponentModel.DataAnnotations;

namespace ImageGenerator.Infrastructure.Providers;

/// <summary>Where others reach this installation. Set at the root of the configuration: <c>PublicUrl</c>.</summary>
public sealed class PublicAddressOptions : IValidatableObject
{
    /// <summary>
    /// <c>https://images.example.com</c>, with the path that everything lies below if there is one; null when it is not
    /// said. Without encryption it is for a network of one's own: providers are not told of it.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicUrl is null)
            yield break;
        if (
            !PublicUrl.IsAbsoluteUri
            || PublicUrl.Scheme is not ("https" or "http")
            || PublicUrl.Query.Length + PublicUrl.Fragment.Length + PublicUrl.UserInfo.Length > 0
        )
        {
            yield return new ValidationResult(
                "PublicUrl must be an address such as https://images.example.com.",
                [nameof(PublicUrl)]
            );
        }
    }
}
