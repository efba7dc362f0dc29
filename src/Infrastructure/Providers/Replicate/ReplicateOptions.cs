namespace ImageGenerator.Infrastructure.Providers.Replicate;

/// <summary>Settings of the adapter, besides address and key.</summary>
internal sealed class ReplicateOptions
{
    public const string Section = "Providers:Replicate";

    /// <summary>
    /// <c>whsec_…</c>: what Replicate signs its messages with. Without it, it is asked for with the installation's key.
    /// </summary>
    public string? WebhookSecret { get; set; }
}
