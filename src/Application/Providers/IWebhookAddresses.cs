namespace ImageGenerator.Application.Providers;

/// <summary>Where providers can reach this installation.</summary>
public interface IWebhookAddresses
{
    /// <summary>
    /// The address for a provider's messages; null when the installation has no public address, or nobody here reads
    /// that provider's messages.
    /// </summary>
    /// <param name="provider">The provider's id.</param>
    Uri? For(string provider);
}
