using System.ComponentModel.DataAnnotations;
using System.Net;

namespace ImageGenerator.Api.Operations;

/// <summary>Configuration of <c>Metrics</c>: who may read the figures, and where.</summary>
internal sealed class MetricsOptions : IValidatableObject
{
    public const string Section = "Metrics";

    /// <summary>Whether everybody may read them at the product's own address.</summary>
    public bool Public { get; init; }

    /// <summary>A port of their own; the product's own address then has none, unless they are public.</summary>
    [Range(1, 65535)]
    public int? Port { get; init; }

    /// <summary>The IP address that this port listens on.</summary>
    public string Address { get; init; } = "127.0.0.1";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IPAddress.TryParse(Address, out _))
        {
            yield return new ValidationResult($"Metrics:Address must be an IP address, not '{Address}'.");
        }
    }
}
