using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Infrastructure.Providers;

internal sealed class ProviderConnections(IModelCatalog models) : IProviderConnections
{
    public Task<ProviderConnection?> ChooseAsync(
        OrganizationId organization, UserId user, string provider, IReadOnlyCollection<KeyOwner> except, CancellationToken cancellationToken) =>
        Task.FromResult(models.FindProvider(provider) is { NeedsKey: false, SelfHosted: false } ? new ProviderConnection() : null);

    public Task<IReadOnlyDictionary<string, KeyOwner?>> UsableAsync(OrganizationId organization, UserId user, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, KeyOwner?>>(
            models.Providers.Where(provider => provider is { NeedsKey: false, SelfHosted: false }).ToDictionary(provider => provider.Id, _ => (KeyOwner?)null));

    public Task ReportRejectedAsync(
        ProviderConnection rejected, OrganizationId organization, string provider, string reason, CancellationToken cancellationToken) => Task.CompletedTask;
}
