namespace ImageGenerator.Infrastructure.Providers.Replicate;

/// <summary>
/// A model as Replicate names it: <c>owner/name</c> for an official one, <c>owner/name:version</c> for any other.
/// </summary>
/// <param name="Name"><c>owner/name</c>.</param>
/// <param name="Version">Null for an official model: it has no versions, and it is paid by the image and not by the
/// second.</param>
internal sealed record ReplicateModel(string Name, string? Version)
{
    public static ReplicateModel Parse(string providerModel)
    {
        var parts = providerModel.Split(':', 2);
        return new ReplicateModel(parts[0], parts.Length > 1 ? parts[1] : null);
    }

    /// <summary>Who publishes it.</summary>
    public string Owner => Name.Split('/')[0];

    /// <summary>Its name among the owner's.</summary>
    public string ShortName => Name[(Name.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>True when a prediction is one of this model's.</summary>
    public bool Made(Prediction prediction) =>
        Version is null
            ? string.Equals(prediction.Model, Name, StringComparison.OrdinalIgnoreCase)
            : prediction.Version == Version;
}
